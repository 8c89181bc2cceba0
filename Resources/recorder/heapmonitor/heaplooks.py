"""How the objects of each type are looked at: what they refer to, by which names, in which order.

A type is judged once.  Most need no code of Python for each object: `gc.get_referents` tells all,
and a layout names it.  The others have a look: a function of the object and its referents.
"""
from __future__ import annotations

import gc
import types
from collections import deque

from .attributes import dict_descriptor, slot_members
from .collectorview import shown_referents
from .cpython import HAVE_GC, HEAP_TYPE, MANAGED_DICT, flags_of, head_of, mro_of
from .everything import size_method
from .heapfile import (ASCENDING, ATTRIBUTE, CONTENTS, DESCENDING, ELEMENTS, KEYS_VALUES,
                       NAMESPACE, TYPE, UNNAMED)
from .heapinstances import PlainInstances
from .heapnames import InlineNames
from .heaplooksofc import looks_of_c
from .readers import reader_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, List, Optional, Tuple
    from .heapfile import HeapFile
    from .heapnames import Attributes
    from .heapvalues import Values
    # (references, number of their layout, bytes beside the flat size)
    Seen = Tuple[List[Any], int, int]
    Look = Callable[[Any, List[Any]], Seen]

# What these keep is more than their own readers say, which are for the size of one object alone
_READ_HERE = (types.FunctionType, types.BuiltinFunctionType, types.FrameType)


# since 3.9 a deque refers to its type, and first
_FIRST_OF_DEQUE = (TYPE,) if gc.get_referents(deque()) else ()


class Looks:
    """All types that were met, by id."""

    def __init__(self, file: HeapFile, values: Values, attributes: Attributes | None) -> None:
        """`attributes`: see heapnames."""
        self._file = file
        self._attributes = attributes
        self._values = values
        self._names = values.names
        self._types: list[type] = []            # keeps the ids valid
        self.looks: dict[int, Look | None] = {}
        self.layouts: dict[int, int] = {}       # of those without a look
        self.sizes: dict[int, Any] = {}         # __sizeof__ in C
        self.heads: dict[int, int] = {}         # bytes before the object
        self.numbers: dict[int, int] = {}
        self.plain: dict[int, PlainInstances] = {}
        self.modules: set[int] = set()          # the types of modules
        self._of_c = looks_of_c(file, values.names, attributes)
        unnamed = file.layout(UNNAMED)
        self._plain = {id(list): file.layout(DESCENDING), id(tuple): file.layout(DESCENDING),
                       id(set): file.layout(ELEMENTS), id(frozenset): file.layout(ELEMENTS),
                       id(deque): file.layout(ASCENDING, _FIRST_OF_DEQUE),
                       id(dict): file.layout(KEYS_VALUES),
                       id(types.CellType): file.layout(UNNAMED, (CONTENTS,))}
        self._unnamed = unnamed

    def judge(self, cls: type) -> None:
        """Take up a new type."""
        self._types.append(cls)
        self.numbers[id(cls)] = len(self.numbers)
        self.sizes[id(cls)] = size_method(cls)
        self.heads[id(cls)] = head_of(cls)
        self.layouts[id(cls)] = self._plain.get(id(cls), self._unnamed)
        self.looks[id(cls)] = self._look(cls)
        if issubclass(cls, types.ModuleType):
            self.modules.add(id(cls))

    def referents(self, objects: list[Any], kinds: list[int]) -> list[list[Any]]:
        """What each refers to; `kinds`: ids of their types."""
        if self.modules.isdisjoint(kinds):
            return list(map(gc.get_referents, objects))
        return list(map(shown_referents, objects))

    def fresh(self, start: int) -> list[type]:
        """The types from that number on."""
        return self._types[start:]

    def end(self) -> None:
        """Let go of all types at once: looks refer to what has them."""
        self.looks.clear()
        self.plain.clear()
        self._of_c.by_base.clear()
        self._types.clear()

    def _look(self, cls: type) -> Look | None:
        if cls is dict:
            return self._of_c.dictionary
        if id(cls) in self._plain:
            return None
        for base, look in self._of_c.by_base:
            if issubclass(cls, base):
                return look
        if not issubclass(cls, _READ_HERE):
            reader = reader_of(cls)
            if reader is not None:
                return self._reading(reader)
        if not flags_of(cls) & HAVE_GC:
            return None
        if all(c is object or flags_of(c) & HEAP_TYPE for c in mro_of(cls)) \
                and dict_descriptor(cls) is not None or _has_slots_alone(cls):
            plain = self.plain[id(cls)] = PlainInstances(
                cls, self._file, self._values, self._attributes)
            return plain.look
        return self._named(cls)

    def _reading(self, reader: Any) -> Look:
        def look(obj: Any, referents: list[Any]) -> Seen:
            found = reader(obj)
            return (referents, self._unnamed, 0) if found is None \
                else (found[1], self._unnamed, found[0])
        return look

    def _named(self, cls: type) -> Look:
        """Of types in C and what is derived from them: by the members that they have."""
        file, names = self._file, self._names
        members = slot_members(cls) + [
            (name, member) for c in mro_of(cls) for name, member in self._of_c.members(c)]
        descriptor = dict_descriptor(cls)
        bases = [base for base in (list, tuple, set, frozenset) if issubclass(cls, base)]
        codes = [(member, ATTRIBUTE | file.text(name)) for name, member in members]

        inline = InlineNames(cls, self._attributes) if flags_of(cls) & MANAGED_DICT else None

        def look(obj: Any, referents: list[Any]) -> Seen:
            known = {id(cls): TYPE}
            for member, code in codes:
                try:
                    known.setdefault(id(member.__get__(obj)), code)
                except Exception:       # the slot is empty, the object is closed
                    pass
            items: list[Any] = []
            for base in bases:
                items = list(base.__iter__(obj))
            if descriptor is not None and any(type(each) is dict for each in referents):
                namespace = _namespace_in(obj, cls, descriptor, referents)
                if namespace is not None:
                    known[id(namespace)] = NAMESPACE
                    names.update(zip(map(id, namespace), namespace))
            if bases:
                have = set(map(id, items))
                referents = [each for each in referents
                             if id(each) not in have or id(each) in known]
            found = [known.get(id(each), 0) for each in referents]
            if inline is not None and 0 in found:
                unnamed = [place for place, code in enumerate(found) if not code]
                texts = inline.of(obj, [referents[place] for place in unnamed])
                for place, text in zip(unnamed, texts):
                    if text is not None:
                        found[place] = ATTRIBUTE | file.text(text)
            tail = ELEMENTS if bases and bases[0] in (set, frozenset) else ASCENDING
            if not any(found) and not bases:
                return referents, self._unnamed, 0
            if len(found) > 64:         # many, and few of them with names
                order = sorted(range(len(found)), key=found.__getitem__, reverse=True)
                referents = [referents[place] for place in order]
                found = [found[place] for place in order if found[place]]
            return referents + items, file.layout(tail if bases else UNNAMED, tuple(found)), 0
        return look


def _namespace_in(obj: Any, cls: type, descriptor: Any, referents: list[Any]) -> Any:
    """The ``__dict__`` if it is one of the referents."""
    try:
        found = descriptor.__get__(obj, cls)
    except Exception:
        return None
    if type(found) is dict and any(each is found for each in referents):
        return found
    return None


def _has_slots_alone(cls: type) -> bool:
    return cls is not object and all(
        c is object or flags_of(c) & HEAP_TYPE and '__slots__' in c.__dict__ for c in mro_of(cls))

