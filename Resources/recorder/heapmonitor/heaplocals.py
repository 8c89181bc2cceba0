"""Local variables of frames: what a function that runs, or waits, holds by which name."""
from __future__ import annotations

import sys
from types import FunctionType, TracebackType

from .cpython import PROXY_LOCALS, namespace_of, short_name_of
from .naming import contents

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, FrameType
    from typing import Any, Iterator

_MOST_NAMES = 1000                      # of one module: all are tried for instances of its classes
_MOST_ERRORS = 10                       # of which one led to the next
_OPTIMIZED = 1                          # a function's: not a module's, not a class'
_OURS = __package__ or 'heapmonitor'


_of_errors = namespace_of(BaseException)
_cause: Any = _of_errors['__cause__'].__get__
_context: Any = _of_errors['__context__'].__get__
_traceback: Any = _of_errors['__traceback__'].__get__


def local_variables(frame: FrameType) -> list[tuple[str, Any]]:
    """``[(name, value)]`` of a function's frame; of a module's and a class' body none.

    Before 3.13 Python makes a dict of them, which the frame keeps.  It is emptied again, unless
    the program has it, too.
    """
    if not frame.f_code.co_flags & _OPTIMIZED:
        return []
    found = frame.f_locals
    if PROXY_LOCALS:
        return list(found.items())
    items = list(dict.items(found))
    if sys.getrefcount(found) <= _ONLY_THE_FRAME:
        dict.clear(found)
    return items


def _count_of_own() -> int:
    found = sys._getframe().f_locals
    return sys.getrefcount(found)


_ONLY_THE_FRAME = 0 if PROXY_LOCALS else _count_of_own()


def running_frames() -> Iterator[tuple[int, FrameType]]:
    """``(thread, frame)`` of all threads, innermost first, without the recorder's.

    It is among the frames itself: what it still had of them at its end would keep them, and all
    that their functions hold, until the collector comes.
    """
    waiting = sys._current_frames()
    while waiting:
        thread, innermost = waiting.popitem()
        frame: FrameType | None = innermost
        del innermost
        while frame is not None:
            if not is_ours(frame):
                yield thread, frame
            frame = frame.f_back


def uncaught_frames() -> Iterator[tuple[str, str, FrameType]]:
    """``(what, place, frame)`` of the last exception that nobody caught, innermost first.

    They run no longer, and are objects as others are; they keep what there was when it was raised.
    Then those of the exceptions before it: where memory has run out, handling one raises the next.
    """
    error = vars(sys).get('last_value')
    traceback = vars(sys).get('last_traceback')
    met: set[int] = set()
    for _ in range(_MOST_ERRORS):
        if not issubclass(type(error), BaseException):
            return
        found = []
        at = traceback if type(traceback) is TracebackType else None
        while at is not None:
            if id(at.tb_frame) not in met:
                met.add(id(at.tb_frame))
                found.append((at.tb_frame, at.tb_lineno))
            at = at.tb_next
        what = f'uncaught {short_name_of(type(error))}'
        while found:
            frame, line = found.pop()
            yield what, _place(frame.f_code, line), frame
        cause = _cause(error)
        error = _context(error) if cause is None else cause
        traceback = None if error is None else _traceback(error)


def is_ours(frame: FrameType) -> bool:
    """Does a function of the recorder run in it?"""
    package = dict.get(frame.f_globals, '__package__')
    return type(package) is str and package == _OURS


def names_in_module(module: object) -> list[str]:
    """Names that the code of a module mentions: of its functions, and of itself while it runs."""
    if not isinstance(module, str):
        return []
    codes = [frame.f_code for _, frame in running_frames()
             if dict.get(frame.f_globals, '__name__') == module]
    variables = contents(module)
    codes += [value.__code__ for value in list(variables.values())
              if type(value) is FunctionType and value.__module__ == module]
    return list(dict.fromkeys(name for code in codes for name in code.co_names))[:_MOST_NAMES]


def place_of(frame: FrameType) -> str:
    """``file:line function``."""
    return _place(frame.f_code, frame.f_lineno)


def _place(code: CodeType, line: int | None) -> str:
    name: str = getattr(code, 'co_qualname', code.co_name)
    return f'{code.co_filename}:{line} {name}'


def thread_names() -> dict[int, str]:
    """Names of the threads that the module ``threading`` knows; a single thread is the main one."""
    module: Any = sys.modules.get('threading')
    threads = list(sys._current_frames())
    found = dict.fromkeys(threads, 'MainThread') if len(threads) == 1 else {}
    active = dict.get(vars(module), '_active') if module is not None else None
    if type(active) is dict:
        for ident, thread in list(dict.items(active)):
            try:
                name = object.__getattribute__(thread, '_name')
            except AttributeError:
                continue
            if type(name) is str and type(ident) is int:
                found[ident] = name
    return found
