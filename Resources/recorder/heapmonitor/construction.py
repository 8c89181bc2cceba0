"""Births before Python 3.12, without the compiled part: what replaces an ``__init__``.

Only a function that a class has itself is replaced, by a descriptor.  ``C(…)`` looks
``__init__`` up through it, which registers the instance and hands out the original, bound:
no frame of ours is on the stack while the program's constructor runs.  ``C.__init__`` is the
original function.
"""
from __future__ import annotations

import copy
import types
import weakref

from .cpython import mro_of, namespace_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable

_bind = types.MethodType


class Constructor:
    """In the namespace of a tracked class, in place of its ``__init__``."""

    __slots__ = ('original', 'born')

    def __init__(self, original: Any, born: Callable[[object], None]) -> None:
        self.original = original
        self.born = born                # called with each instance that is being constructed

    def __get__(self, obj: object, owner: type | None = None) -> Any:
        if obj is None:
            return self.original
        self.born(obj)
        return _bind(self.original, obj)

    @property
    def __isabstractmethod__(self) -> bool:
        return bool(getattr(self.original, '__isabstractmethod__', False))

    def __reduce__(self) -> Any:
        # a class pickled by value (cloudpickle) takes its own constructor along
        return copy.copy, (self.original,)


class Descriptors:
    """Puts the descriptors into classes and takes them out again."""

    REASON = 'without the compiled part: what is made by copy, pickle or __new__ is found by the ' \
        'next snapshot'

    def __init__(self, born: Callable[[object], None]) -> None:
        self._born = born
        self._classes: dict[int, weakref.ref[type]] = {}

    def watch(self, cls: type) -> bool:
        """Will the births of `cls` be seen?  Of some, at least."""
        for c in mro_of(cls):
            own = namespace_of(c).get('__init__')
            if own is not None:
                break
        if type(own) is Constructor:
            # inherited, or in a class made from this one's namespace: dataclass(slots=True)
            self._classes[id(cls)] = weakref.ref(cls)
            return True
        if c is not cls or type(own) is not types.FunctionType:
            return False
        try:
            type.__setattr__(cls, '__init__', Constructor(own, self._born))
        except TypeError:
            return False
        self._classes[id(cls)] = weakref.ref(cls)
        return True

    def unwatch(self, cls: type) -> None:
        """Give `cls` its constructor back."""
        self._classes.pop(id(cls), None)
        own = namespace_of(cls).get('__init__')
        if type(own) is Constructor:
            type.__setattr__(cls, '__init__', own.original)

    def forget(self, address: int) -> None:
        """The class there is gone."""
        self._classes.pop(address, None)

    def end(self) -> None:
        """Give all classes their constructors back."""
        for reference in list(self._classes.values()):
            cls = reference()
            if cls is not None:
                self.unwatch(cls)
