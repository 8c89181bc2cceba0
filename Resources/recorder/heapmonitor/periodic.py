"""Periodic snapshots, never for more than a stated share of the time.

A thread that takes them stops the program anywhere, also half-way through building
what is sized, and has to win the interpreter first.  So a due snapshot is taken by
the next birth of a tracked object, in the program's own thread; the thread takes it
only when no birth came in time, because the program waits.

The thread is none of ``threading``'s: no list of it names it, nobody waits for it, and what
replaces functions there (gevent, eventlet) does not meet it.  No signal comes to it.  Around
a fork it does not exist, so Python sees one thread where the program has one.
"""
from __future__ import annotations

import _signal  # type: ignore[import-not-found,unused-ignore]
import os
import time
from _thread import allocate_lock, get_ident, start_new_thread

from .afterfork import when_forked
from .tracking import NEVER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any, Callable
    from .tracking import ClassTracker

SHARE = 0.25            # of the time at most; the pause grows with the cost of a snapshot
_GRACE = 0.03           # seconds a due snapshot waits for a birth
_PATIENCE = 10.0        # seconds for a snapshot that is being taken; a signal handler inside it waits

_sleep, _clock = time.sleep, time.monotonic
# a thread's own faults have to kill, and faulthandler has to say so
_FAULTS = {getattr(_signal, name) for name in ('SIGSEGV', 'SIGBUS', 'SIGFPE', 'SIGILL', 'SIGABRT')
           if hasattr(_signal, name)}


class _Watch:
    """One thread, from its start to its end."""

    def __init__(self, body: Callable[[_Watch], None]) -> None:
        self._body = body
        self._asleep = allocate_lock()          # held until it has to end
        self._asleep.acquire()
        self._running = allocate_lock()         # held until it has ended
        self._running.acquire()
        self._task: str | None = None
        self._ident = 0
        mask: Any = getattr(_signal, 'pthread_sigmask', None)
        if mask is not None:                    # a thread begins with the mask of its maker
            before = mask(_signal.SIG_BLOCK, set(_signal.valid_signals()) - _FAULTS)
        try:
            start_new_thread(self._run, ())
        finally:
            if mask is not None:
                mask(_signal.SIG_SETMASK, before)

    def pause(self, seconds: float) -> bool:
        """Wait; is it to end?"""
        if self._asleep.acquire(True, seconds):
            self._asleep.release()
            return True
        return False

    def end(self) -> None:
        """Let it end, and wait until the system has forgotten it."""
        if not self._asleep.locked():
            return
        self._asleep.release()
        if self._ident == get_ident():
            return
        if not self._running.acquire(True, _PATIENCE):
            return
        give_up = _clock() + 1
        while self._task is not None and os.path.exists(self._task) and _clock() < give_up:
            _sleep(0.0002)

    def _run(self) -> None:
        try:
            self._ident = get_ident()
            if os.path.exists('/proc/self/task'):
                from _thread import get_native_id
                self._task = f'/proc/self/task/{get_native_id()}'
            self._body(self)
        finally:
            self._running.release()


class PeriodicSnapshots:
    """Takes a snapshot every `interval` seconds while started."""

    def __init__(self, tracker: ClassTracker, create: Callable[[], None]) -> None:
        self._tracker = tracker
        self._create = create
        self._share = SHARE
        self._interval = 0.0            # seconds
        self._resting = False           # for the time of a fork
        self._forking: FrameType | None = None
        self.after_fork()

    def after_fork(self) -> None:
        """The thread does not exist in a child."""
        self._watching: _Watch | None = None
        self._running = self._resting = False
        self._forking = None
        self._one_at_a_time = allocate_lock()
        self._set_due(NEVER)
        self._pid = os.getpid()

    def _set_due(self, due: float) -> None:
        self._due = due
        self._tracker.when_due(due, self._take_due)

    @property
    def interval(self) -> float:
        """In seconds."""
        return self._interval

    def start(self, interval: float = 1.0, share: float = SHARE) -> None:
        """Begin, or change the interval (seconds) and the share of the time."""
        if interval <= 0:
            raise ValueError('the interval must be more than 0 seconds')
        self._interval, self._share = float(interval), share
        if not self._running:
            self._running = True
            self._set_due(self._tracker.now())
            self._watching = _Watch(self._watch)

    def slow_down(self) -> None:
        """Take half as many from now on."""
        self._interval *= 2

    def stop(self) -> None:
        """End; waits for a snapshot that is being taken."""
        if self._running and self._pid == os.getpid():
            self._running = self._resting = False
            self._set_due(NEVER)
            self._end_thread()

    def rest(self, forking: FrameType | None = None) -> None:
        """Before a fork, which that frame has called for: the thread ends."""
        if self._running:
            self._end_thread()
            self._resting, self._forking = True, forking

    def go_on(self) -> None:
        """After a fork, in the parent."""
        if self._resting and self._running:
            self._resting = False
            forking, self._forking = self._forking, None
            when_forked(forking, self._start_thread)

    def _start_thread(self) -> None:
        if self._running and self._watching is None:
            self._watching = _Watch(self._watch)

    def _end_thread(self) -> None:
        watching, self._watching = self._watching, None
        if watching is not None:
            watching.end()

    def _watch(self, thread: _Watch) -> None:
        tracker = self._tracker
        while True:
            late = tracker.now() - self._due - _GRACE
            if late >= 0:
                self._take_due()
            if thread.pause(min(max(-late, _GRACE), 0.5)):
                return

    def _take_due(self) -> None:
        if not self._one_at_a_time.acquire(False):
            return
        try:
            tracker = self._tracker
            begin = tracker.now()
            if begin < self._due or not self._running:
                return
            self._set_due(NEVER)        # no second one from inside the first
            try:
                self._create()
            finally:
                cost = tracker.now() - begin
                pause = max(self._interval, cost * (1 / self._share - 1))
                if self._running:
                    self._set_due(begin + cost + pause)
        finally:
            self._one_at_a_time.release()
