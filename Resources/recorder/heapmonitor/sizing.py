"""Sizes in bytes without running user code: ``sys.getsizeof`` and ``gc.get_referents``.

``asizeof`` asks objects with ``hasattr`` and ``len``, which runs the code of
proxies; here a type is judged once and its instances are only ever read.
"""
from __future__ import annotations

import gc
import sys
import types
from array import array

from .attributenames import BuiltDicts
from .attributes import filled_slots, slot_members
from .cpython import HAVE_GC, aligned, flags_of, head_of, mro_of, namespace_of
from .inlinevalues import FIRST_LENGTH, beside_slots, keeps_values, values_in
from .readers import reader_of, silent_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Iterable
    from .attributes import Members
    from .readers import Reader, Reading

# How the referents of a type's instances are found
SKIP, LEAF, DICT, TRAVERSE, INLINE, READ = range(6)

OUT_OF_REACH = -1               # in place of the size of an instance that could not be looked at

# Shared by the whole program or without a size of their own: never counted
UNCOUNTED = (type, types.ModuleType, types.CodeType, types.WrapperDescriptorType,
             types.MethodDescriptorType, types.ClassMethodDescriptorType,
             types.GetSetDescriptorType, types.MemberDescriptorType, classmethod, staticmethod,
             property, super)

getsizeof = sys.getsizeof
get_referents = gc.get_referents
_C_METHOD = types.MethodDescriptorType


class Sizer:
    """Sizes objects for one snapshot; what two of them share counts for the first.

    `tracked`: ids of all tracked objects, which the caller keeps alive.  They are never
    entered from outside, so that no tracked object's size is ever part of another's.
    What has been counted is kept until the sizer goes: its address is not used again.
    """

    def __init__(self, tracked: Iterable[int] = ()) -> None:
        self._seen: dict[int, object] = dict.fromkeys(tracked)
        self._policies: dict[int, int] = {}     # id(type) -> SKIP … READ
        # id(type) -> the C __sizeof__ below a Python one
        self._overridden: dict[int, Callable[[object], int]] = {}
        self._readers: dict[int, Reader] = {}   # id(type) -> of READ
        self._types: list[type] = []            # keeps the ids valid
        self.built = BuiltDicts()
        self.blind: set[str] = set()            # types met that have memory which nothing shows

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
        reader = reader_of(cls)
        if reader is not None:
            self._readers[id(cls)] = reader
            return READ
        silent = silent_name(cls)
        if silent is not None:
            self.blind.add(silent)
        if issubclass(cls, dict):
            return DICT
        if not flags_of(cls) & HAVE_GC:
            return LEAF
        if not keeps_values(cls):
            return TRAVERSE
        slots = slot_members(cls)
        if slots:
            self._readers[id(cls)] = _reader_beside_slots(slots, self.built)
            return READ
        return INLINE

    def takes(self, obj: object) -> bool:
        """Count `obj` from now on; False if it is counted already."""
        if id(obj) in self._seen:
            return False
        self._seen[id(obj)] = obj
        return True

    def flat(self, obj: object) -> int:
        """Bytes of `obj` alone, whose type has been judged."""
        cls = type(obj)
        if id(cls) in self._overridden:
            return aligned(self._overridden[id(cls)](obj) + head_of(cls))
        return aligned(getsizeof(obj))

    def alone(self, obj: object) -> int:
        """Bytes of any object alone."""
        self.policy(type(obj))
        return self.flat(obj)

    def size(self, obj: object, number: int = FIRST_LENGTH) -> tuple[int, int]:
        """``(flat, size)`` of a tracked object: alone, and with all it alone leads to.

        `number`: how many instances of its class were made before it; the first have
        room for more attributes.
        """
        cls = type(obj)
        policy = self._policies.get(id(cls))
        if (policy == INLINE or policy == TRAVERSE) and id(cls) not in self._overridden:
            flat = (getsizeof(obj) + 7) & -8            # the usual ones, without more calls
            referents = get_referents(obj)
            more = values_in(obj, referents, number, self.built.has) if policy == INLINE else 0
            return flat, flat + more + self.closure(referents)
        flat = self.alone(obj)
        more, referents = self.contents(obj, number) or (0, [])
        return flat, flat + more + self.closure(referents)

    def size_all(self, objects: list[object], numbers: bytes) -> tuple[array[int], array[int]]:
        """Flat sizes and sizes of tracked objects; OUT_OF_REACH for None.

        `numbers`: for each how many of its class were made before it, at most 255.
        """
        flats, sizes = array('q'), array('q')
        for obj, number in zip(objects, numbers):
            flat, size = (OUT_OF_REACH, OUT_OF_REACH) if obj is None else self.size(obj, number)
            flats.append(flat)
            sizes.append(size)
        return flats, sizes

    def end(self) -> None:
        """What was counted need not live any longer."""
        self._seen.clear()

    def contents(self, obj: Any, number: int = FIRST_LENGTH) -> Reading:
        """Bytes of `obj` beside its flat size, and a new list of what it refers to.

        None: all of the program shares it, it does not count.
        """
        policy = self.policy(type(obj))
        if policy == READ:
            return self._readers[id(type(obj))](obj)
        if policy == DICT:
            found = list(dict.keys(obj))    # get_referents leaves out a str-keyed dict's keys
            found.extend(dict.values(obj))
            if type(obj) is not dict:
                found.extend(get_referents(obj))
            return 0, found
        referents = get_referents(obj)
        more = values_in(obj, referents, number, self.built.has) if policy == INLINE else 0
        return more, referents

    def closure(self, waiting: list[Any]) -> int:
        """Bytes of everything that `waiting` (consumed) leads to and that was not counted yet."""
        seen, policies, overridden = self._seen, self._policies, self._overridden
        pop, extend = waiting.pop, waiting.extend
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
            seen[address] = obj
            if policy == READ:
                reading = self._readers[id(cls)](obj)
                if reading is None:
                    continue
                total += reading[0]
                extend(reading[1])
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
                total += values_in(obj, referents, FIRST_LENGTH, self.built.has)
                extend(referents)
        return total


def _reader_beside_slots(slots: Members, built: BuiltDicts) -> Reader:
    """Of instances with slots and attributes: what is in a slot is in no array of values."""
    def read(obj: Any) -> Reading:
        referents = get_referents(obj)
        filled = [value for _, value in filled_slots(obj, slots)]
        values = beside_slots(referents, filled)
        return values_in(obj, values, FIRST_LENGTH, built.has), referents
    return read
