"""The ends of a process that the recording has to survive, each left as it was.

A regular end (also by exception, ``sys.exit`` and SIGINT) comes through ``atexit``.
Signals that ask a program to end, and would kill at once, are caught as long as the program
does not handle them: the dump is written, then the signal kills as it would have.

Not caught: SIGQUIT and SIGABRT, whose core should show the moment; SIGALRM, SIGVTALRM and
SIGPROF, with which a program limits itself, also in a call into C that never returns to
Python.  What they leave is the journal.
"""
from __future__ import annotations

import _signal  # type: ignore[import-not-found,unused-ignore]
import atexit
import os
import signal

from .exclusion import Exclusion
from .signals import HiddenHandlers, Undisturbed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any, Callable

_exit = os._exit
_ENDINGS = 'SIGTERM', 'SIGHUP', 'SIGXCPU', 'SIGUSR1', 'SIGUSR2', 'SIGPWR'


class Shutdown:
    """Calls ``finish(why, program)`` before this process ends or becomes another program.

    What takes the place of a function has no annotations: the program sees it.
    """

    def __init__(self, finish: Callable[[str, object], None],
                 is_busy: Callable[[], bool] = lambda: False) -> None:
        """`is_busy`: does this thread take a snapshot?  A signal then waits for its end."""
        self._finish_once = finish
        self._is_busy = is_busy
        self._waiting: int | None = None        # a signal that came during a snapshot
        self._one_at_a_time = Exclusion()
        # first registered, last called: the program's own handlers still count
        atexit.register(self._at_exit)
        self._replace_exits()
        self.handlers = HiddenHandlers()
        if os.getpid() != 1:            # which no default action kills
            for name in _ENDINGS:
                if hasattr(signal, name):
                    self.handlers.install(getattr(signal, name), self._asked_to_end)

    def after_fork(self) -> None:
        """In a child: another thread of the parent may have been at its end."""
        self._one_at_a_time = Exclusion()

    def release(self) -> None:
        """From now on signals kill at once."""
        self.handlers.release()

    def snapshot_ended(self) -> None:
        """The signal that came during a snapshot takes effect."""
        number, self._waiting = self._waiting, None
        if number is not None:
            self._asked_to_end(number, None)

    def _finish(self, why: str, program: object = None) -> Undisturbed:
        # whoever comes second waits until the dump is there
        with Undisturbed() as undisturbed, self._one_at_a_time:
            self._finish_once(why, program)
        return undisturbed

    def _at_exit(self) -> None:
        self._finish('exit').deliver_at_exit()

    def _replace_exits(self) -> None:
        """``os._exit`` and ``os.exec*`` skip atexit."""
        def _exit_recorded(status):  # type: ignore[no-untyped-def]
            self._finish('exit')
            _exit(status)
        _exit_recorded.__name__ = _exit_recorded.__qualname__ = '_exit'
        os._exit = _exit_recorded
        for name in ('execv', 'execve'):
            if hasattr(os, name):
                setattr(os, name, _finishing_first(getattr(os, name), self._finish))

    def _asked_to_end(self, number: int, frame: FrameType | None) -> None:
        if self._is_busy():
            self._waiting = number
            return
        self._finish(signal.Signals(number).name)
        self.release()
        _signal.signal(number, _signal.SIG_DFL)
        os.kill(os.getpid(), number)


def _finishing_first(function: Any, finish: Callable[..., Undisturbed]) -> Callable[..., Any]:
    def replaced(*args, **kwargs):  # type: ignore[no-untyped-def]
        # a failing exec raises and the program goes on: `finish` may be called again
        finish('exec', args[0] if args else kwargs.get('path')).deliver()
        return function(*args, **kwargs)
    replaced.__name__ = replaced.__qualname__ = function.__name__
    replaced.__doc__ = function.__doc__
    replaced.__wrapped__ = function     # type: ignore[attr-defined]
    return replaced
