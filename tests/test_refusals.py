"""What is no briefing is refused with the reason, and nothing that is given does harm or takes long."""

import time

import pytest
from transcripts import account_for

from briefcli.errors import BriefcliError, NotABriefing
from briefcli.reading import parse


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("王二走进来，他说：“你来了？”\n\n他问：“走吗？”\n\n她答：“好。”\n", id="novel"),
        pytest.param("问：“可是来寻剑？”\n答：“正是。”\n夜色更深了。\n", id="quoted dialogue"),
        pytest.param("姓名：张三\n性别：男\n职务：局长\n电话：12345\n", id="entries"),
        pytest.param("任务：清淤\n负责人：顾行舟\n记者：祝远\n", id="entries with a byline"),
        pytest.param(
            "def ask(q):\n    # Q: what\n    return {'A': 1}\nclass A:\n    x: int = 3\n", id="code"
        ),
        pytest.param("name,role\n张三,局长\n李四,处长\n", id="table"),
        pytest.param("张伟：在吗？\n李娜：在\n张伟：吃什么？\n李娜：火锅吧？\n", id="chat"),
        pytest.param("Alice: are you there?\nBob: yes\nAlice: lunch?\nBob: sure\n", id="chat in English"),
        pytest.param(
            "局长顾行舟表示：“清淤86公里。”\n\n对此，有记者提问：如何？\n\n他说：“好。”\n", id="article"
        ),
    ],
)
def test_no_briefing(text: str) -> None:
    """Texts that only look like speech are refused, and told what was looked for and found."""
    with pytest.raises(NotABriefing, match=r"any: .*of \d+ lines \d+ begin as a question"):
        parse(text, "any")


TURNS = "记者：如何？\n张伟国：好。\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TURNS + "啊" * 1_000_000, id="one long line"),
        pytest.param(TURNS + "a b: " * 200_000, id="one long line with blanks"),
        pytest.param(TURNS + "短行\n" * 20_000, id="many lines"),
        pytest.param(TURNS * 3_000, id="many turns"),
        pytest.param(
            "".join(f"王{chr(0x4E00 + i)}：好。\n" for i in range(5_000)) + TURNS, id="many speakers"
        ),
        pytest.param(TURNS + "******\n没有\n" * 5_000, id="many rules"),
        pytest.param(TURNS + "（没有）\n" * 10_000 + "结束。\n", id="many brackets"),
        pytest.param(TURNS + "相关阅读\n" * 10_000, id="many link lists"),
        pytest.param(TURNS + "（下转第2版）\n（上接第1版）\n字\n" * 4_000, id="many jumps"),
        pytest.param(TURNS + "**a** [x](y) *b*\n" * 5_000, id="much Markdown"),
        pytest.param("**记者：**如何？\n**张伟国：**好。\n" + "[x*_**" * 50_000, id="broken Markdown"),
        pytest.param("省长王伟、局长李强、" * 20_000 + "\n\n" + TURNS, id="many offices"),
        pytest.param("一个标题\n" * 10_000 + "\n" + TURNS, id="many titles"),
        pytest.param(TURNS + ("（" * 150 + "\n") * 2_000, id="open brackets"),
        pytest.param(TURNS + (" a" * 70 + "\n") * 5_000, id="blanks"),
        pytest.param(TURNS + ("字" * 36 + "\n") * 5_000, id="wrapped"),
        pytest.param(TURNS + "\x1b[31m[red]\x07[/]\u202e\x00\n" * 2_000, id="control characters"),
    ],
)
def test_harmless_and_fast(text: str) -> None:
    """Absurd texts are read or refused in time that grows with their length."""
    began = time.perf_counter()
    try:
        briefing = parse(text, "any")
    except BriefcliError:
        pass
    else:
        if len(text) < 5_000:
            account_for(briefing)
    assert time.perf_counter() - began < 10
