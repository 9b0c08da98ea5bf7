"""Ctrl-C that never falls into the middle of a commit."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Interruption:
    """Within `watched`, Ctrl-C raises KeyboardInterrupt as ever, but not inside `held`.

    A Ctrl-C inside `held` is raised when that ends. Where signals cannot be caught (another
    thread than the main one), nothing changes.
    """

    def __init__(self) -> None:
        self._held = False
        self._asked = False

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Take over Ctrl-C for a while."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGINT, self._take)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    @contextmanager
    def held(self) -> Iterator[None]:
        """A stretch that is either done whole or not begun."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
        if self._asked:
            raise KeyboardInterrupt

    def _take(self, _number: int, _frame: FrameType | None) -> None:
        if self._held:
            self._asked = True
        else:
            raise KeyboardInterrupt
