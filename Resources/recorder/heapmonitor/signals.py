"""Signals: handlers that the program does not see, and work that none interrupts."""
from __future__ import annotations

import _signal  # type: ignore[import-not-found,unused-ignore]
import os
import signal
import sys
import types
from _thread import get_ident

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType, TracebackType
    from typing import Any, Callable
    Handler = Callable[[int, 'FrameType | None'], None]

# Python's own functions, which a program may replace by others
_set: Any = _signal.signal
_get: Any = _signal.getsignal


def _main_thread() -> int | None:
    # a program may see that `threading` is loaded; without it this is the only thread
    threading = sys.modules.get('threading')
    return get_ident() if threading is None else threading.main_thread().ident


_main = _main_thread()


def _forked() -> None:
    global _main
    _main = get_ident()                 # in a child the thread that forked is the main one


os.register_at_fork(after_in_child=_forked)


def in_main_thread() -> bool:
    """Only there handlers are set, and run."""
    return get_ident() == _main


def handler_of(number: int) -> object:
    """What handles a signal, also while all handlers are set aside (see Undisturbed)."""
    handler = _get(number)
    owner = handler.__self__ if type(handler) is types.MethodType else None
    return owner.set_aside.get(number) if isinstance(owner, Undisturbed) else handler


class HiddenHandlers:
    """Handlers in the place of default actions; asked for them, the program hears SIG_DFL."""

    def __init__(self) -> None:
        self._handlers: dict[int, Handler] = {}
        self._shown = signal.signal, signal.getsignal
        self._hide()

    def install(self, number: int, handler: Handler) -> bool:
        """Handle a signal as long as the program does not; False where it is handled or ignored.

        One of ours that handles it already is replaced.
        """
        if not in_main_thread() or \
                _get(number) not in (_signal.SIG_DFL, self._handlers.get(number, _signal.SIG_DFL)):
            return False
        self._handlers[number] = handler
        _set(number, handler)
        return True

    def release(self) -> None:
        """From now on the default actions are what they are."""
        handlers, self._handlers = self._handlers, {}
        if in_main_thread():
            for number, handler in handlers.items():
                if _get(number) == handler:
                    _set(number, _signal.SIG_DFL)
        else:
            self._handlers = handlers

    def _hide(self) -> None:
        set_handler: Any
        get_handler: Any
        set_handler, get_handler = self._shown
        handlers = self._handlers_now

        def signal_recorded(signalnum, handler):  # type: ignore[no-untyped-def]
            ours = handlers().get(signalnum) if handler == signal.SIG_DFL else None
            previous = set_handler(signalnum, handler if ours is None else ours)
            return signal.SIG_DFL if _is_ours(handlers(), signalnum, previous) else previous

        def getsignal_recorded(signalnum):  # type: ignore[no-untyped-def]
            handler = get_handler(signalnum)
            return signal.SIG_DFL if _is_ours(handlers(), signalnum, handler) else handler
        replaced: list[tuple[Any, Any]] = [
            (signal_recorded, set_handler), (getsignal_recorded, get_handler)]
        for hidden, shown in replaced:
            hidden.__name__ = hidden.__qualname__ = shown.__name__
            hidden.__module__ = shown.__module__
            hidden.__doc__, hidden.__wrapped__ = shown.__doc__, shown
            setattr(signal, shown.__name__, hidden)

    def _handlers_now(self) -> dict[int, Handler]:
        return self._handlers


def _is_ours(handlers: dict[int, Handler], number: int, handler: object) -> bool:
    return handler is not None and handlers.get(number) == handler


class Undisturbed:
    """While this runs in the main thread no handler does: a second SIGINT loses nothing.

    Afterwards ``came`` has the signals that wait for their handlers.
    """

    def __init__(self) -> None:
        self.came: list[int] = []
        self.set_aside: dict[int, Any] = {}
        self._raised: BaseException | None = None

    def __enter__(self) -> Undisturbed:
        if in_main_thread():
            for number in _signal.valid_signals():
                handler = self._persistently(_get, number)
                if callable(handler):
                    self.set_aside[number] = handler
                    self._persistently(_set, number, self._note)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 place: TracebackType | None) -> None:
        for number, handler in self.set_aside.items():
            self._persistently(_set, number, handler)

    def deliver(self) -> None:
        """Let the handlers run that had to wait."""
        if self._raised is not None:
            raise self._raised
        for number in self.came:
            _signal.raise_signal(number)

    def deliver_at_exit(self) -> None:
        """The same, where a KeyboardInterrupt has nothing to interrupt any longer."""
        for number in self.came:
            if self.set_aside.get(number) is not _signal.default_int_handler:
                _signal.raise_signal(number)

    def _note(self, number: int, frame: FrameType | None) -> None:
        if number not in self.came:
            self.came.append(number)

    def _persistently(self, function: Any, *arguments: Any) -> Any:
        """A handler that waits runs in such a call, and may raise."""
        while True:
            try:
                return function(*arguments)
            except BaseException as error:
                self._raised = self._raised or error
