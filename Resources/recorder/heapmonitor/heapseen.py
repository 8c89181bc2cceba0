"""Which objects were met already: by their addresses, with a byte for each 16 bytes of memory.

A set of numbers would take some 80 bytes for each object.  Here it is a map that the system fills with
pages as they are touched: 4 to 7 bytes for an object.  All is done by loops in C.
"""
from __future__ import annotations

from collections import deque
from io import BytesIO
from itertools import compress, repeat
from operator import getitem, mod, not_, rshift, setitem

from .reserve import limit_of_memory

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Iterable

_SHIFT = 4                      # objects lie at least 16 bytes apart
# Bytes that may come beside what there is while all is looked at; less under a limit on memory
_MARGINS = 1 << 30, 1 << 26
_MARGINS_UNDER_LIMIT = 1 << 21, 1 << 19
_TRIES, _FINE = 8192, 4096
_MOST = 1 << 42                 # bytes of the map, none of which are touched at first

consume: Any = deque(maxlen=0).extend


class Seen:
    """Objects that were met; in a set, where memory cannot be looked through."""

    def __init__(self) -> None:
        self._map, self._modulus = _make_map()
        self._ids: set[int] = set()

    @property
    def places(self) -> tuple[Any, int]:
        """A byte for each object that may be, 1: it was met; by what its address is divided.  None: no
        such map."""
        return self._map, self._modulus

    def add(self, ids: set[int]) -> None:
        """What is there is met."""
        if self._map is None:
            self._ids.update(ids)
        else:
            consume(map(setitem, repeat(self._map), self._places(ids), repeat(1)))

    def new(self, objects: list[Any], ids: Iterable[int]) -> list[Any]:
        """Those of `objects`, a few thousand, that were not met, each once; now they are."""
        if self._map is None:
            known = dict(zip(ids, objects))
            fresh = known.keys() - self._ids
            self._ids.update(fresh)
            return list(map(known.__getitem__, fresh))
        found = list(compress(objects, map(not_, map(
            getitem, repeat(self._map), self._places(ids)))))
        if not found:
            return found
        once = dict(zip(map(id, found), found))
        consume(map(setitem, repeat(self._map), self._places(once), repeat(1)))
        return list(once.values())

    def end(self) -> None:
        """Give the memory back."""
        self._ids.clear()
        if self._map is not None:
            self._map.release()

    def _places(self, ids: Iterable[int]) -> map[int]:
        return map(mod, map(rshift, ids, repeat(_SHIFT)), repeat(self._modulus))


def _make_map() -> tuple[Any, int]:
    """Memory that is zero, and the number by which addresses are divided; None: a set must do."""
    areas = _areas()
    for margin in _MARGINS if limit_of_memory() is None else _MARGINS_UNDER_LIMIT:
        modulus = _modulus(_merged(areas, margin))
        if modulus is None or modulus > _MOST:
            continue
        try:
            return _mapped(modulus), modulus
        except (OverflowError, MemoryError):
            pass                        # a limit on address space: try less
    return None, 1


def _mapped(length: int) -> Any:
    """Bytes that nothing has touched: the system gives none for them until they are written to.

    (The module ``mmap`` would be loaded into the program.)
    """
    return BytesIO(bytes(length)).getbuffer()       # in place: nobody else refers to them


def _areas() -> list[tuple[int, int]]:
    """Memory that this process may write to."""
    found = []
    try:
        with open('/proc/self/maps', 'rb') as file:
            for line in file:
                place, rights, _ = line.split(b' ', 2)
                if b'w' in rights and b'[stack]' not in line:
                    start, _, end = place.partition(b'-')
                    found.append((int(start, 16), int(end, 16)))
    except (OSError, ValueError):
        return []
    return sorted(found)


def _merged(areas: list[tuple[int, int]], margin: int) -> list[tuple[int, int]]:
    """Areas with room beside them, as one where they meet; in units of 16 bytes."""
    found: list[tuple[int, int]] = []
    for start, end in areas:
        start, end = max(start - margin, 0) >> _SHIFT, (end + margin) >> _SHIFT
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _modulus(areas: list[tuple[int, int]]) -> int | None:
    """The least number tried by which these may be divided so that no two remainders are the same."""
    total = sum(end - start for start, end in areas)
    for step in range(_TRIES if total else 0):
        modulus = total + 1 + total * step // _FINE
        parts = []
        for start, end in areas:
            first, last = start % modulus, start % modulus + end - start
            parts.append((first, min(last, modulus)))
            if last > modulus:
                parts.append((0, last - modulus))
        parts.sort()
        if all(before[1] <= after[0] for before, after in zip(parts, parts[1:])):
            return modulus
    return None
