"""What on a page is nobody's words: the rules for captions, credits, jumps, folios, navigation, as data.

Each pattern is matched against one line in simplified characters, without its surrounding white space
and marks. A rule belongs here only if it holds for pages of its kind at large.
"""

import re
from typing import NamedTuple

from briefcli.reading.cues import HAN
from briefcli.reading.patterns import any_of, lazy

_MOST_COMBINATIONS = 4096  # of signs in a line that are remembered
LONGEST = 160  # characters; no caption and no footer is longer


class Rule(NamedTuple):
    """A kind of furniture: `signs` are characters one of which is in every such line, to try few patterns."""

    kind: str
    signs: frozenset[str]
    pattern: re.Pattern[str]


class Rules:
    """Rules in the order in which they are tried: `rules`."""

    def __init__(self, *rules: Rule) -> None:
        """Take the rules."""
        self.rules = rules
        self._signs = frozenset[str]().union(*(rule.signs for rule in rules))
        self._by_signs: dict[frozenset[str], tuple[Rule, ...]] = {}

    def for_line(self, text: str) -> tuple[Rule, ...]:
        """The rules to try for a line, by the signs in it."""
        present = self._signs.intersection(text)
        found = self._by_signs.get(present)
        if found is None:
            if len(self._by_signs) > _MOST_COMBINATIONS:
                self._by_signs.clear()
            found = tuple(rule for rule in self.rules if not rule.signs or not rule.signs.isdisjoint(present))
            self._by_signs[present] = found
        return found


def _rule(kind: str, needs: str, pattern: str) -> Rule:
    """A rule whose lines hold one of the words of `needs`, told by its rarer character; any line for none."""
    signs = frozenset(word[0] if word.isascii() else word[-1] for word in needs.split())
    return Rule(kind, signs, lazy(pattern, re.IGNORECASE))


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
_NO_COLUMN = "(?!手记|观察|调查|评论|述评|视点|札记|来信|点评|走基层|连线|提问|追问)"
_WRITER = rf"(?:首席|实习|见习|特约)?(?:记者|通讯员|撰稿人)(?:\s*[/／])?\s*{_NO_COLUMN}{_NAMES}"
_OUTLET = r"(?:《?\w{0,10}(?:报|社|网|刊|台)》?)?"
_DATE = r"(?:19|20)\d\d\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}\s*日?"
_CLOCK = r"\d{1,2}[:：]\d\d(?:[:：]\d\d)?(?:\s*[ap]\.?m\.?)?"
_SIGNED = r"(?:摄|摄影|供图)\s*[)）]?$"
_DESK = "(?:责任编辑|责编|编辑|美编|图编|版式|组版|校对|责校|审读|审校|视觉|制图)"
_KEY = r"\S{2,6}?\s*[：:|｜]\s*"

# Furniture wherever it stands, also in the midst of an answer.
ANYWHERE = Rules(
    # A jump to another page or back from one: (下转第3版), （上接A1版）, ▶下转第3版.
    _rule("jump out", "转 详见", rf"(?:{_JUMP_OUT}|{_ARROWS}(?:下转|紧转)\s*{_PAGE}{_ARROWS})$"),
    _rule("jump in", "接", rf"(?:[^。！？!?]{{0,40}}{_JUMP_IN}|{_ARROWS}(?:上接|紧接)\s*{_PAGE}{_ARROWS})$"),
    # The name and number of a page: 综合新闻 第2版, A2版 要闻, 2025年4月17日 星期四 第3版, - 3 -.
    _rule(
        "folio",
        "版",
        rf"(?:\w{{2,8}}\s+)?第?\s*(?:[A-Z]?\d{{1,3}}|[{_NUMERALS}]{{1,3}})\s*版(?:\s+\w{{2,8}})?$",
    ),
    _rule(
        "folio", "星期", rf"(?:\w{{2,10}}\s+)?{_DATE}[\s　]+星期[一二三四五六日天](?:\s+\S{{1,12}}){{0,4}}$"
    ),
    _rule("folio", "- – — ~", r"[-—–~]\s*\d{1,4}\s*[-—–~]$"),
    _rule("folio", "page PAGE Page", r"[\[#_<{]{1,3}(?:next|new)?_?page(?:_?break)?[\]#_>}]{1,3}$"),
    _rule("folio", "页", r"第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?$"),
    _rule("folio", "页", r"\S.{1,40}\s第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?$"),
    _rule("folio", "/", r"\d{1,4}\s*/\s*\d{1,4}$"),
    _rule("folio", "Page page PAGE", r"(?:\S.{0,60}\s{2,})?.{0,40}\bPage\s+\d+(?:\s+of\s+\d+)?$"),
    _rule("folio", "more MORE", r"[-—(\s]*more[-—)\s]*$"),
    # Who wrote the page and took its photographs: 本报记者 徐恒 文/图; more bylines below.
    _rule("byline", "图", rf"{_OUTLET}\s*{_WRITER}(?:[\s、]+{_WRITER})?\s*文\s*[/／]?\s*(?:摄影|图)$"),
    # Who took a photograph, with or without what it shows: 刘健摄, （李　明 摄）, 新华社发（陈斌摄）.
    _rule(
        "credit",
        "摄 供图 图",
        rf"[(（]?(?:(?:新华社|中新社|本报)\s*(?:发|记者)?\s*[(（]?)?\s*{_NAMES}\s*"
        r"(?:摄(?:影(?:报道)?)?|供图|[/／]\s*(?:摄|图)|文\s*[/／]?\s*图)\s*[)）]{0,2}$",
    ),
    _rule(
        "credit",
        "摄 图",
        rf"[(（]?(?:本[版报刊组文])?(?:摄影报道|摄影|摄|图片|供图|图)\s*[:：/／\s]\s*{_NAMES}\s*[)）]?$",
    ),
    _rule(
        "credit", "摄 供图", rf"[(（]?(?:图为|图①|图片说明|新华社记者|本报记者|记者)[^：:]{{0,60}}{_SIGNED}"
    ),
    _rule(
        "credit",
        "摄 供图",
        rf"[^。！？]{{2,60}}[。\s(（]{{1,3}}[^\s()（）]{{0,14}}?\s?{_NAMES}\s*[/／]?\s*{_SIGNED}",
    ),
    _rule(
        "credit",
        "摄 供图 提供 资料图",
        r"[^。！？：:]{2,90}(?:。?[(（](?:[^()（）：:]{2,30}(?:摄|供图)|[^()（）：:]{0,30}资料(?:图片?|照片?))[)）]。?"
        r"|[(（][^()（）：:]{2,30}提供[)）])$",
    ),
    _rule(
        "credit",
        "图",
        r"[(（]?(?:资料图片?|图片来源\S{0,20}|图片由\S{2,20}提供|\S{2,12}供图)[)）]?$",
    ),
    # What a photograph shows, with a sign or the words that captions begin with.
    _rule("caption", "▲ △ ▼ ▽ ↑ ↓ ◀ ▶", r"[▲△▼▽↑↓◀▶][^▲△▼▽]{2,80}$"),
    _rule(
        "caption",
        "图",
        r"[(（]?(?:图[为示]|图片说明[：:]|图[：:]|图\s?(?:\d{1,2}|[①-⑳])[：:\s])[^。！？]{2,60}。?[)）]?(?:[(（][^()（）]{1,30}[)）])?$",
    ),
    _rule(
        "caption",
        "Photo PHOTO Image Picture Caption",
        r"[\[(]?(?:File\s)?(?:Photo(?:graph)?|Image|Picture|Caption)(?:\s+(?:by|credit|courtesy)\b|\s*[:：/]).{2,140}$",
    ),
    _rule(
        "caption",
        "Photo PHOTO photo Image Picture Credit",
        r".{0,120}[(（.\s](?:Photo(?:graph)?s?\s*(?:by\b|courtesy\b|[:：/])|(?-i:Image|Picture|Credit)\s*[:：]).{2,60}$",
    ),
    _rule("caption", "摄 图", r"[(（].{0,80}(?:摄影|图片|供图|摄)\s*[：:/／].{2,20}[)）]$"),
    _rule(
        "caption",
        "图 视频 画面",
        r"[\[【(（](?:现场)?(?:图片|图文|视频|画面)(?:直播|报道|新闻)?[\]】)）].{0,120}$",
    ),
    _rule("caption", "图 视频", r"[\[【(（](?:图片|视频|组图|图|现场图)[^\[\]【】()（）]{0,20}[\]】)）]$"),
    _rule("caption", "<", r"<!--.{0,150}-->$|<img .{0,150}>$"),
    _rule("caption", "![", r"!\[[^\]]{0,120}\]\([^)]{0,200}\)$"),
    # Who wrote the page: 本报记者 徐恒, 中国能源报记者 张三 李四, （记者 王五）; 记者： begins a question.
    _rule(
        "byline",
        "记者 通讯 撰",
        rf"[□■◎●]?\s*[(（]?(?:文\s*[/／]\s*)?(?:(?:本报|本刊|本网)\s*(?:记者|通讯员)\s*[:：]\s*{_NAMES}"
        rf"|{_OUTLET}\s*{_WRITER}(?:[\s、]+{_WRITER})?)\s*[)）]?$",
    ),
    _rule("byline", "By BY", r"By\s+[A-Z][\w.'-]+(?:\s+[A-Z][\w.'-]+){0,3}(?:,\s*[\w ]{2,40})?$"),
    # The heading of an editor's note that stands on a line of its own.
    _rule("heading", "编者", r"[【\[]?\s*编者(?:按|的话)\s*[】\]]?[：:]?$"),
    # A time of day, with or without its date, as web records set between the turns.
    _rule("time", ": ：", rf"[\[【(（]?(?:{_DATE}\s*)?{_CLOCK}[\]】)）]?\s*[:：]?$"),
    # A row of signs that only draws a line: ******, ———, * * *.
    _rule("rule", "* ＊ - — _ = · ~ ～ # ＃ ─ ━ |", r"[*＊\-—_=·~～#＃─━|\s]{3,}$"),
    _rule(
        "advertisement",
        "广告 推广 赞助 A S",
        r"[\[【(（]?(?:广告|推广|赞助内容|Advertisement|Sponsored)[\]】)）]?$",
    ),
    # Where the page is on its site, and the way on from it.
    _rule(
        "navigation", "位置", r"您?(?:现在|当前|所在|目前)?的?(?:所在)?位置(?:是|为)?\s*[：:>＞]?.{0,100}$"
    ),
    _rule("navigation", "首页", r"(?:网站)?首页\s*[>＞»›|｜/→·-].{0,100}$"),
    _rule("navigation", "Home", r"Home\s*[>»›|/].{0,100}$"),
    _rule("navigation", "一篇 一条 一页", r"[上下]一[篇条页]\s*(?:[：:]|\s|$).{0,80}$"),
    _rule("navigation", "Previous Next", r"(?:Previous|Next)(?: article| page| story)?\s*(?::.{0,80})?$"),
    _rule(
        "tools",
        "扫",
        r"(?:微信)?(?:扫一扫|扫描二维码|扫码).{0,12}(?:手机|打开|关注|分享|阅读|查看|当前页).{0,12}$|扫一扫$",
    ),
    _rule("tools", "： :", r"(?:浏览|阅读|访问|点击)(?:次数|量|数)?\s*[：:]\s*\d+\s*次?$"),
    # Those who made the page: 责任编辑：某某; several entries on one line: 责编：某某　美编：某某.
    _rule(
        "editors",
        "编 审 校 监制",
        r"[(（【\[［]?\s*(?:本版)?(?:责任编辑|责编|编辑|网络?编辑|值班编辑|审核|编审|校对|监制|[一二三]审)\s*[：:/／]"
        r"[^。！？]{0,60}[)）】\]］]?$",
    ),
    _rule("editors", "编 式 校 审 版", rf"{_DESK}\s+{_NAME}(?:[\s　]+{_DESK}\s+{_NAME}){{1,6}}$"),
    _rule("editors", "： : | ｜", rf"[(（]?{_KEY}{_NAME}(?:[\s，,、;；]+{_KEY}{_NAME}){{1,6}}[)）]?$"),
)

# The words that a site's own tools are made of: a line of nothing else is furniture.
TOOLS = frozenset(
    """
    打印 打印本页 打印此页 关闭 关闭窗口 关闭本页 关闭页面 收藏 加入收藏 分享 分享到 分享至 转发 大 中 小
    字号 字体 纠错 我要纠错 我要评论 返回 返回目录 顶部 返回顶部 回到顶部 复制链接 微信 微博 新浪微博
    腾讯微博 朋友圈 QQ QQ空间 评论 点赞 朗读 语音播报 放大 缩小 默认 繁体 简体 English 繁體 無障礙 无障碍
    无障碍浏览 长者模式 网站首页 首页 要闻 导航 搜索 登录 注册 手机版 客户端 放大字体 缩小字体 下载 Print
    Share Facebook Twitter X E-mail WhatsApp Telegram Threads Email Close Tweet LinkedIn WeChat Weibo
    A A- A+ + -
    """.split()
)
TOOL_MARKS = lazy(r"[\s\[\]【】()（）|｜/／:：、,，>＞·•]+")

_SOURCES = any_of(
    """
    发布(?:时间|日期|机构|单位)? 发表(?:时间|日期) 更新(?:时间|日期) 刊登日期 成文日期
    发文(?:机关|日期|字号) (?:信息|文章|稿件|图片)?来源 稿源 作者 字号 字体 浏览次数 阅读 点击 索引号
    主题分类 分类 标签 (?:文章|本文)?关键词 Source Published Updated Editor Author Posted
    """
)
_MAKERS = any_of(
    """
    文字(?:整理|实录)? 速记 图片 摄影 制图 制作 策划 统筹 审校 初审 复审 终审 供稿 整理 记者 实习生 通讯员
    作者 见习编辑 值班(?:主任|编委|编辑)
    """
)
_FEET = any_of(
    r"""
    版权所有 版权声明 Copyright\b © [主承]办(?:单位)?\s*[：:] 技术支持 (?:政府)?网站标识码 \S{0,3}ICP备
    \S{0,3}公网安备 联系我们 网站地图 关于我们 网站声明 隐私 免责声明 (?:联系)?(?:电话|地址)\s*[：:] 邮编
    邮政编码 传真 举报 抄送\s*[：:] 未经授权 转载请 All\srights\sreserved Contact\sus Media\scontact
    """
)

# Furniture only above the first turn and below the last: in an answer these may be an official's words.
MARGIN = Rules(
    _rule("source", "： : |", rf"[(（【\[]?\s*{_SOURCES}\s*[：:][^。！？]{{0,140}}$"),
    _rule("source", "源 Source", rf"{_DATE}\s*(?:{_CLOCK})?\s+(?:来源|稿源|Source)\s*[：:].{{0,100}}$"),
    _rule("source", ": ：", rf"(?:{_OUTLET}|\w{{2,20}})\s*{_DATE}\s+{_CLOCK}.{{0,60}}$"),
    _rule("editors", ": ： / ／", rf"[(（【\[]?\s*{_MAKERS}\s*[：:/／][^。！？?!，,]{{0,50}}[)）】\]]?$"),
    _rule("footer", "印发", rf"\S{{2,30}}\s+{_DATE}\s*印发$"),
    _rule("footer", "", rf"{_FEET}.{{0,150}}$"),
    _rule(
        "end",
        "完 束 END End end",
        r"[(（\[【—\-\s]*(?:完|全文完|实录完|(?:发布会|实录|直播)?结束|"
        r"(?:The )?end(?:s|\sof\s(?:the\s)?(?:transcript|briefing|conference|text))?)[)）\]】—\-\s]*$",
    ),
)

# The heading of a list of links to other pages: what follows it is no part of this one.
LINKS = lazy(
    r"[▶►■◆●【\[]?\s*"
    + any_of(
        r"""
        相关(?:阅读|链接|新闻|报道|稿件|文章|信息|附件|文档|解读|专题|推荐|内容) (?:延伸|推荐)阅读 为您推荐
        (?:热门|热点|精彩)推荐 热点新闻 热门文章 精彩图片 更多(?:新闻|阅读) 猜你喜欢 图片新闻 往期回顾
        最新(?:文章|新闻|消息) 大家都在看 友情链接 附件 Related(?:\s\w+){0,2} See\salso Read\smore
        More\sfrom.{0,30} Most\sread
        """
    )
    + r"\s*[】\]]?\s*(?:[：:].{0,60})?$",
    re.IGNORECASE,
)
# The heading of a note on a person or a term that a paper sets below the text.
PROFILE = lazy(
    r".{2,16}(?:小档案|名片|简介|小传|链接|小贴士|名词解释|背景资料|人物档案)\s*[：:]?$|"
    r"[▶►■◆●□◎【\[]?\s*(?:(?:新闻|知识|背景|政策|相关)?链接|小?贴士|小知识|名词解释|(?:新闻|相关)?背景|记者手记|编后|短评|数读|温馨提示)\s*[】\]]?$"
)
# A remark of those who publish the record: on the record itself, never an official's.
NOTE = lazy(
    r"[(（\[【*※]?\s*(?:(?:编者)?注\s*[：:]|(?:以上|本|该|此)?(?:文字)?(?:实录|记录|文稿|文字|稿件|内容)\S{0,12}(?:根据|由|据|未经|如有|以)|"
    r"(?:根据|据)\S{0,16}(?:速记|录音|现场|直播|文字)\S{0,10}整理|\S{0,10}(?:未经|以)\S{0,16}(?:审[阅核定校]|为准)|"
    r"本(?:文|版)(?:刊|原载|系|由|根据|经|为)|\S{0,20}转载请注明|声明\s*[：:]|特别说明|说明\s*[：:]|"
    r"(?:会|发布会|记者会|吹风会)后[，,]?(?:(?![我您你])\S){0,30}(?:书面|电话|邮件|来电|来函|答复)|"
    r"(?:以下|下列)(?:问题|问答|提问|内容)?(?:为|是|系|由)\S{0,16}(?:书面|会后|邮件|电话|网络)|"
    r"(?:本[月周次场期]|此次|当日)?(?:例行)?(?:记者会|发布会|吹风会)\S{0,8}(?:内容|问题|提问)\S{0,8}书面|"
    r"Notes?\s+(?:to|for)\seditors|(?:The\s)?following\s(?:question|answer|exchange|repl)\w*\b.{0,40}\b(?:submitted|received|sent|provided|e-?mail|writing|after)\b|"
    r"Note\s*:|Editor.s note|(?:This|The full)\s+transcript\b)",
    re.IGNORECASE,
)

# A jump that stands at the end or the beginning of a line of text instead of on its own.
TRAILING_JUMP = lazy(rf"{_JUMP_OUT}$")
LEADING_JUMP = lazy(_JUMP_IN)
LONGEST_JUMP = 40  # characters

# The time of a line of live text, in brackets before or behind it, or bare beside a label.
_BRACKETED_TIME = rf"[\[【(（]\s*(?:{_DATE}\s*)?{_CLOCK}\s*[\]】)）]"
LEADING_TIME = lazy(rf"{_BRACKETED_TIME}\s*[:：]?\s*")
BARE_TIME = lazy(rf"(?:{_DATE}\s*)?{_CLOCK}(?:\s+|(?=[\[【]))")
TRAILING_TIME = lazy(rf"\s*(?:{_BRACKETED_TIME}|\s{_DATE}\s+{_CLOCK}|\s\d\d:\d\d:\d\d)$")
LONGEST_TIME = 32  # characters
