"""The public face: complete, typed, and cheap to import."""

import subprocess
import sys
from importlib import resources

import pytest

import briefcli

PROMISED = {
    "Answer", "BriefcliError", "BriefcliWarning", "Briefing", "Exchange", "Hit", "Library", "NotABriefing",
    "NotFound", "Participant", "Speaker", "Spoken", "Topic", "UnknownName", "UnusableInput", "WrongUsage",
    "__version__", "read",
}  # fmt: skip


def test_all_is_complete() -> None:
    """`__all__` names the whole public face, sorted, each name once."""
    assert set(briefcli.__all__) >= PROMISED
    assert list(briefcli.__all__) == sorted(set(briefcli.__all__))
    assert set(dir(briefcli)) == set(briefcli.__all__)


@pytest.mark.parametrize("name", sorted(briefcli.__all__))
def test_names_can_be_imported(name: str) -> None:
    """Every public name is there, has a docstring, and says where it belongs."""
    value = getattr(briefcli, name)
    assert value is not None
    assert name == "__version__" or value.__doc__
    assert getattr(value, "__module__", "briefcli").split(".")[0] == "briefcli"


def test_star_import() -> None:
    """`from briefcli import *` gives just the public names."""
    names: dict[str, object] = {}
    exec("from briefcli import *", names)
    assert set(names) - {"__builtins__"} == set(briefcli.__all__)


def test_unknown_attribute() -> None:
    """A name that does not exist is an AttributeError that names it, as in any module."""
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        briefcli.nothing_of_the_kind  # noqa: B018


def test_public_types_are_all_there() -> None:
    """Whatever the library gives or raises can be named by its user."""
    for error in ("NotABriefing", "NotFound", "UnknownName", "UnusableInput", "WrongUsage"):
        assert issubclass(getattr(briefcli, error), briefcli.BriefcliError)
    assert issubclass(briefcli.NotABriefing, briefcli.UnusableInput)
    assert issubclass(briefcli.BriefcliWarning, UserWarning)
    assert not issubclass(briefcli.BriefcliError, KeyError)


@pytest.mark.parametrize(
    ("record", "fields"),
    [
        ("Answer", "answer sentence speaker role score rank"),
        ("Hit", "sentence matches speaker role score rank"),
    ],
)
def test_fields_of_sentences(record: str, fields: str) -> None:
    """A record of a sentence has its fields in the promised order, and where it stands at the end."""
    where = "id headline transcript segment date part line line_end mended complete"
    assert getattr(briefcli, record)._fields == (*fields.split(), *where.split())


@pytest.mark.parametrize(
    ("record", "fields"),
    [
        (
            "Topic",
            "id headline speakers asker question keywords characters complete transcript segment date line",
        ),
        ("Speaker", "name role turns segments characters share transcript"),
        ("Exchange", "id headline asker question answers complete transcript segment date line"),
        ("Spoken", "speaker role paragraphs"),
        ("Participant", "name role"),
        ("Listing", "transcript title date questions speakers characters path added"),
        (
            "Point",
            """date metric raw value unit kind basis period change sentence speaker id headline transcript
            segment part line line_end mended complete""",
        ),
    ],
)
def test_fields_of_overviews(record: str, fields: str) -> None:
    """The other records have their fields in the promised order."""
    assert getattr(briefcli, record)._fields == tuple(fields.split())


def test_records_are_frozen() -> None:
    """A record cannot be changed, compares by value and can be a key."""
    person = briefcli.Participant("顾行舟", "局长")
    with pytest.raises(AttributeError):
        person.name = "米岚"  # type: ignore[misc]
    assert person == briefcli.Participant("顾行舟", "局长")
    assert len({person, briefcli.Participant("顾行舟", "局长")}) == 1


def test_package_is_typed() -> None:
    """The package carries the marker of a typed one."""
    assert resources.files("briefcli").joinpath("py.typed").is_file()


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import briefcli", "jieba tantivy rich typer rapidfuzz opencc pypinyin charset_normalizer"),
        ("import briefcli; briefcli.Library", "jieba tantivy rich typer rapidfuzz opencc pypinyin"),
        ("import briefcli; briefcli.read", "jieba tantivy rich typer rapidfuzz opencc pypinyin"),
        (
            "import briefcli; briefcli.Library.open().topics()",
            "jieba tantivy rich typer rapidfuzz opencc pypinyin charset_normalizer",
        ),
    ],
)
def test_import_is_cheap(code: str, absent: str) -> None:
    """Nothing heavy is loaded before it is needed."""
    loaded = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert not {name.split(".")[0] for name in loaded.stdout.split()} & set(absent.split())
    assert loaded.stderr == ""
