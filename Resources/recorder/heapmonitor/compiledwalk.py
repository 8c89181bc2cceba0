"""The walk through all objects by the compiled part: it writes what heapwalk writes, in less time."""
from __future__ import annotations

import sys

from .collectorview import referents_of_module
from .cpython import COUNTS_IN_HALF, INLINE_VALUES, flags_of, namespace_of
from .everything import OBJECT_SIZE, call
from .heapvalues import said
from .heapwalk import LARGE, HeapWalk
from .nativemodule import (BESIDE, BYTES, DICTIONARY, EXACT, INSIDE, INTEGER, NO_VALUE, OTHER,
                           REAL, TEXT, TOLD, TOLD_ALONE, TRAVERSED)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from .heapfile import HeapFile
    from .heapseen import Seen
    from .heapvalues import Values
    from .nativemodule import Native, Told

# bytes of a text of ASCII beside its characters and the zero at its end
TEXT_HEAD = sys.getsizeof('') - 1

_KINDS = {id(str): TEXT, id(bytes): BYTES, id(int): INTEGER, id(float): REAL, id(complex): OTHER}
_item_size_of: Any = namespace_of(type)['__itemsize__'].__get__


class CompiledWalk(HeapWalk):
    """As a HeapWalk that has a map of what was met."""

    def __init__(self, file: HeapFile, values: Values, seen: Seen, left_out: set[int],
                 types_left_out: set[int], native: Native) -> None:
        super().__init__(file, values, seen, left_out, types_left_out, native.heap_attributes)
        self._native = native
        seen.add(left_out)                  # so nothing comes to them
        self._values_of = _KINDS if values.all else {}
        places, modulus = seen.places
        native.heap_begin(self._told, said, self._waiting, places, modulus, TEXT_HEAD,
                          COUNTS_IN_HALF)

    def end(self) -> None:
        """As of a HeapWalk."""
        self._native.heap_end()
        super().end()

    def _mark(self, objects: list[Any]) -> None:
        del objects[self._native.heap_mark(objects):]

    def _portion(self, part: list[Any]) -> None:
        start = 0
        while start < len(part):
            start, count, references, content, values, texts = self._native.heap_portion(
                part, start, LARGE)
            self._values.put(values, texts)
            if count:
                self._put(count, references, [content])

    def _told(self, cls: type, obj: Any) -> Told | None:
        """How objects of that type are written; `obj`: the first of them."""
        kind = id(cls)
        if kind in self._types_left_out:
            return None
        looks = self._looks
        if kind not in looks.numbers:
            self._judge([cls])
        method = looks.sizes[kind]
        size = -1
        if method is OBJECT_SIZE and not flags_of(cls) & INLINE_VALUES:
            method = None
            if not _item_size_of(cls):
                size = call(OBJECT_SIZE, obj) + looks.heads[kind]
        look, ways = looks.looks[kind], None
        if kind in looks.plain:
            plain = looks.plain[kind]
            route, ways = INSIDE if plain.inline else BESIDE, plain.found
            if plain.inline and not plain.has_slots and self._native.heap_attributes(obj) is not None:
                route = EXACT
        elif cls is dict:
            route = DICTIONARY
        elif kind in looks.modules:
            route, look = TOLD_ALONE, _look_at_module(look)
        else:
            route = TRAVERSED if look is None else TOLD
        return (looks.numbers[kind], looks.layouts[kind], looks.heads[kind], size, method, route,
                look, ways, self._values_of.get(kind, NO_VALUE))


def _look_at_module(look: Any) -> Any:
    return lambda obj, _: look(obj, referents_of_module(obj))
