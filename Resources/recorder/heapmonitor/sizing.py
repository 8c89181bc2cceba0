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
from .sharing import LEAF_BYTES, Sharing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Iterable
    from .attributes import Members
    from .readers import Reader, Reading
    from .sharing import Found

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
        # id -> mark of the instance for which it counts, 0 of what is not told as shared
        self._seen: dict[int, int] = dict.fromkeys(tracked, 0)
        self._sharing = Sharing()
        self._mark = 0                  # of this instance
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

    def begin(self, registered: int) -> None:
        """An instance of that class is measured from now on."""
        self._mark = self._sharing.begin(registered)

    def takes(self, obj: object, height: int = 0, is_leaf: bool = False) -> bool:
        """Count `obj` from now on; False if it is counted already.

        `height`: how many objects of this instance are still waiting.
        """
        sharing = self._sharing
        known = self._seen.get(id(obj))
        if known is not None:
            if known and known != self._mark:
                sharing.meet(obj, known)
            return False
        worth_it = not is_leaf or self.flat(obj) >= LEAF_BYTES
        self._seen[id(obj)] = self._mark if worth_it else 0
        sharing.counted.append(obj)
        sharing.heights.append(height)
        sharing.sizes.append(0)
        return True

    def adds(self, size: int) -> None:
        """The object taken last has so many bytes, or more by these."""
        self._sharing.sizes[-1] += size

    def shared(self, least: int) -> Found:
        """What several instances lead to, if it has so many bytes."""
        return self._sharing.found(least)

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

    def size_all(self, objects: list[object], numbers: bytes,
                 registered: array[int]) -> tuple[array[int], array[int]]:
        """Flat sizes and sizes of tracked objects; OUT_OF_REACH for None.

        `numbers`: for each how many of its class were made before it, at most 255.
        `registered`: their classes.
        """
        flats, sizes = array('q'), array('q')
        for obj, number, cls in zip(objects, numbers, registered):
            self._mark = self._sharing.begin(cls)
            flat, size = (OUT_OF_REACH, OUT_OF_REACH) if obj is None else self.size(obj, number)
            flats.append(flat)
            sizes.append(size)
        return flats, sizes

    def end(self) -> None:
        """What was counted need not live any longer."""
        self._seen.clear()
        self._sharing = Sharing()

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

    def closure(self, waiting: list[Any], height: int = 0) -> int:
        """Bytes of everything that `waiting` (consumed) leads to and that was not counted yet.

        `height`: how many objects of this instance wait beside these.
        """
        seen, policies, overridden = self._seen, self._policies, self._overridden
        sharing, mark = self._sharing, self._mark
        counted, heights, sizes = sharing.counted, sharing.heights, sharing.sizes
        pop, extend = waiting.pop, waiting.extend
        start = len(counted)
        while waiting:
            obj = pop()
            address = id(obj)
            if address in seen:
                known = seen[address]
                if known and known != mark:
                    sharing.meet(obj, known)
                continue
            cls = type(obj)
            policy = policies.get(id(cls))
            if policy is None:
                policy = self.policy(cls)
            if policy == SKIP:
                continue
            seen[address] = mark
            counted.append(obj)
            heights.append(height + len(waiting))
            size = 0
            if policy == READ:
                reading = self._readers[id(cls)](obj)
                if reading is None:
                    sizes.append(0)
                    continue
                size = reading[0]
                extend(reading[1])
            if overridden and id(cls) in overridden:
                size += self.flat(obj)
            else:
                size += (getsizeof(obj) + 7) & -8
            if policy == LEAF:
                if size < LEAF_BYTES:
                    seen[address] = 0
            elif policy == TRAVERSE:
                extend(get_referents(obj))
            elif policy == DICT:
                extend(dict.keys(obj))
                extend(dict.values(obj))
                if cls is not dict:
                    extend(get_referents(obj))
            elif policy == INLINE:
                referents = get_referents(obj)
                size += values_in(obj, referents, FIRST_LENGTH, self.built.has)
                extend(referents)
            sizes.append(size)
        return sum(sizes[start:])


def _reader_beside_slots(slots: Members, built: BuiltDicts) -> Reader:
    """Of instances with slots and attributes: what is in a slot is in no array of values."""
    def read(obj: Any) -> Reading:
        referents = get_referents(obj)
        filled = [value for _, value in filled_slots(obj, slots)]
        values = beside_slots(referents, filled)
        return values_in(obj, values, FIRST_LENGTH, built.has), referents
    return read
