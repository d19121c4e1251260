"""What a command ends with; BriefcliError carries the status of what was refused."""

FOUND = 0
"""Found, or done."""

NOTHING_FOUND = 1

FAILED = 2
"""Wrong usage, or input that cannot be used."""

INTERRUPTED = 130
