"""Readers of functions, methods and frames: what these alone keep (readers.py).

Code, globals and builtins belong to all of the program, and so does a function that a
module or a class holds.
"""
from __future__ import annotations

import gc
import sys
import types

from .cpython import RUNNING_FRAMES_GIVE_LOCALS, namespace_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from .readers import Reader, Reading

get_referents = gc.get_referents
_KEPT = frozenset(map(id, (tuple, dict)))


def function(cls: type) -> Reader:
    """A function made by a function: its closure and its defaults."""
    name = namespace_of(cls)['__qualname__']
    shared = [namespace_of(cls)[member] for member in ('__globals__', '__builtins__')
              if member in namespace_of(cls)]

    def read(obj: Any) -> Reading:
        if '<locals>' not in name.__get__(obj):
            return None
        known = [id(member.__get__(obj)) for member in shared]
        # by id: a metaclass may compare as it likes
        return 0, [kept for kept in get_referents(obj)
                   if id(type(kept)) in _KEPT and id(kept) not in known]
    return read


def builtin_method(cls: type) -> Reader:
    """``[].append``: its object.  ``len``: nothing, a module has it."""
    owner = namespace_of(cls)['__self__']

    def read(obj: Any) -> Reading:
        of = owner.__get__(obj)
        if of is None or issubclass(type(of), (types.ModuleType, type)):
            return None
        return 0, [of]
    return read


def frame(cls: type) -> Reader:
    """Locals of a frame that has ended or waits: a traceback's, a generator's."""
    shared = [namespace_of(cls)[member] for member in ('f_globals', 'f_builtins')]

    def read(obj: Any) -> Reading:
        if RUNNING_FRAMES_GIVE_LOCALS and _is_running(obj):
            return None                 # later ones give no locals while they run
        known = [id(member.__get__(obj)) for member in shared]
        return 0, [kept for kept in get_referents(obj) if id(kept) not in known]
    return read


def _is_running(sought: types.FrameType) -> bool:
    for running in list(sys._current_frames().values()):
        current: types.FrameType | None = running
        while current is not None:
            if current is sought:
                return True
            current = current.f_back
    return False
