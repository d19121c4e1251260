"""The user's cache folder: what is in it can be thrown away at any time and comes back by itself.

An entry is written beside its place and renamed into it, so that it is whole or not there: a kill, a
full disk or a second process at the same time leave nothing broken behind. Where nothing can be
written, or where other users can write, the cache is simply empty and stays so.
"""

import contextlib
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

_STALE_SECONDS = 7 * 24 * 3600  # entries of another version of program or corpus, by then given up
_ABANDONED_SECONDS = 3600  # unfinished entries, by then of a process that was killed


class Cache:
    """Named entries, files or folders, that are made once and then only read."""

    def __init__(self, home: Path | None) -> None:
        """Keep entries below `home`; None stands for BRIEFCLI_HOME, else the platform's cache folder."""
        named = home or Path(os.environ.get("BRIEFCLI_HOME", ""))
        if named == Path():
            self._root = self._folder = _default_folder()
        else:
            self._root, self._folder = named, named / "cache"

    def find(self, name: str) -> Path | None:
        """The entry of that name, or None if there is none that can be trusted."""
        path = self._folder / name
        trusted = path.exists() and _private(self._root) and _private(self._folder)
        return path if trusted else None

    def add(self, name: str, make: Callable[[Path], None]) -> Path | None:
        """Make an entry: `make` is given a path to write a file or folder to.

        Gives the entry's path (another process's, if that was quicker), or None where it could not
        be written. Errors of `make` other than OSError and ValueError are passed on.
        """
        try:
            for folder in (self._root, self._folder):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                if not _private(folder):
                    return None
            workshop = Path(tempfile.mkdtemp(prefix=".", dir=self._folder))
        except OSError:
            return None
        try:
            make(workshop / name)
            self._publish(workshop / name)
            self._sweep(name)
        except (OSError, ValueError):  # tantivy tells of a full disk by a ValueError
            return None
        finally:
            shutil.rmtree(workshop, ignore_errors=True)
        return self.find(name)

    def _publish(self, made: Path) -> None:
        try:
            made.rename(self._folder / made.name)
        except OSError:
            if not (self._folder / made.name).exists():
                raise

    def drop(self, name: str) -> None:
        """Take an entry away, such as one that turned out to be damaged."""
        path = self._folder / name
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
            return
        with contextlib.suppress(OSError):
            path.unlink()

    def _sweep(self, kept: str) -> None:
        """Take away what earlier versions and killed processes left."""
        kind = kept.partition("-")[0] + "-"
        now = time.time()
        for path in self._folder.iterdir():
            age = now - path.stat().st_mtime
            stale = path.name.startswith(kind) and path.name != kept and age > _STALE_SECONDS
            if stale or (path.name.startswith(".") and age > _ABANDONED_SECONDS):
                self.drop(path.name)


def _default_folder() -> Path:
    from platformdirs import user_cache_path  # 5 ms: not where BRIEFCLI_HOME names the folder

    return user_cache_path("briefcli", appauthor=False)


def _private(folder: Path) -> bool:
    """Whether only this user can write to a folder: what others could plant is not read."""
    if not hasattr(os, "geteuid"):  # Windows: the profile's own access lists guard the folder
        return True
    try:
        status = folder.stat()
    except OSError:
        return False
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
