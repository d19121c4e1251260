"""The transcripts that ship with the program."""

from pathlib import Path


def bundled() -> dict[str, Path]:
    """The files of the transcripts that ship, by the transcripts' names.

    In the wheel they lie inside the package; in a checkout, in its `corpus/`.
    """
    package = Path(__file__).parent
    folder = package / "corpus"
    if not folder.is_dir():
        folder = package.parent.parent / "corpus"
    return {path.stem: path for path in sorted(folder.glob("*.txt"))}
