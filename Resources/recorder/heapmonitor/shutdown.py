"""The ends of a process that the recording has to survive, each left as it was.

A regular end (also by exception, ``sys.exit`` and SIGINT) comes through ``atexit``.
SIGTERM, which would kill at once, is caught as long as the program does not handle
it: the dump is written, then the signal kills as it would have.  The program cannot
tell: asked for the handler, it hears SIG_DFL.
"""
from __future__ import annotations

import atexit
import os
import signal
import threading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any, Callable

_exit = os._exit


class Shutdown:
    """Calls ``finish(why)`` before this process ends or becomes another program.

    What takes the place of a function has no annotations: the program sees it.
    """

    def __init__(self, finish: Callable[[str], None]) -> None:
        self._finish = finish
        self._signal, self._getsignal = signal.signal, signal.getsignal
        # first registered, last called: the program's own handlers still count
        atexit.register(self._at_exit)
        self._replace_exits()
        self._caught = False
        if threading.current_thread() is threading.main_thread():
            self._catch()

    def _at_exit(self) -> None:
        self._finish('exit')

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

    # -- SIGTERM

    def _catch(self) -> None:
        if self._getsignal(signal.SIGTERM) is not signal.SIG_DFL:
            return                      # ignored, as under nohup: leave it so
        self._signal(signal.SIGTERM, self._terminated)
        self._caught = True
        ours: Any = self._terminated
        set_handler: Any = self._signal
        get_handler: Any = self._getsignal

        def signal_recorded(signalnum, handler):  # type: ignore[no-untyped-def]
            default = signalnum == signal.SIGTERM and handler == signal.SIG_DFL
            previous = set_handler(signalnum, ours if default and self._caught else handler)
            return signal.SIG_DFL if previous == ours else previous

        def getsignal_recorded(signalnum):  # type: ignore[no-untyped-def]
            handler = get_handler(signalnum)
            return signal.SIG_DFL if handler == ours else handler
        replaced: list[tuple[Any, Any]] = [
            (signal_recorded, set_handler), (getsignal_recorded, get_handler)]
        for hidden, shown in replaced:
            hidden.__name__ = hidden.__qualname__ = shown.__name__
            hidden.__doc__, hidden.__wrapped__ = shown.__doc__, shown
            setattr(signal, shown.__name__, hidden)

    def _terminated(self, signalnum: int, frame: FrameType | None) -> None:
        self.release()
        self._finish('SIGTERM')
        os.kill(os.getpid(), signal.SIGTERM)

    def release(self) -> None:
        """From now on SIGTERM kills at once."""
        if self._caught:
            self._caught = False
            if self._getsignal(signal.SIGTERM) == self._terminated:
                self._signal(signal.SIGTERM, signal.SIG_DFL)


def _finishing_first(function: Any, finish: Callable[[str], None]) -> Callable[..., Any]:
    def replaced(*args, **kwargs):  # type: ignore[no-untyped-def]
        # a failing exec raises and the program goes on: `finish` may be called again
        finish('exec')
        return function(*args, **kwargs)
    replaced.__name__ = replaced.__qualname__ = function.__name__
    replaced.__doc__ = function.__doc__
    replaced.__wrapped__ = function     # type: ignore[attr-defined]
    return replaced
