"""What in a line tells who speaks: the rules for labels, names and offices, kept as data.

Each pattern is matched against text in simplified characters. A rule belongs here only if it holds for
briefings at large, never for the words of one page. What is furniture stands in `furniture`.
"""

import re

from briefcli.reading.patterns import any_of, lazy

# A letter that is none of ASCII: a Han character, in practice. Written so because a class that spells
# out the range of Han characters takes 2 ms to compile, and there are a dozen below.
HAN = r"[^\W\d_a-zA-Z]"
DOTS = "·•・‧∙⋅･．"  # between the parts of a foreign name
HAN_NAME = rf"(?:{HAN}{{1,8}}(?:[{DOTS}]{HAN}{{1,8}})+|{HAN}{{2,4}})"
_PARTICLE = "de|del|della|van|von|der|den|ter|bin|al|el|la|las|los|le|di|da|do|dos|du|af|zu"  # in a name
LATIN_NAME = rf"[A-Z][\w'’-]*\.?(?:\s+(?:[A-Z][\w'’-]*\.?|{_PARTICLE})){{0,4}}"

# Who speaks, before a colon at the beginning of a line. A label is short and is no sentence; the name
# of a paper may stand in it, and an office in brackets: 英国《金融时报》记者, 某某（副部长，发言人）.
LABEL = lazy(
    r"(?P<words>(?:[^\W\d_]{0,8}[《“][^》”]{1,20}[》”])?(?:[^：:。！？!?，,；;“”\"《》()（）\s]|(?<=[》”])(?=[：:]))"
    r"(?:[^：:。！？!?，,；;“”\"《》()（）]|[(（][^()（）：:。]{1,60}[)）]"
    r"|(?<=网友|网民|听众|观众|读者)[“\"][^”\"]{1,20}[”\"]){0,59}?)\s*[：:]"
)
# The same in brackets, as live text has it: [某某]……, 【某某】：…….
BRACKETED = lazy(r"[\[【〔［](?P<words>[^\[\]【】〔〕［］：:。！？!?；;]{1,60})[\]】〕］]\s*[:：]?")
FOLLOW_UP_IN_BRACKETS = lazy(r"[(（](?P<words>追问|继续追问)[)）]\s*[:：]?")
# What numbers a question before its label: 一、问：, 3.问：, （二）记者：.
NUMBERED_LABEL = lazy(
    r"(?:\d{1,2}\s*[.、．)）]|[一二三四五六七八九十]{1,3}、|[(（]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）])\s*"
)
# Labels without a colon, where a page has no others: Q1. Why …, A. Because …, 问　为什么…….
LETTERED = lazy(
    r"(?P<words>(?:Q|A|Question|Answer)\s?(?:\d{1,3})?|(?:提?问题?|回?答)\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3})?)"
    r"(?:\s*(?P<mark>[.)．、|｜])\s*|\s+)(?=\S)"
)
# A name of two characters that is set with a blank: 李　扬.
SPACED_NAME = lazy(rf"(?<!{HAN})({HAN})\s+({HAN})$")

_NUMBER = r"\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?"
# Labels of those who ask and that name nobody: 问, 问题三, Q2, QUESTION.
BARE_ASKER = lazy(
    rf"(?:提?问|问题|Q|Question){_NUMBER}$",
    re.IGNORECASE,
)
# Labels of those who ask: 记者, 路透社记者, 澜江日报记者章小满, 网友, 新华社记者问.
ASKER = lazy(
    rf"(?:.*(?:记者|(?<![融全新])媒体|网友|网民|听众|观众|读者|提问|提问者|提问人|追问|主播)(?P<blank>\s*)(?:[（(].*[)）]|[“\"].*[”\"])?\s*(?P<name>{HAN}{{2,4}}?)?(?:[（(].*[)）])?(?:提问|追问|问)?"
    r"|.*\b(?:reporter|journalist|correspondent)\b.*)$",
    re.IGNORECASE,
)
# A further question of the one who asked before.
FOLLOW_UP = lazy(
    r"[(（]?(?:(?:该|这位|同一|上述|同位)(?:名|位)?(?:记者|媒体|提问者)?)?(?:继续|再次?|又)?(?:追问|跟进|再问)(?:提问)?[)）]?\s*\d*$"
    r"|Follow(?:ing)?[- ]?up(?: question)?$",
    re.IGNORECASE,
)
FOLLOWING_UP = lazy(
    r"\s*[(（]?(?:继续|再次?)?(?:追问|跟进提问)[)）]?$|\s*[(（]\s*follow[- ]?up\s*[)）]$", re.IGNORECASE
)
ANSWER = lazy(
    rf"(?:答复?|回答|回复|解答|A|Answer){_NUMBER}\s*(?:[（(]\s*(?P<name>[^()（）]{{2,30}}?)\s*[)）])?$",
    re.IGNORECASE,
)
ANSWERING = lazy(rf"(?P<name>{HAN_NAME})(?:答|回答|答复)$")
HOST = lazy(
    rf"(?P<role>(?:现场|节目|活动)?主持人?|司仪|Moderator|Host|Emcee|MC)\s*(?:[（(]?\s*(?P<name>{HAN_NAME}|{LATIN_NAME})\s*[)）]?)?$",
    re.IGNORECASE,
)
# One who answers and is named only in the list above the text: 嘉宾：…, [受访者].
_GUEST = "(?:特邀|访谈|对话|受访|发布|现场)?嘉宾|受访[者人]|被访[者人]|发布人"
GUEST = lazy(rf"(?:{_GUEST})$")
# Where that list names the guests and the host, on the same line or below.
_ENTERED = (
    r"\s*[：:][^\S\n]*(?P<who>[^\n：:。！？，；]*$"
    r"(?:\n(?![^\n]*(?:[：:。！？，]|(?:主持人?|嘉宾)$))[^\n]{2,60}$)*)"
)
GUESTS_ENTERED = lazy(rf"^(?:{_GUEST}){_ENTERED}", re.MULTILINE)
HOST_ENTERED = lazy(rf"^主持人?{_ENTERED}", re.MULTILINE)
# Those who send out live text: what they say is on the broadcast itself, and nobody's words.
CREW = lazy(r"(?:图文|文字|现场)?直播[员间]$|现场$|直播$|小编$|编辑$")
HOST_IN_BRACKETS = lazy(r"(?P<host>主持人?)\s*[（(]\s*(?P<inner>[^()（）]{2,40})[)）]$")
HOST_ROLE = lazy(r"主持人?$|moderator$|host$", re.IGNORECASE)

# How the names of outlets end, with or without 记者 behind; those of some, in English, are only capitals.
OUTLET = lazy(
    ".*"
    + any_of(
        """
        社 报 网 台 刊 卫视 新闻 电视 广播 传媒 周刊 杂志 通讯 在线 客户端 频道 之声 财经 观察 融媒 全媒体
        融媒体 中心 经济 青年 评论 世界 参考 央视 央广 国际
        """
    )
    + r"$|.*《[^》]+》$|.*(?:台|社|网|报|视|播|公司|协会|频道|新闻|传媒)[A-Z]{2,6}$|(?:.* )?"
    + any_of(
        """
        News Times Daily Post Press Agency TV Television Radio Journal Gazette Herald Tribune Weekly
        Reuters Bloomberg Today Network Broadcasting Media Review Mail Standard Chronicle Observer Guardian
        Globe Ledger Courier Wire Sun Star Telegraph Independent Express Argus Mirror Echo Examiner Dispatch
        Register Sentinel Advertiser Inquirer Bulletin Monitor Economist Voice Gazetteer Broadcaster
        Corporation Online FM
        """
    )
    + r"$|[A-Z]{2,5}(?: [A-Z][a-z]+)?$|Agence.*|The \w+(?: \w+){0,2}$"
)

# Of a reporter who is not named: begins a question on its own line, or is a part of what an official says.
QUOTING = lazy(r"(?:另?有|还有|又有)(?:一?[位名个]|外国|外媒)?(?:记者|媒体|网友)(?:提|追)?问$")
# What an official says of those who ask, and no outlet is called.
NOT_AN_ASKER = lazy(
    r".*\b(?:asked|asks|told|said|says|wrote|put|wants?|wanted|is|was|has|had|have|me|us|you|we|my|our)\b|"
    r".*(?:谢|回应|回答|答复|告诉|告知|提醒|请问|[这那各几]位|借此|希望|欢迎|刚才|关于|建议|我[想要们]|有(?:的|些|位|个)?(?:记者|网友|媒体|听众|观众)|"
    r"(?:常|总|还|也)有|接受|答(?:记者|媒体)|就.{2,}答|对(?:记者|媒体)|向(?:记者|媒体)|感到|应该)",
    re.IGNORECASE,
)

# Words before a colon that are no one's name, though they may begin like one.
NOT_A_NAME = lazy(
    r"第?[一二三四五六七八九十\d]+(?:是|点|个|方面|句话|[、．]|$)|[一二三]是|其[一二三中他]|"
    r".*(?:来说|来看|方面|而言|如下|之一|之二|之三|包括|主要是|目标是|就是|结果|原因|问题|建议|部分|阶段|措施|情况|工作|"
    r"任务|重点|做法|特点|数据|原则|标准|要求|条件|内容|方式|方法|方案|路径|经验|成效|成果|责任|安全|时间|地点|日期|"
    r"[^答]?(?:说|道|称|表示|指出|强调|认为|写道|补充|透露|坦言|解释|回应|介绍|告诉|问我|问题是|的是|是|提醒|反映|提出|提到|"
    r"反问|感叹|感慨|质疑|抱怨|担心|写着|写的是|留言|喊|讲|谈到|回忆|总结|建议|呼吁|主张|评价|告诉我|跟我讲|对我说))$|"
    r"(?:也|还|又|都|就|只|常|总)?有(?:的|些|一?位|一?个|人|关|不少|许多|很多)?(?:专家|学者|代表|委员|群众|同志|朋友|企业|老乡|网友|记者)|"
    r"(?:目标|例如|比如|譬如|此外|另外|同时|总之|首先|其次|再次|最后|因此|来源|日期|电话|主题|注|备注|编者|"
    r"摘要|导读|提示|标题|编辑|责任编辑|校对|作者|链接|网址|附件|关键|说明|具体|下一步|接下来|也就是|"
    r"于是|何况|应该|应当|况且|万一|全国|全省|全市|全年|支持|管理|程序|项目|金额|单价|总价|平均|经过|成本|时机|"
    r"公告|通知|公式|方向|高度|水平|年度|年初|年底|广告|海报|通道|明年|国内|国外|东部|国家|相关|相比|有的|有人|"
    r"内容|出席|嘉宾|发布人|出席人|主讲|议题|议程|文字|图片|摄影|速记|整理|监制|策划|制图|统筹|审核|"
    r"方面|农业|工业|高原|平原|海洋|边境|金融|安全|居民|人员|公司|企业|分工|分类|分层|白天|晚上|周边|沿海|"
    r"时间|地点|单位|部门|数量|质量|支出|收入|温度|车辆|山区|路线|水利|水源|水质|金额|明确|明天|通过|包括|"
    r"甲方|乙方|一方|双方|本报|本网|本台|另据|又讯|据悉|结论|好处|坏处|优势|劣势|简单|坦率|坦白|归纳|概括|综合)"
    r"|.*(?:记者观察|图解|新闻链接)$"
    r"|(?:First|Second|Third|Fourth|Fifth|Finally|Last|One|Two|Three|Four|Note|Source|Posted|Published|Updated|Date|Time|Venue|"
    r"Place|Location|Subject|Title|Contact|Editor|Photo|Image|Example|Remember|Yes|No|Here|But|And|So|Or|The|Today|"
    r"Tomorrow|Again|Instead|Now|Then|However|Also|Simply|Result|Summary|Background|Participants|Attendees|Speakers?)\b.*",
)
HAN_PERSON = lazy(HAN_NAME)
LATIN_PERSON = lazy(LATIN_NAME)
COURTESY = r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Madam|Amb|Gen|Adm|Col|Sen|Rep|Gov|Hon|Capt|Cmdr|Lt|Maj|Sgt)"
TITLED = lazy(
    rf"(?:(?P<courtesy>{COURTESY})|(?:Deputy\s)?Minister|Secretary|President|Governor|Mayor|Ambassador|Commissioner|"
    r"Director|General|Professor|Chair\w*)\.?\s+(?P<name>.+)$",
    re.IGNORECASE,
)

# How the words for an office end: they part an office from the name behind it.
OFFICE = (
    "部长|副部长|司长|局长|厅长|处长|科长|省长|市长|县长|区长|州长|镇长|乡长|村长|旗长|盟长|院长|校长|会长|行长|社长|署长|"
    "所长|台长|馆长|团长|组长|秘书长|委员长|董事长|理事长|总长|站长|队长|庭长|检察长|关长|园长|船长|司司长|股长|室长|"
    "主任|主席|书记|总理|委员|成员|常委|总监|总裁|总经理|经理|总工程师|工程师|总经济师|总会计师|会计师|总规划师|总农艺师|规划师|"
    "次长|执行长|召集人|课长|指挥官|总干事|技正|总师|经济师|统计师|发言人|新闻官|负责人|代表|特使|大使|参赞|参事|专员|专家|教授|研究员|院士|主管|调研员|巡视员|督学|"
    "顾问|助理|司令员|司令|指挥长|总指挥|参谋|检察官|法官|警官|律师|审计长|预报员|观察员|调度员|评论员|检验师|馆员|编审|秘书|总编辑|主编|"
    r"(?:首席|高级|资深|特级)\w{1,5}?[员师官家]|政委|参谋长|负责同志|外长|首席科学家|科学家|设计师|总设计师|医师|医生|主治医师|分析师|首席经济学家|经济学家"
)
ROLE = lazy(rf".*(?:{OFFICE})$")
ROLE_THEN_NAME = lazy(rf"(?P<role>.*(?:{OFFICE}))\s*(?P<name>{HAN_NAME})$")
ROLE_BLANK_NAME = lazy(rf"(?P<role>\S.{{1,60}}?)\s+(?P<name>{HAN_NAME})$")
# What many are at once (居民代表, 养老专家): an office behind a name only where that is no other word.
COMMON_OFFICE = lazy(
    r".*(?:代表|专家|成员|委员|负责人|经理|主管|助理|秘书|顾问|参谋|科学家|律师|医生|警官|法官)$"
)
# What many are who ask, where citizens and not only reporters do: 家长代表, 业主.
PUBLIC = lazy(r".*(?:代表|委员|家长|市民|居民|村民|业主|职工|学生|老师|商户|企业主|车主|志愿者)$")
# The office between family name and given name, as in Taiwan: 李發言人慧芝, 經濟部郭部長智輝.
PARTED_NAME = lazy(rf"(?P<before>.*?)(?P<family>{HAN})(?P<office>(?:{OFFICE}))(?P<given>{HAN}{{1,2}})$")
# A short office behind the name: 唐可为主任. What else begins so is an office by itself: 常务副主任.
NAME_THEN_OFFICE = lazy(
    rf"(?P<name>{HAN}{{1,8}}(?:[{DOTS}]{HAN}{{1,8}}?)+|{HAN}{{2,4}}?)(?P<role>副?(?:{OFFICE}))$"
)
OFFICE_BEGINS = lazy(
    any_of(
        """
        常务 常委 常驻 高级 首席 国家 国务 国防 党[组委] 公安 海关 司法 宣传 文[化旅] 应急 和平 时任 前任 现任
        相关 有关 单位 项目 部门 经济 金融 安全 农业 水[利务文] 广[东西播] 江[西苏] 云南 贵州 安徽 甘肃 宁夏
        """
    )
    + r"|.*[省市县区州国院部局厅处司办委会社校所站队组副总]$"
)
NAME_WITH_ROLE = lazy(r"(?P<name>[^（(]{2,30}?)\s*[（(](?P<role>[^）)]{1,60})[）)]$")
LATIN_OFFICE = any_of(
    r"""
    Spokes\w+ Spokes-\w+ Speaker Minister Secretary Director(?:[-\s]General)? Commissioner Chief Head
    President Chair\w* Governor Mayor Ambassador General Officer Advis[eo]r Professor Manager Engineer Counsel
    Administrator Deputy Scientist Economist Coordinator Envoy Representative Inspector Superintendent
    Registrar Controller Comptroller Statistician Surgeon
    """
)
LATIN_OFFICE_IN = lazy(rf"(?i:{LATIN_OFFICE})\b")
LATIN_ROLE = lazy(
    rf"(?:The\s+)?(?:[A-Z][\w'’-]*\s+(?:(?:of|for|and|the)\s+)*){{0,6}}{LATIN_OFFICE}$", re.IGNORECASE
)
_LATIN_PART = rf"(?:[A-Z](?:['’][A-Z])?[\w-]+|[A-Z]\.|(?:{_PARTICLE})\b)"
LATIN_ROLE_NAME = lazy(
    rf"(?P<role>(?:[A-Z][\w'’&-]*[^\S\n]+(?:(?:of|for|and|the)[^\S\n]+)*){{0,6}}{LATIN_OFFICE}"
    r"(?:\s+(?:of|for)(?:\s+(?:the|and|[A-Z][\w'’&-]*)){1,7}(?=,))?),?[^\S\n]+(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s+)?"
    rf"(?P<name>[A-Z][\w'’-]+(?:[^\S\n]+{_LATIN_PART}){{0,3}}[^\S\n]+[A-Z](?:['’][A-Z])?[\w-]+)"
)
LATIN_NAME_ROLE = lazy(
    rf"(?P<name>[A-Z][\w'’-]+(?:[^\S\n]+(?:[A-Z][\w.'’-]*|{_PARTICLE})){{1,4}}),\s+(?:the\s+)?"
    rf"(?P<role>(?=(?:[\w'’&-]+\s+){{0,8}}?(?i:{LATIN_OFFICE}))[A-Za-z][^,.;:()\n]{{2,100}}?)"
    r"(?=[,.;:()\n]|\s(?:will|who|said|has|and\s(?:Mr|Ms|Mrs|Dr|[A-Z]\w+\s[A-Z]\w+,))\b|$)"
)

# Words of a line that is an authority, an event or a place, and no person.
LATIN_BODY = lazy(
    r"\b(?:Department|Ministry|Office|Bureau|Commission|Council|Agency|Committee|Hall|Room|Cent(?:er|re)|"
    r"Building|Briefing|Conference|Transcript|Remarks|Interview)\b",
    re.IGNORECASE,
)
# A name on a line of its own and the office on the next, as the heads of English transcripts have it.
LATIN_NAME_ABOVE_ROLE = lazy(
    rf"(?P<name>[A-Z](?<=^.)[\w'’-]+(?:[^\S\n]+{_LATIN_PART}){{1,4}})[^\S\n]*\n\s*"
    rf"(?P<role>(?!Office\b)(?=[A-Z])[^,.;:()\n]{{0,80}}(?i:{LATIN_OFFICE})\b[^.;:()\n]{{0,60}})$",
    re.MULTILINE,
)
# What stands before a name and is no part of it.
RANK = lazy(
    rf"(?:(?:Rear|Vice|Lt\.?|Brig\.?|Chief)\s+)?(?:{COURTESY}\.?|Captain|Commander|Colonel|Judge|Doctor|"
    r"Superintendent|Professor|Brigadier|Commodore)\s+(?=\S+\s)"
)

# What stands behind a person's name in running text, and so ends it.
BEHIND = lazy(
    r"\s*(?:[，、。；：,.;:（()）\s]|和|与|同|及|以及|就|答|谈|介绍|出席|主持|回答|先生|女士|同志|博士|教授|接受|表示|说|在|作|做|今|日前|近日|为|将|会见|亦|也|均|分别|一同|一起|共同|解读|回应|$)"
)
# What stands before an office in running text, and is no part of it: 并与, 以及, 邀请到了. What is but one
# character (和, 同, 有) is taken off only behind a name, since places and trades begin so: 和平区, 有色金属.
BEFORE_ROLE = lazy(
    r"(?:.*(?:邀请到了|采访了|专访了|访问了|对话了|以下为|以下是|下面是|这是|邀请到|邀请|请来了|请来|请到了|请到|出席的还有|出席的有|来自|有请|由|嘉宾(?:有|是)|(?:会|人|宾|者|的)(?:还有|有|是)|记者(?:与|和|同|对)|我是|对话|专访|采访|访)了?)?"
    r"(?:[、\s]|并且|并与|并和|并同|并请|并由|并|还有|还|以及|及|与|由|先请|特邀|请|今天|其中|是|本次|此次|主持人|日前|近日|"
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:上午|下午)?)*"
)
BEHIND_NAME = lazy(r"\s*(?:先生|女士|同志)?\s*(?:、|和|同|有|与|及)?")

# What a host does: opens the meeting, hands the word to somebody, closes.
OPENS = lazy(
    any_of(
        r"""
        欢迎(?:各位|大家|您)?(?:出席|参加|来到|收看|收听|关注|[。！，]) 今天的?(?:新闻)?(?:发布会|吹风会)
        (?:邀请|请)[到来] 出席(?:今天|本次|本场)?的?(?:新闻)?(?:发布会)?的(?:嘉宾|领导|还)?[有是]
        welcome\sto joined\sby thank\syou\s(?:all\s)?for\s(?:coming|joining)
        """
    ),
    re.IGNORECASE,
)
HANDS_OVER = lazy(
    any_of(
        r"""
        请[^。？！]{1,24}(?:介绍|发布|回答|作答|解答|讲话|致辞|通报|发言|补充|说明)
        (?:请|欢迎)[^。？！，]{0,16}提问 请继续 继续提问
        (?:进入|开始)\S{0,6}(?:提问|问答|答问|答记者问|互动|交流) 举手
        通报(?:一下)?(?:自己)?(?:所\S{1,4})?(?:媒体|单位|机构)
        (?:下|最后|还有)[面一两几个]*(?:问题|提问|位) 时间的?关系 开放(?:记者|媒体)?提问
        (?:第[一二三四五六七八九十]排|[前后中]排|[前后]面|中间|[左右这那][边侧]|穿\S{1,8}的)\S{0,10}(?:先生|女士|小姐|记者|朋友)
        take\syour\squestions (?:next|last)\s(?:\w+\s)?questions? (?:one|two|three|few)\smore
        go\s(?:ahead|to) in\sthe\s(?:back|front) over\sto\syou the\sfloor
        """
    ),
    re.IGNORECASE,
)
CLOSES = lazy(
    any_of(
        r"""
        (?:会|直播|访谈|提问|活动)\S{0,6}(?:到此(?:结束|为止)|就到这里|结束|告一段落) 到此(?:结束|为止)
        [就开行]到这[里儿边] 再见
        感谢(?:各位|几位|两位|三位|四位|大家)\S{0,12}(?:参与|发布|出席|记者|媒体|嘉宾) that\sis\sall
        that's\sall concludes thank\syou\s(?:both|all) have\sa\sgood
        """
    ),
    re.IGNORECASE,
)
# Where a text names the host: 由某某主持, 主持人：某某, moderated by ….
HOST_NAMED = lazy(
    r"主持人?\s*[：:](?P<behind>[^。；\n：:]{0,50})|(?P<before>[^\s，。；、]{2,12}?)(?:先生|女士|同志)?主持"
    r"|(?:moderated|hosted|chaired) by (?P<by>[^.;\n]{0,80})"
)
HOST_OFFICE = lazy(r".*(?:新闻办|新闻局|新闻处|宣传|主持|外宣|新闻发布处|新闻宣传)")

# What a question has in it.
ASKS = lazy(
    r"[？?]|请问|想问|想了解|如何|怎么|怎样|吗[。\s]*$|呢[。\s]*$|请(?:您|你|发言人|局长|部长)?(?:给我们)?(?:谈谈|介绍|谈一谈|解读|说明)|能否"
)

# What a page says of itself where one person answers questions.
ANSWERS = lazy(
    r"答(?:本?[报刊网台]?记者|读者|网友|媒体)?问|问答|专访|访谈|(?:回答|解答|答复)[^。]{0,24}(?:提问|问题|关切)|接受[^。]{0,24}采访"
    r"|interview|answers?\b[^.]{0,40}\bquestions|Q\s?&\s?A",
    re.IGNORECASE,
)

# Marks that end a sentence, and marks that may close behind them.
SENTENCE_END = "。！？!?"
CLOSING = "”’」』）)】》〉\"'*"
# Marks after which a paragraph may end as its writer meant it: besides those of a sentence, the colon
# and semicolon before and inside a list, and the dots of a trailing thought.
PARAGRAPH_END = SENTENCE_END + "…；;：:"
# A full stop that ends no sentence: of an abbreviation, an initial, or the number of an item.
ABBREVIATION = lazy(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Art|Sec|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Gen|Sen|Rep|Gov|Inc|Ltd|Co|Corp|vs|etc|Fig|"
    r"e\.g|i\.e|a\.m|p\.m)|\b[A-Z]|(?:^|\s)\d{1,2})\.$"
)

# How an item of an enumeration begins, on a line of its own.
ENUMERATED = lazy(
    r"(?:[一二三四五六七八九十]+(?:是|、(?![一二三四五六七八九十]))|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[.、．)](?!\d)|[①-⑳]|[-•●*]\s|——|第[一二三四五六七八九十]+[，、,是])"
)
# A line that thanks or greets and may lack its end mark; no headline.
SIGN_OFF = lazy(r"(?:谢谢|多谢|感谢|再见|大家好|各位好|好的?$|完毕|thank|bye)", re.IGNORECASE)
