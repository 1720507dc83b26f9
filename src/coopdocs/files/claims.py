"""Whose a file is while it is being written: a lock on the file itself, which ends with the process that holds it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

__all__ = ["claim", "is_claimed"]

if sys.platform == "win32":
    # It does not remove or move files that are open, which is claim enough.
    def claim(_descriptor: int) -> None:
        pass

    def is_claimed(_path: Path) -> bool:
        return False

else:
    import fcntl

    def claim(descriptor: int) -> None:
        """Say that somebody is at work on an open file, until it is closed."""
        # A file system without locks has no claims; then nothing there is ever taken for a leftover.
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def is_claimed(path: Path) -> bool:
        """Whether somebody is at work on a file, or might be."""
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
        except FileNotFoundError:
            return False
        except OSError:
            return True
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
        finally:
            os.close(descriptor)
        return False
