"""How many objects of each type there were, and how large, from snapshot to snapshot.

Plain numbers under the names of the types: no type is kept alive.  What is kept stays bounded
however many types and snapshots there are.
"""
from __future__ import annotations

import itertools
from array import array

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, Iterable, Mapping, Sequence, Tuple
    Numbers = Dict[str, Tuple[int, int]]        # name of a type -> objects, bytes

UNKNOWN = -1
MOST_TYPES = 2000
_MOST_NUMBERS = 200_000         # of all types together
_SHOWN = 50                     # largest, and as many that grow fastest
_PER_TYPE = 400                 # bytes of its name and arrays, beside the numbers


class TypeSeries:
    """The numbers of the types that were largest; of the others none."""

    def __init__(self) -> None:
        self.at: list[float] = []               # timestamps of snapshots
        self.own: dict[str, str] = {}           # name of a type of the program's -> its spec
        self.latest: Numbers = {}               # the largest and fastest growing of the last
        self._counts: dict[str, array[int]] = {}
        self._bytes: dict[str, array[int]] = {}
        self._is_whole = True                   # was each type that ever came kept?

    def add(self, at: float, found: Mapping[str, tuple[int, int]], whole: bool = True) -> None:
        """The numbers of one more snapshot; of all types if `whole`, else there may be others."""
        self._is_whole = self._is_whole and whole
        absent = 0 if whole else UNKNOWN
        before = array('q', [0 if self._is_whole else UNKNOWN]) * len(self.at)
        self.at.append(at)
        for name, counts in self._counts.items():
            count, size = found.get(name, (absent, absent))
            counts.append(count)
            self._bytes[name].append(size)
        for name, (count, size) in found.items():
            if name not in self._counts:
                self._counts[name] = before + array('q', [count])
                self._bytes[name] = before + array('q', [size])
        self._evict()
        self.latest = {name: (self._counts[name][-1], self._bytes[name][-1])
                       for name in self._leading([self.at[-1]])
                       if self._counts[name][-1] != UNKNOWN}

    def drop(self, at: float) -> None:
        """Forget the numbers of one snapshot."""
        if at in self.at:
            place = self.at.index(at)
            del self.at[place]
            for numbers in (*self._counts.values(), *self._bytes.values()):
                del numbers[place]

    def first_bytes(self, name: str) -> int:
        """What the objects of a type took when it was first counted; 0 for a new one."""
        return next((size for size in self._bytes.get(name, ()) if size != UNKNOWN), 0)

    def record(self, times: Sequence[float]) -> dict[str, Any]:
        """``census`` of a record: the leading types at those snapshots that are still there."""
        kept = set(times)
        places = [place for place, at in enumerate(self.at) if at in kept]
        names = self._leading([self.at[place] for place in places])
        return {
            'at': [self.at[place] for place in places],
            'types': [[name, *([_or_none(numbers[place]) for place in places]
                               for numbers in (self._counts[name], self._bytes[name]))]
                      for name in names],
            'own': [self.own[name] for name in names if name in self.own]}

    def arrays(self) -> Iterable[array[int]]:
        """What it is made of, and what a count of all objects meets."""
        return itertools.chain(self._counts.values(), self._bytes.values())

    def bytes_held(self) -> int:
        """Bytes that it takes itself: an estimate."""
        return len(self._counts) * (_PER_TYPE + 2 * 8 * len(self.at))

    def _leading(self, times: Sequence[float]) -> list[str]:
        """Names of the largest types and of those that grow fastest, largest first.

        Of one snapshot: growth since the first of all.
        """
        largest: list[tuple[int, str]] = []     # negative bytes, so that the largest come first
        growing: list[tuple[int, str]] = []
        kept = set(times)
        places = [place for place, at in enumerate(self.at) if at in kept]
        numbers: array[int]
        for name, numbers in self._bytes.items():
            known: list[int] = [numbers[place] for place in places if numbers[place] != UNKNOWN]
            most = max(known, default=0)
            if most:
                largest.append((-most, name))
                first = known[0] if len(known) > 1 else self.first_bytes(name)
                growing.append((first - known[-1], name))
        chosen = {name for _, name in sorted(largest)[:_SHOWN]}
        chosen.update(name for growth, name in sorted(growing)[:_SHOWN] if growth < 0)
        return [name for _, name in sorted(largest) if name in chosen]

    def _evict(self) -> None:
        most = max(4 * _SHOWN, min(MOST_TYPES, _MOST_NUMBERS // len(self.at)))
        if len(self._counts) <= most:
            return
        self._is_whole = False
        names = sorted(self._bytes, key=lambda name: -max(self._bytes[name]))
        for name in names[most * 9 // 10:]:
            del self._counts[name], self._bytes[name]
            self.own.pop(name, None)


def _or_none(number: int) -> int | None:
    return None if number == UNKNOWN else number
