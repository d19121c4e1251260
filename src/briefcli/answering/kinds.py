"""What kinds of answer there are: the words that ask for each, and what an answer of each looks like.

All as data. Patterns are verbose regular expressions (blanks and line ends in them mean nothing) over
normalised text.
"""

import re
from functools import cache
from typing import Literal

Kind = Literal[
    "quantity", "date", "person", "place", "name", "list", "how", "why", "yesno", "saying", "keyword"
]
"""`saying` is what somebody says of something, `keyword` mere search words."""

# Characters one of which is in all words that ask: a question without any is mere keywords, which is told
# without compiling the patterns (5 ms at start-up).
ASKS = frozenset("谁何哪什啥几多怎咋如为因凭吗否是没能会可有无叫率速幅例重量总数额格价增长比环甚缘时位称于对")

# The kinds of answer with the words that ask for them. Earlier ones go first: 哪一年 asks for a date before
# 哪 asks for a name.
WANTED: tuple[tuple[Kind, str], ...] = (
    (
        "person",
        r"""
        谁|何人|哪个人|(?:哪|什么样?的?)(?:一|几)?(?:位|名)?(?:人物?|官员|领导|负责人|发言人|学者|专家|同志|
        皇帝|作家|科学家|总统|教授)|哪一?位|哪名|哪几位
        """,
    ),
    (
        "date",
        r"""
        何时|何年(?:何月)?(?:何日)?|什么(?:时候|时间|时期|年代|日子|朝代)|啥时候?|多会儿|几时|几(?:月份?|号|
        点)|几年(?=的|前|起|开始)|第几(?:年|季度|天)|哪一?(?:年|月|天|日|季度?)|(?:哪|什么)一?个?(?:年份|
        年度|月份?|季度|世纪|朝代|时期|时间点?|时点|时候|时段|阶段|日子|节点)|哪几年|年份是|日期是|时间是
        """,
    ),
    (
        "place",
        r"""
        哪里|哪儿|何处|何地|什么地方|位[于在]哪|(?:哪|何|什么)一?[个座些]?(?:国家?|城市|省份?|市|县|区|州|
        洲|地区?|地方|镇|村|街道?|岛|河|湖|山|海|港|机场)(?![别长])
        """,
    ),
    (
        "quantity",
        r"""
        百分之多少|百分之几|多少|几成|第几|(?<!哪)几(?!乎|何|个方面)|多大(?:比例|比重|规模|面积|幅度)?|多高|
        多长|多重|多远|多快|多宽|多深|多久|多厚|多强|有多[^少,?]
        """,
    ),
    (
        "why",
        r"""
        为什么|为何|为啥|何以|缘何|因何|怎么会|凭什么|(?:什么|啥|何)(?:原因|缘故|理由)|原因(?:是|在于|呢|
        何在)
        """,
    ),
    (
        "list",
        r"""
        (?:包括|涉及|覆盖|涵盖|分为|具有|具备|有)(?:了|着)?(?:什么|啥|何)(?=[^?]*(?:特点|特征|领域|方面|
        环节|行业|部门|城市|项目|内容|优势|类型))|哪些|哪几[个类种项家条大方位步样所座]?|哪[两二三四五六]
        """,
    ),
    (
        "how",
        r"""
        如何|怎么样?|怎样|咋样?|(?:采取|出台|有|做)了?(?:什么|哪些|啥|何)[^?]{0,6}(?:措施|举措|办法|打算|
        安排|部署|考虑|计划|支持|政策|对策|动作)|有何(?:措施|举措|打算|安排|考虑)|怎办
        """,
    ),
    (
        "yesno",
        r"""
        吗|[是能会可]否|是不是|有没有|有无|能不能|会不会|可不可以|了没有?|没有?[?]?$|(.)不|对不对
        """,
    ),
    ("quantity", r"(?:什么|何种|怎样的?)(?:程度|水平|比例|规模)|有没有到?(?=\d)"),
    ("name", r"什么(?:样的?)?|哪一?[个种款类项条份部家所届支张座本]?|何种|何|啥|甚么"),
    (
        "quantity",
        r"""
        (?<=[^,? ])(?:占比|比例|比重|(?:增长|
        占有|普及|覆盖|渗透|合格|就业|失业|利用|回收|达标)率|增速|增幅|涨幅|降幅|数量|总量|总数|总额|金额|
        价格|人数|户数|家数|个数|企业数|行业数|项目数|同比增长|环比增长)(?:是|为|呢|有)?(?=[?%]*$)
        """,
    ),
    ("name", r"叫做?(?=[?]?$)|(?:是|为|称为|于)(?=[?]$)"),
)

# What an answer of a kind looks like; for measures and plans, the verbs that they begin with.
SIGNS = {
    "quantity": r"""
    \d[\d,]*(?:\.\d+)?|[一二三四五六七八九十百千万亿两半数几]+
    """,
    "date": r"""
    \d{1,4}年|\d{1,2}月|\d{1,2}日|[\d一二三四五六七八九十]+世纪|[一二三四五六七八九十〇零]{1,4}年(?!级)|
    时期|年代|年间|季度|月底|年底|去年|今年|明年|同年|当年|朝|次年|翌年|前夕|之后|以后
    """,
    "place": r"""
    [国省市县区州洲镇村岛河湖山港街路府城江海]|大学|学院|地区
    """,
    "person": r"""
    ·|[
    王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁
    任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴
    莫孔向汤
    ][\u4e00-\u9fff]{1,2}|皇帝|国王|总统|教授|博士|先生|主席|人
    """,
    "why": r"""
    因|所以|为了|导致|由于|使得|造成|故|以便
    """,
    "list": r"""
    [、和]
    """,
    "how": r"""
    (?:^|[,;:、。]|将|要|是)(?:进一步|积极|着力|持续|大力|扎实|深入|稳步|有序|全面|更好地?|不断|
    切实)*(?:加快|推动|推进|加强|加大|完善|建立|健全|支持|引导|鼓励|优化|提升|提高|强化|深化|落实|开展|组织|
    培育|打造|统筹|研究|出台|制定|实施|扩大|促进|构建|布局|聚焦|围绕|探索|夯实|激发|降低|减少|防范|整治|
    打击|规范|严格|严查|发挥|拓展|保障|维护|改善|帮助|发放|安排|部署|派出|启动|设立|推出|采取|坚持|巩固|
    稳定|增加|征集|指导)
    """,
    "name": r"""
    [《“「『·]|[a-z]{2,}
    """,
}

# Sorts of things that a question may name behind 哪, with what a text that answers must hold.
SORTS = (
    (
        r"""
        哪一?[家个](?:[^\W\d_]{0,4})(?:公司|企业|厂商?|厂家|集团|运营商|车企|国企)
        """,
        r"""
        公司|集团|[^工]厂|企业|股份|银行|[a-z]{2,}
        """,
    ),
)

# What a question may want counted: the words of the question, and the units that may answer (see quantities).
UNITS_WANTED = (
    (
        r"""
        (?:多少|几)个?百分点|几个点
        """,
        "points",
    ),
    (
        r"""
        [比较跟与和][^,]{1,12}(?:快|慢|高|低|扩大|缩小|提高|降低|上升|下降|提速|加快)[^,]{0,3}(?:多少|几)
        (?![家户项万亿])|拉动[^,]{0,12}(?:多少|几)
        """,
        "points",
    ),
    (
        r"""
        百分之[几多]|几成|多大比[例重]|比例|比重|占比|占(?:了|到|据)?(?:多少|几)|(?:率|占比|
        份额)[^,]{0,6}(?:多少|多高|多大|几)|(?:增|涨|降|减|跌|快|慢|回落)[^,的有]{0,3}(?:多少|
        几)(?![个家项户次种万亿])|增速|增幅|涨幅|降幅|百分比
        """,
        "share",
    ),
    (
        r"""
        第几|排名|排(?:在|到)?[^,]{0,4}几
        """,
        "rank",
    ),
    (
        r"""
        多少钱|(?:多少|几)[百千万亿]*元|金额|价格|花了?多少|收入[^,]{0,5}多少|投资[^,]{0,3}(?:多少|
        几)[万亿]*元
        """,
        "money",
    ),
)

# Words by which a question asks for who speaks: about a whole answer, and about a single thing said.
WHO_ANSWERS = r"回答|作答|解答|答复|介绍|答的|应答|回应"
WHO_SAYS = r"出自|之口|提到|提及|谈到|说到|讲到|说|讲|谈|透露|指出|表示|强调|宣布"

# Words for what has a title, longer ones first.
DOCUMENTS = tuple(
    """
    行动计划 实施方案 指导意见 实施意见 管理办法 建设指南 白皮书 文件 方案 意见 计划 规划 指南 办法 条例
    通知 纲要 决定 法律 报告 协定 公报 声明 倡议 标准 名字 名称
    """.split()
)

# Words by which a clause says something of its subject.
PREDICATES = r"""
    (?:是|为|达到?了?|超过|增长|下降|增加|减少|提高|扩大|回升|占|实现|完成|保持|高达|接近|不足|培育|建成|
    突破|降至|升至|扩容到|融入到?|拥有|共有|共|有)
"""


@cache
def wanted() -> list[tuple[Kind, re.Pattern[str]]]:
    """The kinds of answer with the words that ask for them, compiled."""
    return [(kind, re.compile(pattern, re.VERBOSE)) for kind, pattern in WANTED]


@cache
def units_wanted() -> list[tuple[re.Pattern[str], str]]:
    """The words of a question with the units that may answer it, compiled."""
    return [(re.compile(pattern, re.VERBOSE), unit) for pattern, unit in UNITS_WANTED]


@cache
def sorts() -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    """The sorts of things that a question may name with what must be held, compiled."""
    return [(re.compile(asked, re.VERBOSE), re.compile(held, re.VERBOSE)) for asked, held in SORTS]


@cache
def sign_of(kind: Kind) -> re.Pattern[str] | None:
    """What an answer of a kind looks like, compiled; None if by nothing in particular."""
    return re.compile(SIGNS[kind], re.VERBOSE) if kind in SIGNS else None
