"""What the program knows of the language of questions, as data.

A word belongs here only if it holds for questions on any briefing.
"""

# Words that ask or are courtesies, and carry nothing of what is asked about.
ASKING = frozenset(
    """
    请问 请 您好 你好 谢谢 想问 想问一下 问一下 麻烦 告诉 我 咨询 了解 一下 介绍 说明 谈谈
    讲讲 看看
    什么 啥 哪 哪些 哪个 哪几个 哪几 哪里 哪儿 哪家 哪位 哪一 哪种 谁 何 何时 何种 什么样 什么时候 时候
    多少 几 几个 多大 多高 多长 多久 多快 多 怎么 怎么样 怎样 怎么办 如何 为什么 为何 是否 是不是 有没有 有无
    能不能 能否 可否 会不会 吗 呢 吧 啊 呀 么 嘛 哈 来着
    情况 方面 关于 对于 有关 相关 目前 现在 到底 究竟
    一共 总共 其中 具体 主要 说 说说 怎么说 怎么看 看法 看待 表示 认为 谈到 提到
    提及 讲
    指出 回答 评价 透露
    """.split()
)

# Words that only build sentences.
FUNCTION = frozenset(
    """
    的 了 是 在 和 与 及 或 而 也 都 就 还 又 对 把 被 给 从 到 向 于 以 为 之 其 将 会 要 能 可 可以 应 应该
    已 已经 有 没 没有 不 着 过 地 得 这 那 这个 那个 这些 那些 它 他 她 他们 我们 你们 上 下 中 里 内 外
    前 后 个 各 每 等 并 但 如果 因为 所以 虽然 但是 而且 以及 通过 进行 由 让 使 比 更 很 最 做
    the a an of is are in on to and or what how
    """.split()
)

# Words by which a question asks for what somebody says, longer ones first: a name in it is a speaker's.
SAYING = tuple(
    """
    有什么看法 有何看法 怎么看待 如何看待 怎么看 怎么说 怎么讲 怎么评价 如何评价 说了什么 谈到 提到 提及
    看法 看待 表示 认为 介绍 指出 回答 评价 透露 说 谈 讲
    """.split()
)

# Words that lead from what is counted to its number.
LINKING = tuple(
    """
    总规模 总数量 总数 总量 规模 数量 数 量 分别 累计 同比 已经 超过 达到 完成 建成 实现 大约 接近 不足 已达
    高达 共有 总共 一共 增长 下降 增加 减少 已 共 约 近 达 为 是 有 了 至 到 占 超
    """.split()
)
