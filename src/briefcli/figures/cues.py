"""The words by which a number tells what kind of figure it is, and which words name what is measured.

Everything here is data: lists of words, all in normalised (simplified, lower-case) form.
"""

# Words of rise and fall right before a number: 增长6.1%, 降幅10.9%, 多出3户. Longer ones come first.
UP = tuple(
    """
    同比增长 环比增长 年均增长 平均增长 累计增长 实际增长 名义增长 增长率 增长 增加额 增加 新增加 新增
    净增加 净增 递增 增收 多增 增幅 增速 增多 增产 增 上升 上涨 上调 上浮 提升 提高 提速 提前 涨幅 涨 扩大
    扩增 扩容 加快 加大 快 回升 攀升 升幅 升高 升 走高 高出 高 多出 多收 多了 偏多 多 拉动 带动 拉高 推高 翻
    延长 拓展 贵了 贵 升值 少减 少降 改善 好转 反弹 跃升
    """.split()
)
DOWN = tuple(
    """
    同比下降 环比下降 年均下降 累计下降 下降 下滑 下跌 下调 下浮 减少 减幅 减产 缩减 压减 核减 减 降低 降幅
    降价 降 回落 跌幅 跌 缩小 缩短 萎缩 收缩 收窄 放缓 放慢 偏少 少收 少了 少 慢 低 拉低 负增长 节约 节省
    省下 便宜了 便宜 压缩 贬值 少增
    """.split()
)
# Words that make of a movement the level it ends on: 提高到31.2%.
UP_TO = ("到", "至", "为")

# Words that tell that a number is planned or aimed at, as regular expressions, and those that end it again.
TARGET = r"""
    目标 | 计划(?!单列|生育) | 力争 | 争取 | 规划(?!纲要)[^,;。]*$ | 任务[^,;。]*$ | 拟(?!合) | 确保 | 打算
    | 有望 | 下一步 | 下一阶段 | 明年 | 后年 | 未来 | 今后 | 约束性指标 | 还要(?!看|注意|说|强调)
    | 将(?=[于要会再达超建新形支投继进突提在分把]|实现|完成|安排|增加|培育|扩大|推动|累计|力争
        |基本|全部)
    | (?<![主需重不还])要(?=再|达到|实现|建成|完成|新|提高|保持|超过|力争|确保|控制|降)
"""
DONE = r"""
    已经? | 截[至止] | 目前 | 去年 | 上年 | 以来 | 完成了 | 达到了 | 累计(?!投资) | [;。]
    | 实际(?=完成|到位|利用) | 前[一二三四五六七八九十\d]+个?[月季]
"""
FORECAST = "预计 | 预测 | 估计"

# What a change may be against without more words, as a regular expression.
SAME_PERIOD = r"同比|环比|两年平均"

# Labels that need a subject: 增加值 of what? Taken from the clause or the sentence before.
GENERIC = frozenset(
    """
    增加值 产量 销量 产销量 产值 总产值 营业收入 主营业务收入 利润 利润总额 收入 总收入 支出 总额 金额
    总金额 规模 总规模 市场规模 产业规模 数量 总数 总量 企业数量 企业数 企业 人数 总人数 户数 家数 投资
    总投资 投资额 完成投资 增速 增幅 涨幅 降幅 增长率 占比 比重 比例 占有率 市场占有率 覆盖率 普及率 参保率
    完成率 开工率 利用率 使用率 渗透率 合格率 达标率 满意率 成功率 自给率 贡献率 面积 单产 总产 总产量 亩产
    均价 价格 平均价格 出口 进口 出口额 进口额 进出口 出货量 成交额 交易额 销售额 零售额 销售收入 客流量
    货运量 客运量 吞吐量 总里程 里程 长度 容量 库容 总容量 平均 人均 户均 其中 均值 缴费标准 标准 补助标准
    从业人员 就业人数 用户 用户数 用户规模 总人口 人口 余额 存量 增量 总用电量 用电量 发电量 装机 装机容量
    """.split()
)
# … of these the number is what the metric itself does: 增速超过70% is growth of what was measured before.
RATES = frozenset("增速 增幅 涨幅 降幅 增长率 跌幅 减幅 升幅 增长速度 的增速 的增幅 的涨幅 的降幅".split())
# Attributes at the end of a label that are not its subject: 新能源汽车 of 新能源汽车产销.
ATTRIBUTES = (
    *sorted(GENERIC - {"企业", "其中", "用户", "人口", "标准"}, key=len, reverse=True),
    *"产销 生产 运行 发展 建设 工作 情况 形势 行业 进出口".split(),
)

# Two measures in one word, and each of them by itself.
TWO_IN_ONE = {
    "产销": ("产量", "销量"), "产销量": ("产量", "销量"), "进出口": ("进口", "出口"),
    "收支": ("收入", "支出"), "存贷款": ("存款", "贷款"), "量价": ("量", "价"),
}  # fmt: skip

# Words that begin a clause and say nothing of what is measured.
LEADING = frozenset(
    """
    确保 其中 同时 此外 另外 另 而 但 但是 并 并且 也 又 还 还有 则 即 且 因此 所以 当然 比如 例如 像 如
    特别是 尤其是 尤其 主要 主要是 一是 二是 三是 四是 五是 六是 七是 第一 第二 第三 我国 我们 我部 我局
    我省 我市 全部 大家 他们 已 已经 累计 共 总共 一共 现在 目前 当前 今年 去年 这 这些 那 就是 是 有 对
    在 把 将 从 由 以 按 按照 根据 据 通过 后来 反而 一般 平均 每 分别 首先 其次 最后 再 就 都 均 各 与
    和 及 以及 的 了 中 里 初步 核算 初步核算 预计 计划 力争 目标 争取 要 可以 至少 约 大约 大概 应该
    应该说 可以说 说 结果 只 只有 仅 仅有 才 合计 总计 实际 光 共计 最长 最多 最高 最低 最少 任务 过去
    原来 此前 年初 后 大致 经 为 使 让 给 被 于 到 至 只剩 还剩 剩 剩下 我们 您 你 这里 里面 其 该 此
    先看 再看 看 先 涉及到 说到 重点 我国的 现 为了 好在 这说明 说明 算下来 也就是说 还要 仍有 仍 可 能
    能够
    """.split()
)
# Words right before a number that say nothing of what is measured.
TRAILING = frozenset(
    """
    达到 达 已达 高达 多达 为 是 有 共有 已有 现有 拥有 超过 超 突破 完成 实现 已 已经 也 还 只 只有 仅 仅有
    仅为 就 都 均 各 共 总共 一共 累计 合计 总计 分别 同比 环比 约 大约 大概 接近 近 不足 不到 不低于 不少于
    不超过 至少 在 到 至 由 从 按 按照 以 了 着 过 的 占 占到 贡献 任务 目标 过去 原来 年初 此前 剩 还剩
    剩下 还有 尚有 为止 达到了 超过了 稳定 保持 维持 继续 持续 进一步 小幅 大幅 明显 显著 略 略有 略微 快速
    稳步 平稳 实际 名义 年均 平均 人均 每 又 再 才 却 则 总体 全年 共计 约为 可 可以 能 能够 将 要 预计 计划
    力争 争取 目标 拟 左右 要求 逾 预期 算 大致 稳 恢复 不 没 没有 仍 仍然 还要 相当于 等于 起 当于 好 得 上
    于 最高 最低 最多 最少 最长 给予 给 要 总体 转 转为 需要 需 大约是 一般 基本 整体 可能 控制 稳定在
    保持在 控制在 日 达到 调整 调整为 调 变 变为 延 压减 压缩
    """.split()
)
# Verbs whose object is what is counted: 累计建成5G基站364.7万个. Their subject is who does it.
DOING = frozenset(
    """
    建成 培育 发布 制定 推广 拦截 征集 改造 加装 惠及 涉及 接入 发出 查处 下达 安排 投入 拨付 发放 开通 新增
    净增 带动 覆盖 支持 引进 签订 受理 办理 办结 建立 设立 成立 组建 新建 扩建 打造 认定 选拔 招收 招聘 培训
    吸纳 撬动 达成 落实 落地 实施 启动 开展 举办 派出 出动 立案 捣毁 破获 抓获 关停 淘汰 减免 铺设 敷设 修建
    修复 出台 印发 推出 发行 募集 筹集 筹措 收治 救治 运送 发送 开行 开工 竣工 完工 投产 交付 遴选 输送 拥有
    汇聚 集聚 收到 接到 增加 减少 压减 释放 找到 盘活 腾出 完成 创建 化解 聘请 聘用 招募 建设 培养 主导 储备
    投放 配备 划定 治理 栽植 完善 争取 筹建 提供 解决 补充 选派 选聘 出具 推动 促成 促进 共有 现有 处置 取缔
    追回 挽回 归集 拨出 上缴 缴纳 安置
    """.split()
)
# … which add nothing to what is carried over from before: 书屋, of which 421 are 建成.
CREATING = frozenset(
    """
    建成 再建 新建 建 建设 完成 达到 新增 净增 培育 发布 安装 加装 增加 减少 接入 覆盖 惠及 服务 再建设 开展
    """.split()
)
# Verbs whose object is moved by what was spoken of before: 拉动规模以上工业增长2.4个百分点.
PULLING = ("拉动", "拉低", "拉高", "推高", "影响")
# Averages that are said of what was spoken of before: 日均1.9亿人次.
AVERAGES = frozenset(
    """
    日均 月均 年均 人均 户均 亩均 单价 均价 次均 平均 日平均 平均每天 每天 其中 个人 单店 单日 单户 单产
    总投资 上调 下调
    """.split()
)
# Words that begin a clause of which nothing is told: 按不变价格计算, 算下来.
INTERPOSED = tuple(
    """
    按 据 根据 依据 按照 从 受 扣除 算下来 也就是说 可以说 可以看到 应该说 这说明 这意味着 初步核算 初步测算
    经测算 与此同时 总的来看 总体看 大家知道 我们知道 好在 比如 例如 以 对标 说明 同比 环比 一增一减
    一升一降 先看 再看 由于 因为受
    """.split()
)

# Endings that make a noun of a verb before them: 出货量, 完成率.
NOUN_ENDINGS = "量率额值数价面费度比口期点者员业品物权"
# Counts of a speaker's own points.
OWN_POINTS = tuple(
    """
    问号 方面 数字 用法 做法 问题 重点 特点 原因 层面 关键词 关键 字 环节 阶段 途径 渠道 维度 抓手 方向 体会
    亮点 举措 措施 要点 角度 步骤 考虑 目标 任务 着力点 突破口 情况 变化 信号 趋势 例子 数据 原则 坚持 统筹
    词 判断 转变 确保 一批 有利 支撑 优势 新特点 突出特点 结合 转向
    """.split()
)
POINT_UNITS = ("个", "点", "条", "项", "种", "类", "句", "步", "层", "组", "件", "对", "大")
