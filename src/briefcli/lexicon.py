"""What the program knows of the language of questions, as data.

A word belongs here only if it holds for questions on any briefing.
"""

# How questions name a measure that a text tells together with another (产销), by traces.
SAID_AS = {
    "产量": ("产", "造"),
    "销量": ("销", "卖"),
    "进口": ("进口",),
    "出口": ("出口",),
    "收入": ("收入",),
    "支出": ("支出",),
    "存款": ("存款",),
    "贷款": ("贷款",),
}

# Words that a text may say together in one: who asks for 销量 is answered by 产销.
TOGETHER = {
    "产销": ("产量", "销量", "产销量"),
    "进出口": ("进口", "出口"),
    "收支": ("收入", "支出"),
    "存贷款": ("存款", "贷款"),
}

# Endings of the names of organisations, which jieba does not always tag as such.
ORGANISATIONS = ("部", "局", "委", "署", "公司", "集团", "银行", "大学", "法院", "检察院", "协会", "委员会")

# Directions of change. A question that asks for the one is not answered by the other.
RISE = "增长 增加 上升 提升 提高 上涨 扩大 加快 回升 增多 变多 涨了 涨 攀升 翻番 增强".split()
FALL = "下降 下滑 减少 降低 回落 下跌 缩小 萎缩 放缓 变少 跌了 跌 降了 负增长 收缩 减弱 亏损".split()
# Words in a question that name the kind of thing that is asked for, or how it is asked; a text that
# answers need not have them.
SCAFFOLD = frozenset(
    """
    问题 提问 作答 解答 答复 发言 讲话 内容 指标 数据 数 数字 数值 统计 结果 文件 政策文件 部门 单位 机构
    行业 领域 地区 地方 方面 名称 项目 类型 种类 比例 比重 水平 程度 规模 总量 总数 数量 时间 时候 时点 日期
    年份 阶段 节点 地点 位置 原因 理由 目的 目标 意思 含义 定义 措施 举措 办法 做法 方法 方式 手段 途径 打算
    准备 计划 安排 部署 考虑 工作 进展 进度 成效 成果 效果 作用 影响 意义 变化 趋势 特点 特征 优势 困难 挑战
    建议 意见 观点 表现 状况 现状 态势 形势 结论 事 事情 东西 人 人物 官员 领导 负责人 记者 国家 官方 政府
    全国 国内 我国 中国 一起 共同 分别 累计 达到 达 完成 实现 进行 开展 推进 推动 加强 做 做到 搞 弄 用 用于
    出 定 管 算 算是 来 去 起来 出来 下来 成 变 变成 变得 得到 拿到 取得 获得 包括 包含 涉及 覆盖 涵盖 存在
    属于 相当于 等于 占 占到 超过 接近 为止 截至 截止 期间 以来 以后 以前 之前 之后 同期 同比 环比 总 总共
    合计 平均 大概 大约 左右 以上 以下 增速 增幅 涨幅 降幅 增长率 增长速度 幅度 真的 其实 还 再 又 才 只
    正在 正 已 曾 曾经 一直 不断 继续 越来越 特别 非常 比较 相对 一 一些 一下 一点 这次 本次 此次 最近 近期
    近来 如今 目前
    """.split()
)

# Pairs of doings of which the one is not the other.
OPPOSITES = (
    ("关停 关闭 倒闭 取缔 注销 破产 停产 停办 裁撤 拆除 废止 取消 撤销 淘汰 退出 停止 终止".split(),
     "培育 建成 建设 新建 成立 设立 创建 发布 出台 制定 新增 投产 启动 开工 认定 批准 颁布".split()),
    ("进口".split(), "出口".split()),
    ("城市 城镇".split(), "农村 乡村".split()),
    ("男".split(), "女".split()),
)  # fmt: skip

# Words that ask or are courtesies, and carry nothing of what is asked about.
ASKING = frozenset(
    """
    请问 请 您好 你好 谢谢 想问 想问一下 问一下 麻烦 告诉 我 咨询 了解 一下 介绍 说明 谈谈 讲讲 看看 什么 啥
    哪 哪些 哪个 哪几个 哪几 哪里 哪儿 哪家 哪位 哪一 哪种 谁 何 何时 何种 什么样 什么时候 时候 多少 几 几个
    多大 多高 多长 多久 多快 多 怎么 怎么样 怎样 怎么办 如何 为什么 为何 是否 是不是 有没有 有无 能不能 能否
    可否 会不会 吗 呢 吧 啊 呀 么 嘛 哈 来着 情况 方面 关于 对于 有关 相关 目前 现在 到底 究竟 emm emmm
    emmmm hi hello hey pls plz please thx thanks ok okay 哦 噢 嗯 嘞 咧 喂 哎 哎呀 那个 就是 这块 这个 那
    在吗 在线等 急 挺急的 求助 老师 您 麻烦您 大家 咱们 咱 我国 我们 我想 想 知道 想知道 问 问问 帮忙 帮 查
    查查 查一下 告诉我 是什么 叫什么 叫 名字 属于 指 指的 百分之几 百分之 程度 答案 一共 总共 其中 具体 主要
    说 说说 怎么说 怎么看 看法 看待 表示 认为 谈到 提到 提及 讲 指出 回答 评价 透露
    """.split()
)

# Words that only build sentences.
FUNCTION = frozenset(
    """
    的 了 是 在 和 与 及 或 而 也 都 就 还 又 对 把 被 给 从 到 向 于 以 为 之 其 将 会 要 能 可 可以 应
    应该 已 已经 有 没 没有 不 着 过 地 得 这 那 这个 那个 这些 那些 它 他 她 他们 我们 你们 来 去 跟 啦 用
    上 下 中 里 内 外 前 后 个 各 每 等 并 但 如果 因为 所以 虽然 但是 而且 以及 通过 进行 由 让 使 比 更 很
    最 做 the a an of is are in on to and or what how
    """.split()
)

# Words by which a question asks for what somebody says, longer ones first: a name in it is a speaker's.
SAYING = tuple(
    """
    有什么看法 有何看法 怎么看待 如何看待 怎么评价 如何评价 说了什么 怎么看 怎么说 怎么讲 讲到 说到 讲了
    说了 谈了 提了 谈到 提到 提及 看法 看待 表示 认为 介绍 指出 回答 评价 透露 说 谈 讲
    """.split()
)

# Words that lead from what is counted to its number.
LINKING = tuple(
    """
    总规模 总数量 总数 总量 规模 数量 数 量 分别 累计 同比 已经 超过 达到 完成 建成 实现 大约 接近 不足 已达
    高达 共有 总共 一共 增长 下降 增加 减少 已 共 约 近 达 为 是 有 了 至 到 占 超
    """.split()
)


# What a single syllable of pinyin stands for in a question, where it stands alone; earlier ones first.
HEARD_ALONE = "谁有个的了是在和吗呢哪几家年月多大我们共"

# English periods whose order of words differs from Chinese, as regular expressions.
ENGLISH_PERIODS = (
    (r"(?:at |by |as of )?(?:the )?end of ((?:19|20)\d\d)(?:年)?", r"\1年底"),
    (r"\bq([1-4])[, ]*((?:19|20)\d\d)(?:年)?", r"\2年第\1季度"),
    (r"\b(?:in|of|for) ((?:19|20)\d\d)(?!年)\b", r"\1年"),
)

# Words that turn the one behind them into its opposite.
NEGATIONS = ("不", "没", "没有", "未", "不会", "不再", "并未", "尚未", "无")
