"""The command line: a thin skin over the library, and the one place where errors become messages."""

import os
import sys
import warnings
from typing import TextIO

from briefcli.cli.messages import complain
from briefcli.cli.status import FAILED, FOUND, INTERRUPTED
from briefcli.errors import BriefcliError, BriefcliWarning


def run() -> None:
    """The entry point: run the command line and end the process with its exit status."""
    _prepare_streams()
    warnings.showwarning = _show_warning
    status = _status(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        status = FOUND
        _abandon_output()
    sys.exit(status)


def _status(arguments: list[str]) -> int:
    """Run one command line and give its exit status; no traceback of an expected error escapes."""
    from briefcli.cli.app import WrongCommandLine, call, explain

    try:
        return call(arguments)
    except BriefcliError as error:
        complain(error)
        return error.exit_status
    except WrongCommandLine as error:
        complain(explain(error, arguments))
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as ended:
        # So typer ends where the reader of a pipe has gone, as `head` does. That is no error.
        if not isinstance(ended.__context__, BrokenPipeError):
            raise
        _abandon_output()
        return FOUND
    except OSError as error:  # of standard output: a full disk behind a redirection
        _abandon_output()
        complain(error.strerror or error)
        return FAILED


def _abandon_output() -> None:
    """Point standard output at nothing: Python flushes it once more at exit, and that must not fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _show_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,  # noqa: ARG001  # the signature is Python's
    lineno: int,  # noqa: ARG001
    file: TextIO | None = None,  # noqa: ARG001
    line: str | None = None,  # noqa: ARG001
) -> None:
    if issubclass(category, BriefcliWarning):
        complain(message)


def _prepare_streams() -> None:
    """Make the standard streams usable, and have output and error take any text, with lines that end in LF.

    Under an encoding without Chinese (ascii, cp1252) they are switched to UTF-8; under another one
    that lacks a sign, that sign alone is spelled out.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        try:
            "中".encode(stream.encoding)
        except (UnicodeEncodeError, LookupError):
            stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        stream.reconfigure(errors="backslashreplace", newline="\n")  # type: ignore[union-attr]
