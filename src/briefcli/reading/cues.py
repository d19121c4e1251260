"""What on a page tells what a line is: the rules of layout, kept as data.

Each pattern is matched against one line without its surrounding white space. A rule belongs here
only if it holds for pages of its kind at large, never for the words of one page.
"""

import re

# A letter that is none of ASCII: a Han character, in practice. Written so because a class that spells
# out the range of Han characters takes 2 ms to compile, and there are a dozen below.
HAN = r"[^\W\d_a-zA-Z]"
# A person's name, with the blank that papers set inside short ones (徐　恒), and several of them.
_NAME = rf"{HAN}(?:[\s·]*{HAN}){{1,3}}"
_NAMES = rf"{_NAME}(?:[、\s/／]+{_NAME}){{0,3}}"  # bounded: blanks part names and stand inside them

_NUMERALS = "一二三四五六七八九十"
_PAGE = (
    rf"(?:第?\s*(?:[A-Z]{{0,2}}\d{{1,3}}|[{_NUMERALS}]{{1,3}})(?:[、,]\s*\d{{1,3}})*\s*[版页]"
    r"|[A-Z]{1,2}\d{1,3})"
)
_OPEN, _CLOSE, _ARROWS = r"[(（【\[‹<〈]\s*", r"\s*[)）】\]›>〉]", r"[▶►▷▸→◀◁—－\-\s]*"
_JUMP_OUT = rf"{_OPEN}(?:下转|紧?转|详见)\s*{_PAGE}[^()（）【】\[\]]{{0,12}}?{_CLOSE}"
_JUMP_IN = rf"{_OPEN}(?:上接|紧?接)\s*{_PAGE}[^()（）【】\[\]]{{0,12}}?{_CLOSE}"
_BYLINE = rf"(?:首席|实习|见习|特约)?(?:记者|通讯员|撰稿人)(?:\s*[/／])?\s*{_NAMES}"

FURNITURE: tuple[tuple[str, re.Pattern[str]], ...] = (
    # A jump to another page or back from one: (下转第3版), （上接A1版）, ▶下转第3版.
    ("jump out", re.compile(rf"(?:{_JUMP_OUT}|{_ARROWS}(?:下转|紧转)\s*{_PAGE}{_ARROWS})$")),
    ("jump in", re.compile(rf"(?:{_JUMP_IN}|{_ARROWS}(?:上接|紧接)\s*{_PAGE}{_ARROWS})$")),
    # The name and number of a page: 综合新闻 第2版, 第3版, A2版 要闻.
    ("folio", re.compile(rf"(?:\w{{2,8}}\s+)?第?\s*(?:[A-Z]?\d{{1,3}}|[{_NUMERALS}]{{1,3}})\s*版"
                         r"(?:\s+\w{2,8})?$")),
    # Who took a photograph, with or without what it shows: 刘健摄, （李　明 摄）, 新华社发（陈斌摄）.
    ("credit", re.compile(rf"[(（]?(?:(?:新华社|中新社|本报)\s*(?:发|记者)?\s*[(（]?)?\s*{_NAMES}\s*"
                          r"(?:摄(?:影(?:报道)?)?|供图|[/／]\s*(?:摄|图)|文\s*[/／]?\s*图)\s*[)）]{0,2}$")),
    ("credit", re.compile(rf"[(（]?(?:摄影报道|摄影|摄|图片|供图|图)\s*[:：/／\s]\s*{_NAMES}\s*[)）]?$")),
    ("credit", re.compile(r"[(（]?(?:图为|图①|图片说明|新华社记者|本报记者|记者)[^：:]{0,60}"
                          r"(?:摄|摄影|供图)[)）]?$")),
    ("credit", re.compile(r"[(（]?(?:资料图片?|图片来源\S{0,20}|图片由\S{2,20}提供|\S{2,12}供图)[)）]?$")),
    # Who wrote the page: 本报记者 徐恒, 中国能源报记者 张三 李四, （记者 王五）; 记者： begins a question.
    ("byline", re.compile(rf"[□■◎●]?\s*[(（]?(?:文\s*[/／]\s*)?"
                          rf"(?:(?:本报|本刊|本网)\s*(?:记者|通讯员)\s*[:：]\s*{_NAMES}"
                          rf"|(?:《?\w{{0,10}}(?:报|社|网|刊|台)》?)?\s*{_BYLINE}(?:[\s、]+{_BYLINE})?)\s*[)）]?$")),
    # The heading of an editor's note that stands on a line of its own.
    ("heading", re.compile(r"[【\[]?\s*编者(?:按|的话)\s*[】\]]?[：:]?$")),
    # A time of day, with or without its date, as web records set between the turns.
    ("time", re.compile(r"(?:(?:19|20)\d\d-\d\d-\d\d\s+)?\d{1,2}:\d\d(?::\d\d)?$")),
    # A row of signs that only draws a line: ******, ———.
    ("rule", re.compile(r"[*＊\-—_=·~～#＃\s]{3,}$")),
)  # fmt: skip

# A jump that stands at the end or the beginning of a line of text instead of on its own.
TRAILING_JUMP = re.compile(rf"{_JUMP_OUT}$")
LEADING_JUMP = re.compile(_JUMP_IN)

# Who speaks, before a colon at the beginning of a line. A label is short and is no sentence; the name
# of a paper may stand in it, behind its country: 英国《金融时报》记者.
LABEL = re.compile(
    r"((?:[^\W\d_]{0,6}《[^》]{1,20}》)?[^：:。！？!?，,；;“”\"《》\s][^：:。！？!?，,；;“”\"《》]{0,39}?)\s*[：:]"
)
# A name of two characters that is set with a blank: 李　扬.
SPACED_NAME = re.compile(rf"(?<!{HAN})({HAN})\s+({HAN})$")

# Labels of those who ask: 记者, 路透社记者, 澜江日报记者章小满, 问, 网友; and of an answer that names nobody.
ASKER = re.compile(
    rf"(?:.*(?:记者|媒体|网友|提问|追问|主播)\s*(?:{HAN}{{2,4}})?(?:[（(].*[)）])?|问|Q)$", re.IGNORECASE
)
ANSWER = re.compile(rf"(?:答|A)(?:[（(](?P<name>{HAN}{{2,8}})[)）])?$", re.IGNORECASE)
HOST = re.compile(r"(?:主持人?|司仪)$")

# What an official says of those who ask, and no outlet is called.
NOT_AN_ASKER = re.compile(
    r".*(?:谢|回应|回答|答复|告诉|告知|提醒|请问|[这那各几]位|借此|希望|欢迎|刚才|关于|建议|我[想要们])"
)

# Words before a colon that are no one's name, though they may begin like one.
NOT_A_NAME = re.compile(
    r"第?[一二三四五六七八九十\d]+(?:是|点|个|方面|句话|、|$)|[一二三]是|其[一二三中他]|"
    r".*(?:来说|来看|方面|而言|如下|之一|之二|包括|主要是|目标是|就是|结果|原因|问题|建议|部分|阶段|措施|情况|工作|"
    r"任务|重点|做法|特点|数据|原则|标准|要求|条件|内容|方式|方法|方案|路径|经验|成效|成果|责任|安全|时间|地点)$|"
    r"(?:目标|例如|比如|譬如|此外|另外|同时|总之|首先|其次|再次|最后|因此|来源|日期|电话|主题|注|备注|编者|"
    r"摘要|导读|提示|标题|编辑|责任编辑|校对|作者|链接|网址|附件|关键|说明|具体|下一步|接下来|也就是|"
    r"于是|何况|应该|应当|况且|万一|全国|全省|全市|全年|支持|管理|程序|项目|金额|单价|总价|平均|经过|成本|时机|"
    r"公告|通知|公式|方向|高度|水平|年度|年初|年底|广告|海报|通道|明年|国内|国外|东部|国家|相关|相比|有的|有人)"
)
PERSON = re.compile(rf"{HAN}{{2,4}}|{HAN}{{1,8}}(?:·{HAN}{{1,8}})+|[A-Z][\w.'-]*(?:\s+[A-Z][\w.'-]*){{0,3}}")

# How the words for an office end: they part an office from the name behind it.
OFFICE = (
    "部长|副部长|司长|局长|厅长|处长|科长|省长|市长|县长|区长|州长|镇长|乡长|院长|校长|会长|行长|社长|署长|"
    "所长|台长|馆长|团长|组长|秘书长|委员长|董事长|理事长|总长|站长|队长|庭长|检察长|"
    "主任|主席|书记|总理|委员|成员|常委|总监|总裁|总经理|经理|总工程师|工程师|总经济师|总会计师|会计师|"
    "总师|经济师|统计师|发言人|新闻官|负责人|代表|特使|大使|参赞|参事|专员|专家|教授|研究员|院士|主管|"
    "顾问|助理|司令员|政委|参谋长|负责同志"
)
ROLE = re.compile(rf".*(?:{OFFICE})$")
ROLE_THEN_NAME = re.compile(rf"(?P<role>.*(?:{OFFICE}))\s*(?P<name>{HAN}{{2,4}})$")
NAME_WITH_ROLE = re.compile(r"(?P<name>[^（(]{2,20}?)\s*[（(](?P<role>[^）)]{2,40})[）)]$")
# What stands before an office in running text, and is no part of it: 并与, 以及, 邀请到了. What is but one
# character (和, 同, 有) is taken off only behind a name, since places and trades begin so: 和平区, 有色金属.
BEFORE_ROLE = re.compile(
    r"(?:.*(?:邀请到了|邀请|请来了|请来|请到了|出席的还有|出席的有|来自))?"
    r"(?:[、\s]|并且|并与|并和|并同|并请|并由|并|还|以及|及|与|由|先请|特邀|请|今天|其中|是|本次|此次|"
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日)*"
)
BEHIND_NAME = re.compile(r"\s*(?:先生|女士|同志)?\s*(?:、|和|同|有|与|及)?")

# Marks that end a sentence, and marks that may close behind them.
SENTENCE_END = "。！？!?"
CLOSING = "”’」』）)】》〉\"'*"
SENTENCE = re.compile(rf"[^{SENTENCE_END}]*[{SENTENCE_END}]+[{re.escape(CLOSING)}]*")
# Marks after which a paragraph may end as its writer meant it: besides those of a sentence, the colon
# and semicolon before and inside a list, and the dots of a trailing thought.
PARAGRAPH_END = SENTENCE_END + "…；;：:"

# How an item of an enumeration begins, on a line of its own.
ENUMERATED = re.compile(
    r"(?:[一二三四五六七八九十]+(?:是|、(?![一二三四五六七八九十]))|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[.、．)](?!\d)|[①-⑳]|[-•●*]\s)"
)

FULL_DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s*[年./-]\s*(?P<month>\d{1,2})\s*[月./-]\s*(?P<day>\d{1,2})(?:\s*日|(?!\d))"
)
