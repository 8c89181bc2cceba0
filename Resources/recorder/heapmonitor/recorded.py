"""What has been recorded, as plain data: all that a dump or a journal is made of.

One row of these columns per instance that a snapshot has seen.  Columns are arrays, not
objects: the garbage collector of the observed program has nothing to traverse in them.
Instances that were born and freed between two snapshots are numbers in `short_lived`.
"""
from __future__ import annotations

import sys
from array import array

from .cpython import POINTER
from .typeseries import TypeSeries

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, Iterator, List, Tuple
    from .samples import Samples
    # (size, flat, name, referents of the same kind), in bytes
    Tree = Tuple[int, int, str, Tuple[Any, ...]]
    # [(file, line, function, [source] or None, 0 or None)], outermost first
    Trace = List[Tuple[str, int, str, 'List[str] | None', 'int | None']]
    Shared = Tuple[str, str, int, int, int, Tuple[Tuple[int, int], ...]]
    Memory = Dict[str, Any]             # attributes of Pympler's process memory information

ALIVE = -1.0                    # in the column `death`
ADOPTED, SILENT, MORPHED = 1, 2, 4     # bits of the column `flags`

# Bytes of one entry, with its objects
_PER_LABEL, _PER_TREE, _PER_OBJECT, _PER_COUNT = 90, 150, 200, 200
_PER_SAMPLE, _PER_SHARED = 4000, 400

COLUMNS: dict[str, tuple[str, float]] = {       # name: (array type code, value in row 0)
    'address': ('Q', 0),
    'birth': ('d', 0.0),        # seconds since the recording began
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
        # (registered, trace) -> instances that have no row
        self.short_lived: dict[tuple[int, int], int] = {}
        # the same of the living ones: where the program was killed before a snapshot saw them
        self.living: dict[tuple[int, int], int] = {}
        self.types = TypeSeries()               # of all objects
        self.samples: Samples = {}              # registered name -> what some instances hold
        self.facts: dict[str, Any] = {}         # keys of the record, see record.py
        for name, (code, unused) in COLUMNS.items():
            setattr(self, name, array(code, [unused]))      # row 0 is nobody's

    def column(self, name: str) -> array[Any]:
        """One of the columns, by its name in ``COLUMNS``."""
        found: array[Any] = getattr(self, name)
        return found

    def add_row(self, address: int, birth: float, registered: int, kind: int, trace: int,
                flags: int = 0, death: float = ALIVE) -> int:
        """A row for one more instance; its number."""
        self.address.append(address)
        self.birth.append(birth)
        self.death.append(death)
        self.registered.append(registered)
        self.kind.append(kind)
        self.trace.append(trace)
        self.flags.append(flags)
        return len(self.flags) - 1

    def add_rows(self, addresses: array[int], births: array[float], registered: array[int],
                 kinds: array[int], traces: array[int], flags: array[int]) -> None:
        """Rows for more instances, which live."""
        self.address.extend(addresses)
        self.birth.extend(births)
        self.death.extend(array('d', (ALIVE,)) * len(births))
        self.registered.extend(registered)
        self.kind.extend(kinds)
        self.trace.extend(traces)
        self.flags.extend(flags)

    def rows(self) -> list[int]:
        """Numbers of all rows that hold an instance."""
        return list(range(1, len(self.flags)))

    def short_lived_by_class(self) -> dict[int, int]:
        """registered -> instances that have no row, wherever they were made."""
        counts: dict[int, int] = {}
        for (registered, _), count in self.short_lived.items():
            counts[registered] = counts.get(registered, 0) + count
        return counts

    def is_empty(self) -> bool:
        """Was no instance recorded, not even as a number?"""
        return len(self.flags) == 1 and not any(self.short_lived.values()) and not self.living

    def add_note(self, text: str) -> None:
        """What was not recorded, one sentence; once."""
        notes = self.facts.setdefault('notes', [])
        if text not in notes:
            notes.append(text)

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

    def latest_trees(self) -> dict[int, tuple[Tree, ...]]:
        """What the instances referred to at the latest snapshot, by row."""
        if not self.snapshots:
            return {}
        latest = self.snapshots[-1]
        return {latest.rows[place]: tree for place, tree in latest.referents.items()}

    def drop_snapshot(self, number: int) -> None:
        """Forget one snapshot; the instances that it saw stay."""
        self.types.drop(self.snapshots[number].timestamp)
        del self.snapshots[number]
        for row, former in self.former_kinds.items():
            self.former_kinds[row] = [
                (first_after - (first_after > number), kind) for first_after, kind in former]

    def arrays(self) -> Iterator[array[Any]]:
        """What it is made of, and what a count of all objects meets."""
        for name in COLUMNS:
            yield self.column(name)
        for taken in self.snapshots:
            yield from (taken.rows, taken.sizes, taken.flats)
        yield from self.types.arrays()

    def bytes_held(self) -> int:
        """Bytes that the recording takes itself: an estimate, trees counted by their number."""
        total = sys.getsizeof(self.labels) + len(self.labels) * _PER_LABEL
        total += len(self.short_lived) * _PER_COUNT
        total += sum(sys.getsizeof(self.column(name)) for name in COLUMNS)
        total += sum(sys.getsizeof(trace) + POINTER for trace in self.traces)
        total += self.types.bytes_held()
        total += sum(_PER_SAMPLE * len(found) for _, _, found in self.samples.values())
        return total + sum(taken.bytes_held() for taken in self.snapshots)


class SizedSnapshot:
    """One snapshot: the process, and the sizes in bytes of the instances alive."""

    __slots__ = ('description', 'timestamp', 'memory', 'tracked_total', 'asizeof_total',
                 'overhead', 'periodic', 'rows', 'sizes', 'flats', 'referents', 'tree_objects',
                 'blind', 'disturbed', 'short_lived', 'collections', 'shared')

    def __init__(self, description: str, timestamp: float, periodic: bool = False) -> None:
        self.description = description
        self.timestamp = timestamp      # seconds since the recording began
        self.periodic = periodic        # may be dropped when there are many
        self.collections: int | None = None     # of the oldest generation, until now
        self.memory: Memory = {}
        self.tracked_total = self.asizeof_total = self.overhead = 0
        self.rows, self.sizes, self.flats = array('I'), array('q'), array('q')     # rows ascend
        self.referents: dict[int, tuple[Tree, ...]] = {}        # by position
        self.tree_objects = 0           # in them, and in no snapshot before
        self.blind: list[str] = []      # types met that have memory which nothing shows
        self.disturbed = False          # other threads ran meanwhile: it is not of one instant
        # what several instances lead to: type, way, objects, bytes, the row for which it counts, and
        # ((registered, other instances that lead to it), ...)
        self.shared: list[Shared] = []
        # registered -> instances up to now that have no row and are dead
        self.short_lived: dict[int, int] = {}

    def bytes_held(self) -> int:
        """As of a recording."""
        return sys.getsizeof(self.rows) + sys.getsizeof(self.sizes) + \
            sys.getsizeof(self.flats) + len(self.referents) * _PER_TREE + \
            len(self.shared) * _PER_SHARED + \
            self.tree_objects * _PER_OBJECT
