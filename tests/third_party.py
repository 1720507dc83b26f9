"""Sources of third parties that tests read: archives that the test set-up fetched, named and hashed in the lock."""

from __future__ import annotations

import sys
from pathlib import Path

__all__ = ["find_archive"]


def find_archive(name: str) -> Path:
    """The source archive of a locked package; it lies beside the virtual environment's packages."""
    folder = Path(sys.prefix) / "share" / "coopdocs-tests"
    found = sorted(folder.glob(f"{name}-*.tar.gz"))
    assert found, f"{folder} has no {name}: run `make test`, which fetches it"
    return found[-1]
