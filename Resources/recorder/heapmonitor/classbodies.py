"""Seeing a class in the moment its ``class`` statement has made it.

So instances are tracked that a module makes while it is still being imported, and
classes of ``__main__``, which is never imported.
"""
from __future__ import annotations

import builtins
import sys
from functools import partial

from .cpython import CODES_HAVE_POSITIONS, TRIMS_TRACEBACKS, stores_next

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, FrameType, FunctionType
    from typing import Any, Callable


# Calls its constant. A metaclass may look into the frame that runs this: the frame has the
# names, the line and the variables of the one with the class statement.
_CALL = compile("''.__call__()", '', 'eval')


class ClassBodies:
    """Calls ``made(class, module name, decorated)`` while it is switched on."""

    def __init__(self, made: Callable[[type, str, bool], None]) -> None:
        self._made = made
        self._uses = 0
        self._original: Any = None
        self._ours: Any = None

    def switch_on(self) -> None:
        """Begin to watch; calls nest."""
        self._uses += 1
        if self._ours is not None:
            return
        original = self._original = builtins.__build_class__
        made = self._made

        # The parameters' names are ours alone, metaclasses look into this frame; no
        # annotations, the program sees this function.
        def __build_class__(  # type: ignore[no-untyped-def]
                *_heapmonitor_arguments, **_heapmonitor_keywords):
            try:
                _heapmonitor_caller = sys._getframe(1)
                cls = eval(_call_like(_heapmonitor_caller, partial(
                    original, *_heapmonitor_arguments, **_heapmonitor_keywords)),
                    _heapmonitor_caller.f_globals, _heapmonitor_caller.f_locals)
            except BaseException as error:
                if TRIMS_TRACEBACKS:
                    _leave_out_ours(error)
                raise
            if issubclass(type(cls), type):
                body = _heapmonitor_arguments[0]
                made(cls, _module_of(body), _is_decorated(sys._getframe(1)))
            return cls
        self._ours = builtins.__build_class__ = __build_class__

    def switch_off(self) -> None:
        """End what one ``switch_on`` began."""
        self._uses -= 1
        if self._uses == 0:
            if builtins.__build_class__ is self._ours:
                builtins.__build_class__ = self._original
            self._ours = None


def _call_like(frame: FrameType, call: partial[Any]) -> CodeType:
    """Code that calls `call` and says that it is what `frame` runs."""
    like = frame.f_code
    names: dict[str, Any] = dict(co_name=like.co_name, co_filename=like.co_filename,
                                 co_firstlineno=frame.f_lineno)
    if CODES_HAVE_POSITIONS:
        names['co_qualname'] = like.co_qualname
    return _CALL.replace(co_consts=tuple(call if const == '' else const
                                         for const in _CALL.co_consts), **names)


def _leave_out_ours(error: BaseException) -> None:
    for _ in ('__build_class__', 'the code that it evaluates'):
        if error.__traceback__ is not None:
            error.__traceback__ = error.__traceback__.tb_next


def _module_of(body: FunctionType) -> str:
    """The module a class body runs in; a script run by -m has its own name."""
    name: str = body.__globals__.get('__name__')  # type: ignore[assignment]
    return '__main__' if name == '__mp_main__' else name     # the script, in a spawned child


def _is_decorated(frame: FrameType) -> bool:
    """Is the class handed to a decorator next?  True when in doubt.

    A decorator such as ``dataclass`` leaves an existing constructor alone, so none may
    be put there before it has run.
    """
    return not stores_next(frame.f_code.co_code, frame.f_lasti)
