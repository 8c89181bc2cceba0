"""Sizes in bytes without running user code: ``sys.getsizeof`` and ``gc.get_referents``.

``asizeof`` asks objects with ``hasattr`` and ``len``, which runs the code of
proxies; here a type is judged once and its instances are only ever read.
"""
from __future__ import annotations

import gc
import sys
import types

from .cpython import (GC_HEAD, HAVE_GC, aligned, flags_of, inline_values, keeps_values, mro_of,
                      namespace_of)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Iterable

# How the referents of a type's instances are found
SKIP, LEAF, DICT, TRAVERSE, INLINE = range(5)

# Shared by the whole program or without a size of their own: never counted
UNCOUNTED = (type, types.ModuleType, types.FunctionType, types.BuiltinFunctionType,
             types.CodeType, types.FrameType, types.MethodType, types.MethodWrapperType,
             types.WrapperDescriptorType, types.MethodDescriptorType,
             types.ClassMethodDescriptorType, types.GetSetDescriptorType,
             types.MemberDescriptorType, classmethod, staticmethod, property, super)

getsizeof = sys.getsizeof
get_referents = gc.get_referents
_C_METHOD = types.MethodDescriptorType


class Sizer:
    """Sizes objects for one snapshot; what two of them share counts for the first.

    `tracked`: ids of all tracked objects.  They are never entered from outside, so
    that no tracked object's size is ever part of another's.
    """

    def __init__(self, tracked: Iterable[int] = ()) -> None:
        self._seen = set(tracked)
        self._policies: dict[int, int] = {}     # id(type) -> SKIP … INLINE
        # id(type) -> the C __sizeof__ below a Python one
        self._overridden: dict[int, Callable[[object], int]] = {}
        self._types: list[type] = []            # keeps the ids valid

    def policy(self, cls: type) -> int:
        """How to go on from instances of `cls`; decided once for each type."""
        found = self._policies.get(id(cls))
        if found is None:
            self._types.append(cls)
            found = self._policies[id(cls)] = self._judge(cls)
        return found

    def _judge(self, cls: type) -> int:
        if issubclass(cls, UNCOUNTED) or cls is object:
            return SKIP
        overrides = False
        for c in mro_of(cls):
            sizeof: Any = namespace_of(c).get('__sizeof__')
            if type(sizeof) is _C_METHOD:
                if overrides:
                    self._overridden[id(cls)] = sizeof
                break
            if sizeof is not None:      # user code: passed over
                overrides = True
        if issubclass(cls, dict):
            return DICT
        if not flags_of(cls) & HAVE_GC:
            return LEAF
        return INLINE if keeps_values(cls) else TRAVERSE

    def takes(self, obj: object) -> bool:
        """Count `obj` from now on; False if it is counted already."""
        if id(obj) in self._seen:
            return False
        self._seen.add(id(obj))
        return True

    def flat(self, obj: object) -> int:
        """Bytes of `obj` alone, whose type has been judged."""
        cls = type(obj)
        if id(cls) in self._overridden:
            return aligned(self._overridden[id(cls)](obj)
                           + (GC_HEAD if flags_of(cls) & HAVE_GC else 0))
        return aligned(getsizeof(obj))

    def alone(self, obj: object) -> int:
        """Bytes of any object alone."""
        self.policy(type(obj))
        return self.flat(obj)

    def size(self, obj: object) -> tuple[int, int]:
        """``(flat, size)`` of a tracked object: alone, and with all it alone leads to."""
        policy = self.policy(type(obj))
        flat = self.flat(obj)
        referents = self.referents(obj, policy)
        values = inline_values(referents) if policy == INLINE else 0
        return flat, flat + values + self.closure(referents)

    @staticmethod
    def referents(obj: Any, policy: int) -> list[Any]:
        """A new list of what `obj` refers to."""
        if policy != DICT:
            return get_referents(obj)
        found = list(dict.keys(obj))    # get_referents leaves out a str-keyed dict's keys
        found.extend(dict.values(obj))
        if type(obj) is not dict:
            found.extend(get_referents(obj))
        return found

    def closure(self, waiting: list[Any]) -> int:
        """Bytes of everything that `waiting` (consumed) leads to and that was not counted yet."""
        seen, policies, overridden = self._seen, self._policies, self._overridden
        add, pop, extend = seen.add, waiting.pop, waiting.extend
        total = 0
        while waiting:
            obj = pop()
            address = id(obj)
            if address in seen:
                continue
            cls = type(obj)
            policy = policies.get(id(cls))
            if policy is None:
                policy = self.policy(cls)
            if policy == SKIP:
                continue
            add(address)
            if overridden and id(cls) in overridden:
                total += self.flat(obj)
            else:
                total += (getsizeof(obj) + 7) & -8
            if policy == TRAVERSE:
                extend(get_referents(obj))
            elif policy == DICT:
                extend(dict.keys(obj))
                extend(dict.values(obj))
                if cls is not dict:
                    extend(get_referents(obj))
            elif policy == INLINE:
                referents = get_referents(obj)
                total += inline_values(referents)
                extend(referents)
        return total
