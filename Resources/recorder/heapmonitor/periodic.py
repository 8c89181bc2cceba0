"""Periodic snapshots, never for more than a stated share of the time.

A thread that takes them stops the program anywhere, also half-way through building
what is sized, and has to win the interpreter first.  So a due snapshot is taken by
the next birth of a tracked object, in the program's own thread; the thread takes it
only when no birth came in time, because the program waits.
"""
from __future__ import annotations

import os
import threading

from .tracking import NEVER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable
    from .tracking import ClassTracker

SHARE = 0.25            # of the time at most; the pause grows with the cost of a snapshot
_GRACE = 0.03           # seconds a due snapshot waits for a birth


class PeriodicSnapshots:
    """Takes a snapshot every `interval` seconds while started."""

    def __init__(self, tracker: ClassTracker, create: Callable[[], None],
                 share: float = SHARE) -> None:
        self._tracker = tracker
        self._create = create
        self._share = share
        self._interval = 0.0            # seconds
        self.after_fork()

    def after_fork(self) -> None:
        """The thread does not exist in a child."""
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()
        self._one_at_a_time = threading.Lock()
        self._set_due(NEVER)
        self._pid = os.getpid()

    def _set_due(self, due: float) -> None:
        self._due = due
        self._tracker.when_due(due, self._take_due)

    def start(self, interval: float = 1.0) -> None:
        """Begin, or change the interval (seconds)."""
        if interval <= 0:
            raise ValueError('the interval must be more than 0 seconds')
        self._interval = float(interval)
        if self._thread is None:
            self._stopping.clear()
            self._set_due(self._tracker.now())
            self._thread = threading.Thread(target=self._watch, name='BackgroundMonitor',
                                            daemon=True)
            self._thread.start()

    def slow_down(self) -> None:
        """Take half as many from now on."""
        self._interval *= 2

    def stop(self) -> None:
        """End; waits for a snapshot that is being taken."""
        thread, self._thread = self._thread, None
        if thread is not None and self._pid == os.getpid():
            self._stopping.set()
            self._set_due(NEVER)
            if thread is not threading.current_thread():
                # not for ever: a signal handler may run inside the snapshot it waits for
                thread.join(10)

    def _watch(self) -> None:
        stopping, tracker = self._stopping, self._tracker
        while not stopping.is_set():
            late = tracker.now() - self._due - _GRACE
            if late >= 0:
                self._take_due()
            if stopping.wait(min(max(-late, _GRACE), 0.5)):
                return

    def _take_due(self) -> None:
        if not self._one_at_a_time.acquire(False):
            return
        try:
            tracker = self._tracker
            begin = tracker.now()
            if begin < self._due or self._thread is None:
                return
            self._set_due(NEVER)        # no second one from inside the first
            try:
                self._create()
            finally:
                cost = tracker.now() - begin
                pause = max(self._interval, cost * (1 / self._share - 1))
                if not self._stopping.is_set():
                    self._set_due(begin + cost + pause)
        finally:
            self._one_at_a_time.release()
