"""jieba's dictionary as a table: the same words, the same cut, without loading the whole."""

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefcli.cache import Cache
from briefcli.text.dictionary import Dictionary, build
from briefcli.text.normal import fold
from briefcli.text.words import Cutter, load_jieba, open_dictionary

SENTENCES = [
    "全省完成造林三十八万亩其中混交林占到一半以上",
    "今年清淤的河道有多少公里",
    "谁介绍了古树名木保护的新进展",
    "下一步我们将给每株古树建立电子档案",
    "市水务局局长顾行舟表示水质持续改善",
    "米岚怎么看城区内涝",
    "结婚的和尚未结婚的都应当办理登记",
    "研究生命起源与乒乓球拍卖完了",
    "中华人民共和国国民经济和社会发展统计公报",
    "工业和信息化部党组成员副部长",
    "新能源汽车产销两旺氢能产业加快布局",
    "武汉市长江大桥欢迎新老师生前来就餐",
    "他说的确实在理这样的人才能经受住考验",
    "多少个怎么样为什么是不是能不能",
    "岳小棠唐以宁祝远严小满",
    "龘靐齉爨麤灪",
    "的的的了了了",
    "一二三四五六七八九十百千万亿",
    "林",
    "",
    "全球首条全光省际骨干网链路正式商用从而更好地支撑数据要素跨主体跨类型跨地域的高效互联互通" * 3,
]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """jieba with its whole dictionary, loaded by itself."""
    tokenizer = load_jieba().Tokenizer()
    tokenizer.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
    tokenizer.initialize()
    return tokenizer


@pytest.fixture(scope="module")
def dictionary(shared_home: Path) -> Dictionary:
    return open_dictionary(Cache(shared_home))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_cuts_as_the_whole_dictionary(whole: Any, dictionary: Dictionary, sentence: str) -> None:
    """A cutter with a few entries cuts as jieba does with all of them, in both modes."""
    cutter = Cutter(dictionary)
    assert cutter.words(sentence) == whole.lcut_for_search(sentence)
    assert cutter.pieces(sentence) == whole.lcut(sentence)


@given(
    st.lists(
        st.sampled_from("中国人民生产业大学会计划算力量网络基站造林水务局长的了在和多少个龘"), max_size=30
    )
)
@settings(max_examples=150, deadline=None)
def test_cuts_anything_as_the_whole_dictionary(
    whole: Any, dictionary: Dictionary, characters: list[str]
) -> None:
    """Also for characters in no sensible order the cut is the same."""
    text = "".join(characters)
    cutter = Cutter(dictionary)
    assert cutter.words(text) == whole.lcut_for_search(text)
    assert cutter.pieces(text) == whole.lcut(text)


def test_frequencies_are_the_whole_dictionarys(whole: Any, dictionary: Dictionary) -> None:
    """Every substring has the frequency it has in the whole dictionary, and none is missing."""
    text = "".join(SENTENCES)
    substrings = {text[i:j] for i in range(len(text)) for j in range(i + 1, min(len(text), i + 17) + 1)}
    expected = {word: whole.FREQ[word] for word in substrings if word in whole.FREQ}
    assert dictionary.frequencies([text]) == expected
    assert dictionary.total == whole.total


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("建成5G基站", ["建成", "5g", "基站"]),
        ("达到230EFLOPS", ["达到", "230eflops", "230", "eflops"]),
        ("增长6.1％", ["增长", "6.1%", "6.1"]),
        ("共23,876个", ["共", "23876", "个"]),
        ("“造林”、清淤！", ["造林", "清淤"]),
        ("……", []),
    ],
)
def test_words(dictionary: Dictionary, text: str, words: list[str]) -> None:
    """Han runs are cut by the dictionary, numbers and Latin words by rule; marks are no words."""
    assert Cutter(dictionary).words(fold(text)) == words


@given(st.text(st.sampled_from("造林清淤5Gg.,%- 　6１臺“"), max_size=20))
@settings(max_examples=150, deadline=None)
def test_pieces_are_the_text(dictionary: Dictionary, text: str) -> None:
    """Cut once, the pieces put together are the text without its marks, nothing twice."""
    folded = fold(text)
    position = 0
    for piece in Cutter(dictionary).pieces(folded):
        at = folded.index(piece, position)
        assert not any(character.isalnum() for character in folded[position:at])
        position = at + len(piece)
    assert not any(character.isalnum() for character in folded[position:])


# Small dictionaries.

WORDS = st.text(st.sampled_from("造林木山水务局ab1龘𠀀"), min_size=1, max_size=5)
ENTRIES = st.lists(st.tuples(WORDS, st.integers(0, 10**7)), min_size=1, max_size=30)


def lines_of(entries: list[tuple[str, int]]) -> bytes:
    return "".join(f"{word} {frequency} n\n" for word, frequency in entries).encode()


@given(ENTRIES, st.lists(WORDS, max_size=5))
@settings(max_examples=200, deadline=None)
def test_round_trip(entries: list[tuple[str, int]], others: list[str]) -> None:
    """A table gives back what it was built of, as jieba would have it: prefixes, duplicates, total."""
    expected, total = load_jieba().Tokenizer().gen_pfdict(io.BytesIO(lines_of(entries)))
    dictionary = Dictionary(build(lines_of(entries)))
    sought = [word for word, _ in entries] + others
    substrings = {word[i:j] for word in sought for i in range(len(word)) for j in range(i + 1, len(word) + 1)}
    assert dictionary.frequencies(sought) == {word: expected[word] for word in substrings if word in expected}
    assert dictionary.total == total


def test_prefixes_and_duplicates() -> None:
    """A mere beginning of a word has frequency 0; of a word that comes twice the later one holds."""
    dictionary = Dictionary(build("造林局 7 n\n造 3 v\n林业 5 n\n造 4 v\n".encode()))
    assert dictionary.frequencies(["造林局林业"]) == {
        "造": 4,
        "造林": 0,
        "造林局": 7,
        "林": 0,
        "林业": 5,
    }
    assert dictionary.total == 19
    assert dictionary.frequencies([]) == dictionary.frequencies(["", "水务"]) == {}


def test_table_on_disk(tmp_path: Path) -> None:
    """A table says the same from a file as from memory; what is no table is refused."""
    table = build("造林 3 v\n林业 5 n\n".encode())
    path = tmp_path / "table"
    path.write_bytes(table)
    assert Dictionary.open(path).frequencies(["造林业"]) == Dictionary(table).frequencies(["造林业"])
    for wrong in (b"", b"\n", table[:10], table[:-1], b"x" + table, "造林 3 v\n".encode()):
        path.write_bytes(wrong)
        with pytest.raises(ValueError, match=r"dictionary table|empty file"):
            Dictionary.open(path)
    with pytest.raises(OSError, match="nowhere"):
        Dictionary.open(tmp_path / "nowhere")


def test_dictionary_is_kept(tmp_path: Path) -> None:
    """The table is made once, kept in the cache, and made anew where it was damaged."""
    home = tmp_path / "home"
    first = open_dictionary(Cache(home)).frequencies(["造林"])
    [path] = (home / "cache").iterdir()
    made = path.stat().st_mtime_ns
    assert open_dictionary(Cache(home)).frequencies(["造林"]) == first
    assert path.stat().st_mtime_ns == made
    path.write_bytes(b"damaged")
    assert open_dictionary(Cache(home)).frequencies(["造林"]) == first
    assert path.stat().st_size > 1_000_000


def test_dictionary_where_nothing_can_be_written(tmp_path: Path) -> None:
    """Without a place to keep it the table lives in memory."""
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    assert open_dictionary(Cache(blocked / "home")).frequencies(["造林"])["造林"] > 0
