"""Births from Python 3.12 on, without the compiled part: ``sys.monitoring``.

The interpreter calls us when the code of a constructor begins.  Nothing is put into a class.
"""
from __future__ import annotations

import sys
import types
import weakref

from .cpython import MONITORING, PROXY_LOCALS, mro_of, namespace_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, FrameType
    from typing import Any, Callable

_TOOLS = 4, 3, 2, 5, 1          # ids, those with a name of their own last
_VARARGS = 4                    # bit of co_flags


class Monitoring:
    """Local events on the code of the constructors of tracked classes."""

    REASON = 'without the compiled part: what is made by copy, pickle or __new__ is found by the ' \
        'next snapshot'

    def __init__(self, born: Callable[[object, Any, Any], None]) -> None:
        self._born = born       # (instance, code, frame of the constructor)
        self._codes: dict[int, weakref.ref[CodeType]] = {}
        self._tool = self._use_tool()

    def _use_tool(self) -> int | None:
        if MONITORING is None:
            return None
        for tool in _TOOLS:
            try:
                MONITORING.use_tool_id(tool, 'heapmonitor')
            except ValueError:          # somebody has it
                continue
            MONITORING.register_callback(tool, MONITORING.events.PY_START, self._began)
            MONITORING.register_callback(tool, MONITORING.events.PY_RETURN, self._returned)
            return tool
        return None

    @property
    def usable(self) -> bool:
        """Does this Python have it, and a free tool id?"""
        return self._tool is not None

    def watch(self, cls: type) -> CodeType | None:
        """The code whose run means a birth of `cls`; None if no Python code does."""
        new = _nearest(cls, '__new__')
        if new is not None:
            self._listen(new, MONITORING.events.PY_RETURN)
            return new
        code = _nearest(cls, '__init__')
        if code is not None:
            self._listen(code, MONITORING.events.PY_START)
        return code

    def _listen(self, code: CodeType, event: int) -> None:
        tool = self._tool
        MONITORING.set_local_events(tool, code, MONITORING.get_local_events(tool, code) | event)
        address = id(code)
        if address not in self._codes:
            self._codes[address] = weakref.ref(code, lambda _: self._codes.pop(address, None))

    def end(self) -> None:
        """Hear nothing more; the tool id is free again."""
        tool, self._tool = self._tool, None
        if tool is None:
            return
        for reference in list(self._codes.values()):
            code = reference()
            if code is not None:
                MONITORING.set_local_events(tool, code, 0)
        for event in (MONITORING.events.PY_START, MONITORING.events.PY_RETURN):
            MONITORING.register_callback(tool, event, None)
        MONITORING.free_tool_id(tool)

    def _began(self, code: CodeType, offset: int) -> None:
        frame = sys._getframe(1)
        try:
            obj = _first_argument(code, frame)
        except Exception:               # deleted, or no argument at all
            return
        self._born(obj, code, frame)

    def _returned(self, code: CodeType, offset: int, value: object) -> None:
        self._born(value, code, sys._getframe(1))


def _nearest(cls: type, name: str) -> CodeType | None:
    for c in mro_of(cls):
        function = namespace_of(c).get(name)
        if function is None:
            continue
        if type(function) is staticmethod:
            function = function.__func__
        return function.__code__ if type(function) is types.FunctionType else None
    return None


def _first_argument(code: CodeType, frame: FrameType) -> object:
    local = frame.f_locals
    if code.co_argcount:
        obj = local[code.co_varnames[0]]
    elif code.co_flags & _VARARGS:
        obj = local[code.co_varnames[code.co_kwonlyargcount]][0]
    else:
        raise KeyError('self')
    if not PROXY_LOCALS:
        local.clear()                   # the frame keeps the dict, and it the arguments
    return obj
