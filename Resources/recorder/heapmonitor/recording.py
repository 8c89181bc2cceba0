"""What has been recorded, as plain data: all that a dump or a journal is made of.

One row of these columns per tracked instance.  Columns are arrays, not objects:
the garbage collector of the observed program has nothing to traverse in them.
"""
from __future__ import annotations

import itertools
import sys
import threading
from array import array

from .cpython import POINTER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, List, Tuple
    # (size, flat, name, referents of the same kind), in bytes
    Tree = Tuple[int, int, str, Tuple[Any, ...]]
    # [(file, line, function, [source] or None, 0 or None)], outermost first
    Trace = List[Tuple[str, int, str, 'List[str] | None', 'int | None']]
    Memory = Dict[str, Any]             # attributes of Pympler's process memory information

ALIVE = -1.0                    # in the column `death`
ADOPTED, SILENT, MORPHED, VOID = 1, 2, 4, 8     # bits of the column `flags`
EARLIER = 0                     # the row of all instances made before tracking began

_CHUNK = 4096                   # rows
_PER_LABEL, _PER_TREE = 90, 700         # bytes of one entry's objects, beside its table

COLUMNS: dict[str, tuple[str, float]] = {       # name: (array type code, value of an unused row)
    'address': ('Q', 0),
    'birth': ('d', 0.0),        # seconds since the recording began; 0.0: row not in use
    'death': ('d', ALIVE),
    'registered': ('I', 0),     # index into `names`
    'kind': ('I', 0),           # index into `kinds`
    'trace': ('I', 0),          # index into `traces`
    'flags': ('B', 0),
}


class Recording:
    """Instances, names, traces and snapshots of one process."""

    address: array[int]
    birth: array[float]
    death: array[float]
    registered: array[int]
    kind: array[int]
    trace: array[int]
    flags: array[int]

    def __init__(self) -> None:
        self.names: list[tuple[str, int]] = []  # (registered name, resolution level)
        self.kinds: list[tuple[str, int]] = []  # (type name, basic size in bytes)
        self.traces: list[Trace | None] = [None]
        self.labels: dict[int, str] = {}        # row -> ' name=...'
        self.levels: dict[int, int] = {}        # row -> level, where track_change was called
        # row -> [(number of the first snapshot after, kind)]
        self.former_kinds: dict[int, list[tuple[int, int]]] = {}
        self.snapshots: list[SizedSnapshot] = []
        self.next_row = itertools.count(1)
        self.capacity = 0
        self._growing = threading.Lock()
        for name, (code, _) in COLUMNS.items():
            setattr(self, name, array(code))
        self.reserve(EARLIER)

    def column(self, name: str) -> array[Any]:
        """One of the columns, by its name in ``COLUMNS``."""
        found: array[Any] = getattr(self, name)
        return found

    def reserve(self, row: int) -> None:
        """Make room for `row`."""
        with self._growing:
            while self.capacity <= row:
                more = max(_CHUNK, self.capacity // 4)
                for name, (code, unused) in COLUMNS.items():
                    self.column(name).extend(array(code, [unused]) * more)
                self.capacity += more

    def issued(self) -> int:
        """One more than the last row number given out; rows below may still be half made."""
        return int(repr(self.next_row)[len('count('):-1])

    def rows(self) -> list[int]:
        """Numbers of all rows that hold an instance, in order of birth."""
        flags = self.flags
        return [row for row, birth in enumerate(self.birth[:])
                if birth and not flags[row] & VOID]

    def kind_at(self, row: int, snapshot_number: int) -> int:
        """Index into `kinds` that `row` had when that snapshot was taken."""
        for first_after, kind in self.former_kinds.get(row, ()):
            if snapshot_number < first_after:
                return kind
        return self.kind[row]

    def representation(self, row: int, snapshot_number: int) -> str:
        """``<mod.Class object at 0x..> name='..'`` at that snapshot."""
        name = self.kinds[self.kind_at(row, snapshot_number)][0]
        return f'<{name} object at 0x{self.address[row]:x}>{self.labels.get(row, "")}'

    def bytes_held(self) -> int:
        """Bytes that the recording takes itself: an estimate, trees counted by their number."""
        total = sys.getsizeof(self.labels) + len(self.labels) * _PER_LABEL
        total += sum(sys.getsizeof(self.column(name)) for name in COLUMNS)
        total += sum(sys.getsizeof(trace) + POINTER for trace in self.traces)
        return total + sum(taken.bytes_held() for taken in self.snapshots)


class SizedSnapshot:
    """One snapshot: the process, and the sizes in bytes of the instances alive."""

    __slots__ = ('description', 'timestamp', 'memory', 'tracked_total', 'asizeof_total',
                 'overhead', 'rows', 'sizes', 'flats', 'referents', 'blind', 'disturbed')

    def __init__(self, description: str, timestamp: float) -> None:
        self.description = description
        self.timestamp = timestamp      # seconds since the recording began
        self.memory: Memory = {}
        self.tracked_total = self.asizeof_total = self.overhead = 0
        self.rows, self.sizes, self.flats = array('I'), array('q'), array('q')
        self.referents: dict[int, tuple[Tree, ...]] = {}        # by position
        self.blind: list[str] = []      # types met that have memory which nothing shows
        self.disturbed = False          # other threads ran meanwhile: it is not of one instant

    def bytes_held(self) -> int:
        """As of a recording."""
        return sys.getsizeof(self.rows) + sys.getsizeof(self.sizes) + \
            sys.getsizeof(self.flats) + len(self.referents) * _PER_TREE
