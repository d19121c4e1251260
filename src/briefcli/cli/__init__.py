"""The command line: a thin skin over the library, and the one place where errors become messages."""

import os
import sys
import warnings
from typing import TextIO

from briefcli.errors import BriefcliError, BriefcliWarning
from briefcli.language import tr

INTERRUPTED = 130


def run() -> None:
    """The entry point: run the command line and end the process with its exit status."""
    _prepare_streams()
    warnings.showwarning = _show_warning
    sys.exit(_status(sys.argv[1:]))


def _status(arguments: list[str]) -> int:
    """Run one command line and give its exit status; no traceback of an expected error escapes."""
    from briefcli.cli.app import WrongCommandLine, call
    from briefcli.cli.writer import abandon_output

    try:
        return call(arguments)
    except BriefcliError as error:
        _tell(error)
        return error.exit_status
    except WrongCommandLine as error:
        command = " ".join(each for each in arguments[:1] if not each.startswith("-"))
        usage = f"briefcli {command} -h".replace("  ", " ")
        _tell(error.format_message().rstrip(".") + tr(f"; see {usage}", f"；用法见 {usage}"))
        return 2
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:  # of standard output: a full disk behind a redirection
        abandon_output()
        _tell(error.strerror or error)
        return 2


def _tell(message: object) -> None:
    from briefcli.show.plain import visible

    print(visible(f"briefcli: {message}"), file=sys.stderr)  # noqa: T201


def _show_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,  # noqa: ARG001  # the signature is Python's
    lineno: int,  # noqa: ARG001
    file: TextIO | None = None,  # noqa: ARG001
    line: str | None = None,  # noqa: ARG001
) -> None:
    if issubclass(category, BriefcliWarning):
        _tell(message)


def _prepare_streams() -> None:
    """Make standard output and error take any text, with lines that end in LF.

    Under an encoding without Chinese (ascii, cp1252) they are switched to UTF-8; under another one
    that lacks a sign, that sign alone is spelled out.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        try:
            "中".encode(stream.encoding)
        except (UnicodeEncodeError, LookupError):
            stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        stream.reconfigure(errors="backslashreplace", newline="\n")  # type: ignore[union-attr]
