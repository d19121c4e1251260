"""Where the user's own files lie: what is not a cache, and is never thrown away."""

import os
from pathlib import Path


def data_folder(home: Path | None) -> Path:
    """The folder of the user's own files: `home`, else BRIEFCLI_HOME, else the platform's data folder."""
    if home is None and (named := os.environ.get("BRIEFCLI_HOME", "")):
        home = Path(named)
    if home is None:
        from platformdirs import user_data_path

        home = user_data_path("briefcli", appauthor=False)
    return home


def library_file(home: Path | None) -> Path:
    """Where the user's library lies, if there is one."""
    return data_folder(home) / "library.sqlite3"
