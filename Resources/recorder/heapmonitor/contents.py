"""Which values of attributes are equal: a clipped representation proves nothing.

Values are compared by hashes of 64 bits that are made of builtin types alone, and of what objects of
the program's classes refer to, so nothing of the program's runs.  Only numbers are told: how many values there are and how many different ones,
for each class at the snapshot at which it was largest.
"""
from __future__ import annotations

import gc

from .cpython import is_written_in_c, mro_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from array import array
    from typing import Any, Iterable
    from .recorded import Recording

_MOST_CLASSES = 40
_MOST_INSTANCES = 4096          # of one class, evenly chosen
_MOST_ATTRIBUTES = 64           # of one class
_MOST_ITEMS = 500000            # of all containers at one snapshot
_MOST_BYTES = 1 << 27           # of all texts
_DEEPEST = 8                    # containers in containers
_DEEPEST_OBJECT = 1             # what an object has far below is not its own, as a rule

_TEXTS = frozenset(map(id, (str, bytes)))
_ATOMS = frozenset(map(id, (type(None), bool, int, float, complex, str, bytes)))
_SEQUENCES = frozenset(map(id, (list, tuple)))
_SETS = frozenset(map(id, (set, frozenset)))


_BASES = frozenset(map(id, (object, tuple, list)))


class _Attribute:
    __slots__ = ('values', 'none', 'hashes')

    def __init__(self) -> None:
        self.values = self.none = 0
        self.hashes: dict[int, int] = {}        # hash -> values


class LargestContents:
    """What was found for each class at the snapshot at which it was largest, about."""

    def __init__(self) -> None:
        # registered name -> bytes, time, attributes
        self._kept: dict[str, tuple[int, float, list[list[Any]]]] = {}

    def take(self, timestamp: float, found: dict[str, list[list[Any]]],
             totals: dict[str, int]) -> None:
        """`totals`: bytes of the classes at that snapshot."""
        for name, attributes in found.items():
            if totals[name] >= self._kept.get(name, (0, 0.0, []))[0]:
                self._kept[name] = totals[name], timestamp, attributes

    def told(self) -> list[list[Any]]:
        """``[[registered name, time, [[attribute, values, None, hashed, different, most], …]], …]``.

        `most`: how many of the hashed values are equal to the most frequent one.
        """
        return [[name, timestamp, attributes]
                for name, (_, timestamp, attributes) in sorted(self._kept.items())]


class Contents:
    """Looks at attributes of some instances at one snapshot."""

    def __init__(self) -> None:
        self._items = _MOST_ITEMS
        self._bytes = _MOST_BYTES
        self._found: dict[str, dict[str, _Attribute]] = {}
        self._wanted: dict[int, str] = {}       # position -> registered name
        self._plain: dict[int, bool] = {}       # id(type) -> does the collector see all it is?

    def choose(self, recording: Recording, rows: array[int]) -> None:
        """Which of `rows` to look at: of those whose attributes are shown."""
        places: dict[int, list[int]] = {}
        for place, row in enumerate(rows):
            number = recording.registered[row]
            if recording.levels.get(row, recording.names[number][1]) > 1:
                places.setdefault(number, []).append(place)
        for number, some in sorted(places.items(), key=lambda item: -len(item[1]))[:_MOST_CLASSES]:
            count = min(len(some), _MOST_INSTANCES)
            name = recording.names[number][0]
            for at in range(count):
                self._wanted[some[at * len(some) // count]] = name

    def wants(self, position: int) -> bool:
        """Is the instance one of those to look at?"""
        return position in self._wanted

    def add(self, position: int, attributes: Iterable[tuple[Any, Any]]) -> None:
        """Take note of the attributes of an instance."""
        self.add_of(self._wanted[position], attributes)

    def add_of(self, registered: str, attributes: Iterable[tuple[Any, Any]]) -> None:
        """The same, of an instance of that class."""
        found = self._found.setdefault(registered, {})
        for name, value in attributes:
            if type(name) is not str:
                continue
            attribute = found.get(name)
            if attribute is None:
                if len(found) >= _MOST_ATTRIBUTES:
                    continue
                attribute = found[name] = _Attribute()
            if value is None:
                attribute.none += 1
                continue
            attribute.values += 1
            try:
                number = self._hash(value, 0)
            except RuntimeError:        # another thread changes it
                continue
            if number is not None:
                attribute.hashes[number] = attribute.hashes.get(number, 0) + 1

    def _hash(self, value: Any, depth: int) -> int | None:
        """None for what has no builtin type, is too large or too deep."""
        cls = type(value)
        if id(cls) in _ATOMS:
            if id(cls) in _TEXTS:
                self._bytes -= len(value)
                if self._bytes < 0:
                    return None
            # 1, 1.0 and True are equal, and three values.
            return hash((id(cls), value))
        if depth >= _DEEPEST:
            return None
        if id(cls) in _SEQUENCES or id(cls) in _SETS:
            items = list(value)
        elif cls is dict:
            items = [part for pair in list(dict.items(value)) for part in pair]
        elif depth <= _DEEPEST_OBJECT and self._is_plain(cls):
            items = [part for part in gc.get_referents(value) if part is not cls]
        else:
            return None if depth == 0 else id(value)    # the same object is equal to itself
        self._items -= len(items)
        if self._items < 0:
            return None
        hashes: list[int] = []
        for item in items:
            number = self._hash(item, depth + 1)
            if number is None:
                return None
            hashes.append(number)
        if id(cls) in _SETS:
            hashes.sort()               # it has no order
        return hash((id(cls), tuple(hashes)))

    def _is_plain(self, cls: type) -> bool:
        """Is nothing in its instances but attributes and items?"""
        known = self._plain.get(id(cls))
        if known is None:
            known = self._plain[id(cls)] = not is_written_in_c(cls) and all(
                id(c) in _BASES or not is_written_in_c(c) for c in mro_of(cls))
        return known

    def found(self) -> dict[str, list[list[Any]]]:
        """``{registered name: [[attribute, values, None, hashed, different, most], …]}``."""
        return {name: [[attribute, one.values, one.none, sum(one.hashes.values()),
                        len(one.hashes), max(one.hashes.values(), default=0)]
                       for attribute, one in sorted(found.items())]
                for name, found in self._found.items()}
