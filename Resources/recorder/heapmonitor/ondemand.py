"""Snapshots and heaps from outside: one for each signal of a chosen kind, named by its number."""
from __future__ import annotations

import _signal  # type: ignore[import-not-found,unused-ignore]
import os

from .contract import RUNNING, read_entries
from .options import UsageError
from .signals import handler_of, in_main_thread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Callable
    from .contract import ProcessEntry
    from .signals import HiddenHandlers

# What a launcher passes on, without what people send to end a command
NAMES = 'USR1', 'USR2', 'HUP', 'QUIT', 'ALRM'
SNAPSHOT, HEAP = 'snapshot', 'heap'     # what is asked for


def signal_name(text: str) -> str:
    """``USR2`` of ``SIGUSR2``; UsageError for a signal that cannot ask for anything."""
    name = text.upper()
    name = name[3:] if name.startswith('SIG') else name
    if name not in NAMES or not hasattr(_signal, 'SIG' + name):
        raise UsageError(f'{text!r} cannot ask for a snapshot or a heap: use one of '
                         f'{", ".join(NAMES)}')
    return name


class OnDemand:
    """Does what is asked for at each signal, as long as the program does not handle it."""

    def __init__(self, name: str | None, what: str, handlers: HiddenHandlers,
                 is_busy: Callable[[], bool], take: Callable[[str, int], None]) -> None:
        """`name`: of the signal; None: there is none.  `take`: gets it, and its number in a row."""
        self._name = name and signal_name(name)
        self._what = what
        self._is_busy = is_busy
        self._take = take
        self._entry: ProcessEntry | None = None
        self._asked = self._done = self._number = 0
        self._is_installed = False
        if self._name:
            self._number = getattr(_signal, 'SIG' + self._name)
            self._is_installed = handlers.install(self._number, self._handle)

    def begin(self, entry: ProcessEntry) -> None:
        """Tell the launcher; a forked process counts its own."""
        self._asked = self._done = 0
        self._entry = entry
        if self._name and self._is_heard():
            entry.tell_asked(self._what, self._name, 0)

    def end(self) -> None:
        """Take no more."""
        self._entry = None

    def notes(self) -> list[str]:
        """That the program does not let it work."""
        if self._name is None or self._is_heard():
            return []
        return [f'the program handles or ignores {self._name} itself, so that it asks for no '
                f'{self._what}s']

    def no_longer_busy(self) -> None:
        """Take those that were asked for meanwhile."""
        if in_main_thread():
            self._answer()

    def _is_heard(self) -> bool:
        return self._is_installed and handler_of(self._number) == self._handle

    def _handle(self, number: int, frame: FrameType | None) -> None:
        self._asked += 1
        if not self._is_busy():
            self._answer()

    def _answer(self) -> None:
        while self._done < self._asked and self._entry is not None and self._name:
            self._done += 1
            self._take(self._name, self._done)
            if self._entry is not None:
                self._entry.tell_asked(self._what, self._name, self._done)


def ask(path: str, what: str, name: str) -> None:
    """Send the signal to the processes that a recording.json says wait for it."""
    for entry in read_entries(path):
        if entry['state'] == RUNNING and entry.get(f'{what}_on') == name:
            try:
                os.kill(entry['pid'], getattr(_signal, 'SIG' + name))
            except (OSError, TypeError):
                pass
