"""The table of living instances in pure Python: the reference for the compiled part's.

Deaths come from weak references where a type allows them; else the census of the next
snapshot finds an instance gone.  Nothing is ever put into a class for that.
"""
from __future__ import annotations

import itertools
import sys
import time
import weakref
from array import array

from .cpython import slots_are_empty, weakref_offset_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, List, Tuple
    Entry = Tuple[float, int, int, int]         # birth, kind, trace, flags
    Columns = Tuple[bytes, bytes, bytes, bytes, bytes, bytes]
    # Rows and their objects; new ones by birth: addresses, births, kinds, traces, flags, and their
    # objects; objects that are not what the table says; addresses in the table that were not found
    Sifted = Tuple[array[int], List[object], List[array[Any]], List[object], List[object],
                   array[int]]

EARLIER = 1                     # the kind of all instances made before tracking began

clock = time.perf_counter
_PER_ENTRY, _PER_REFERENCE = 160, 120   # bytes of one entry's objects, beside its table


class _Reference(weakref.ref):          # type: ignore[type-arg]
    __slots__ = ('address',)
    address: int


class Lifetimes:
    """Which instance lives at which address, and how many went unseen."""

    def __init__(self) -> None:
        self.start = 0.0                # clock() when the recording began
        self._on_death = self._died     # one for all: each reference keeps it
        self._entries: dict[int, Entry] = {}    # address -> entry
        self._rows: dict[int, int] = {}         # address -> row, of those that have one
        self.references: dict[int, _Reference] = {}     # address -> weak reference
        self._dead: list[tuple[int, float]] = []        # (row, time)
        # (kind, trace) -> counter; `next` is atomic
        self._unseen: dict[tuple[int, int], itertools.count[int]] = {}
        self._short_lived: list[tuple[int, float, float, int, int]] | None = None

    def add(self, obj: object, kind: int, trace: int, birth: float, flags: int) -> bool:
        """Begin the record of `obj`; False if it is known already."""
        address = id(obj)
        entry = birth, kind, trace, flags
        if self._entries.setdefault(address, entry) is not entry:
            return False                # lost a race, constructor against census
        if weakref_offset_of(type(obj)):
            reference = _Reference(obj, self._on_death)
            reference.address = address
            self.references[address] = reference
        return True

    def knows(self, obj: object) -> bool:
        """Is `obj` in the table, and not another whose place it has taken?"""
        address = id(obj)
        if address not in self._entries:
            return False
        # an instance without weak references that is gone leaves its entry until the next census
        if address in self.references or not slots_are_empty(obj):
            return True
        self.missed(address, clock() - self.start)
        return False

    def _died(self, reference: _Reference) -> None:
        address = reference.address
        self.references.pop(address, None)
        self.missed(address, clock() - self.start)

    def missed(self, address: int, time: float) -> None:
        """The instance there is gone since `time`."""
        entry = self._entries.pop(address, None)
        if entry is None:
            return
        row = self._rows.pop(address, 0)
        if row:
            self._dead.append((row, time))
            return
        birth, kind, trace, _ = entry
        counter = self._unseen.get((kind, trace))
        if counter is None:
            counter = self._unseen.setdefault((kind, trace), itertools.count())
        next(counter)
        if self._short_lived is not None:
            self._short_lived.append((address, birth, time, kind, trace))

    def find(self, address: int) -> tuple[float, int, int, int, int] | None:
        """``(birth, kind, trace, row, flags)`` of the instance there."""
        entry = self._entries.get(address)
        if entry is None:
            return None
        birth, kind, trace, flags = entry
        return birth, kind, trace, self._rows.get(address, 0), flags

    def referred(self) -> list[object]:
        """The instances that weak references lead to."""
        found = [reference() for reference in list(self.references.values())]
        return [obj for obj in found if obj is not None]

    def remove(self, address: int) -> None:
        """Forget the instance there without counting a death."""
        self.references.pop(address, None)
        self._entries.pop(address, None)
        self._rows.pop(address, None)

    def living(self) -> Columns:
        """Addresses, births, kinds, traces, rows and flags of all, each as the bytes of an array."""
        columns = array('Q'), array('d'), array('I'), array('I'), array('I'), array('B')
        addresses, births, kinds, traces, rows, flags = columns
        row_of = self._rows.get
        # the pairs of items() let the collector run, which takes dead ones out; a copy does not
        for address, entry in self._entries.copy().items():
            addresses.append(address)
            births.append(entry[0])
            kinds.append(entry[1])
            traces.append(entry[2])
            rows.append(row_of(address, 0))
            flags.append(entry[3])
        return tuple(column.tobytes() for column in columns)  # type: ignore[return-value]

    def sift(self, found: list[object], time: float) -> Sifted:
        """What a census has found, compared with the table; all is for the caller to judge.

        Not those born after `time`, and none of the kind EARLIER.
        """
        met = set(map(id, found))
        missing = [address for address, entry in self._entries.copy().items()
                   if address not in met and entry[0] <= time]
        others = []
        for obj in found:
            entry = self._entries.get(id(obj))
            if entry is None or entry[0] <= time and entry[1] != EARLIER:
                others.append(obj)
        return array('I'), [], [array(code) for code in 'QdIIB'], [], others, array('Q', missing)

    def waiting(self) -> list[tuple[int, int, int]]:
        """``(kind, trace, how many)`` live and have no row."""
        counts: dict[tuple[int, int], int] = {}
        for address, (_, kind, trace, _) in self._entries.copy().items():
            if address not in self._rows:
                counts[kind, trace] = counts.get((kind, trace), 0) + 1
        return [(kind, trace, count) for (kind, trace), count in counts.items()]

    def assign(self, addresses: bytes | array[int], rows: bytes | array[int]) -> None:
        """These instances have a row now."""
        for address, row in zip(memoryview(addresses).cast('B').cast('Q'),
                                memoryview(rows).cast('B').cast('I')):
            if address in self._entries:
                self._rows[address] = row

    def deaths(self) -> tuple[bytes, bytes]:
        """``(rows, times)`` of those that went since the last call."""
        dead = _drained(self._dead)
        return array('I', [row for row, _ in dead]).tobytes(), \
            array('d', [time for _, time in dead]).tobytes()

    def unseen(self) -> list[tuple[int, int, int]]:
        """``(kind, trace, how many)`` were born and freed and never had a row."""
        return [(kind, trace, int(repr(counter)[len('count('):-1]))
                for (kind, trace), counter in self._unseen.copy().items()]

    def keep_short_lived(self, keep: bool) -> None:
        """Log those too, one by one."""
        self._short_lived = [] if keep else None

    def short_lived(self) -> tuple[bytes, bytes, bytes, bytes, bytes]:
        """Addresses, births, deaths, kinds and traces of those since the last call."""
        logged = _drained(self._short_lived or [])
        return tuple(  # type: ignore[return-value]
            array(code, [item[place] for item in logged]).tobytes()
            for place, code in enumerate('QddII'))

    def forget_all(self) -> None:
        """Let go of all instances; nothing calls back any more."""
        for table in (self._entries, self._rows, self.references):
            table.clear()

    def bytes_held(self) -> int:
        """Bytes of the tables: an estimate."""
        return sys.getsizeof(self._entries) + len(self._entries) * _PER_ENTRY + \
            sys.getsizeof(self._rows) + len(self._rows) * 28 + \
            sys.getsizeof(self.references) + len(self.references) * _PER_REFERENCE


def column(code: str, data: bytes) -> array[Any]:
    """An array of that content."""
    values: array[Any] = array(code)
    values.frombytes(data)
    return values


def _drained(items: list[Any]) -> list[Any]:
    """What is in `items`, which other threads append to, taken out."""
    number = len(items)
    taken = items[:number]
    del items[:number]
    return taken
