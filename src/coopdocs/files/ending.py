"""An end on request that leaves nothing half-done: temporary files go, the lock is freed, the exit code tells."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["ending_cleanly"]


@contextmanager
def ending_cleanly() -> Iterator[None]:
    """Take TERM, and HUP of a terminal that is closed, as a wish to end: leave by SystemExit, as the shell counts it.

    Who has settled otherwise for these signals (nohup, a program that uses us) is not disturbed.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    wishes = [number for name in ("SIGTERM", "SIGHUP") if (number := getattr(signal, name, None))]
    taken = [number for number in wishes if signal.getsignal(number) == signal.SIG_DFL]
    for number in taken:
        signal.signal(number, _end)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)


def _end(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)
