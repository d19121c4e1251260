"""Everything that can go wrong, split by what the caller can do about it.

BriefcliError            exit status 2
├── UnusableInput        the file or text given: name another, mend it, convert it
│   └── NotABriefing     readable, but without a question and an answer
├── WrongUsage           the command's words: options, columns, formats
├── CannotKeep           the library cannot be written, or this program is too old for it
├── UnknownName          no transcript, speaker or asker of that name; the nearest are listed
└── NotFound             exit status 1: the request is sound, but nothing answers to it

Every message is one line that says what is wrong and how to mend it.
"""


class BriefcliError(Exception):
    """The root: catch it to catch everything briefcli raises on purpose.

    `exit_status` is what the command line ends with; it belongs to the class.
    """

    exit_status = 2


class UnusableInput(BriefcliError):
    """A file or text that cannot be read: missing, empty, binary, too large, wrongly encoded."""


class NotABriefing(UnusableInput):
    """A readable text in which no question with an answer was found."""


class WrongUsage(BriefcliError):
    """Options or values that do not fit the command."""


class UnknownName(BriefcliError):
    """A name that nothing in view has, and that none comes clearly near."""


class CannotKeep(BriefcliError):
    """The library cannot be written: a full or read-only disk, or a format of a newer program."""


class NotFound(BriefcliError):
    """A sound request that nothing answers to, such as a segment number past the last."""

    exit_status = 1


class BriefcliWarning(UserWarning):
    """Something done that the caller should know of, such as a forgiven slip in a name.

    The Python interface issues it by `warnings.warn`; the command line prints it on standard error.
    """
