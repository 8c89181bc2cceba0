"""Snapshots from outside: one for each signal of a chosen kind, named by its number."""
from __future__ import annotations

import _signal  # type: ignore[import-not-found,unused-ignore]
import os

from .contract import RUNNING, read_entries
from .options import UsageError
from .signals import handler_of, in_main_thread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from .contract import ProcessEntry
    from .recorder import Recorder
    from .signals import HiddenHandlers

# What a launcher passes on, without what people send to end a command
NAMES = 'USR1', 'USR2', 'HUP', 'QUIT', 'ALRM'


def signal_name(text: str) -> str:
    """``USR2`` of ``SIGUSR2``; UsageError for a signal that cannot ask for a snapshot."""
    name = text.upper()
    name = name[3:] if name.startswith('SIG') else name
    if name not in NAMES or not hasattr(_signal, 'SIG' + name):
        raise UsageError(f'{text!r} cannot ask for a snapshot: use one of {", ".join(NAMES)}')
    return name


class OnDemand:
    """Takes a snapshot for each signal, as long as the program does not handle it."""

    def __init__(self, name: str | None, handlers: HiddenHandlers, recorder: Recorder) -> None:
        """`name`: of the signal; None: there is none."""
        self._name = name and signal_name(name)
        self._recorder = recorder
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
            entry.tell_snapshots(self._name, 0)

    def end(self) -> None:
        """Take no more."""
        self._entry = None

    def notes(self) -> list[str]:
        """That the program does not let it work."""
        if self._name is None or self._is_heard():
            return []
        return [f'the program handles or ignores {self._name} itself, so that it asks for no '
                'snapshots']

    def snapshot_ended(self) -> None:
        """Take those that were asked for while it was taken."""
        if in_main_thread():
            self._answer()

    def _is_heard(self) -> bool:
        return self._is_installed and handler_of(self._number) == self._handle

    def _handle(self, number: int, frame: FrameType | None) -> None:
        self._asked += 1
        if not self._recorder.is_busy():
            self._answer()

    def _answer(self) -> None:
        while self._done < self._asked and self._entry is not None and self._name:
            self._done += 1
            self._recorder.create_snapshot(f'{self._name} #{self._done}')
            self._entry.tell_snapshots(self._name, self._done)


def ask(path: str, name: str) -> None:
    """Send the signal to the processes that a recording.json says wait for it."""
    for entry in read_entries(path):
        if entry['state'] == RUNNING and entry.get('snapshot_on') == name:
            try:
                os.kill(entry['pid'], getattr(_signal, 'SIG' + name))
            except (OSError, TypeError):
                pass
