"""A recording as objects with the attributes of Pympler 1.1's, for the tables of the console."""
from __future__ import annotations

from .histories import histories, rows_by_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, List, Sequence, Tuple
    from .histories import History
    from .recorded import Recording, SizedSnapshot, Trace, Tree
    Index = Dict[str, List['TrackedObject']]


class Asized:
    """Size and flat size in bytes, name and referents of one object."""

    __slots__ = ('flat', 'name', 'refs', 'size')

    def __init__(self, size: int, flat: int, refs: Sequence[Asized] = (),
                 name: str | None = None) -> None:
        self.size = size
        self.flat = flat
        self.name = name
        self.refs = refs


class TrackedObject:
    """One tracked instance: identity, lifetime, ``[(timestamp, Asized)]``."""

    __slots__ = ('id', 'repr', 'name', 'birth', 'death', 'trace', 'snapshots')

    def __init__(self, recording: Recording, name: str, history: History) -> None:
        row = history.row
        self.id: int = recording.address[row]
        self.repr = history.representation
        self.name = name
        self.birth, self.death = history.birth, history.death
        self.trace: Trace | None = recording.traces[recording.trace[row]]
        basic = recording.kinds[recording.kind_at(row, 0)][1]
        self.snapshots: List[Tuple[float, Asized]] = [(self.birth, Asized(basic, basic))]
        for time, size, flat, referents, text in history.sizings:
            self.snapshots.append((time, Asized(size, flat, tuple(map(_built, referents)), text)))


def _built(tree: Tree) -> Asized:
    size, flat, name, referents = tree
    return Asized(size, flat, tuple(map(_built, referents)), name)


def as_pympler(recording: Recording) -> tuple[Index, list[SizedSnapshot]]:
    """``(index, snapshots)`` of a recording, as Pympler has them."""
    return {name: [TrackedObject(recording, name, history)
                   for history in histories(recording, rows)]
            for name, rows in rows_by_name(recording)}, recording.snapshots


def snapshot_state(taken: SizedSnapshot) -> dict[str, Any]:
    """The attributes of Pympler's Snapshot but `system_total`, the process' memory."""
    return dict(
        tracked_total=taken.tracked_total, asizeof_total=taken.asizeof_total,
        overhead=taken.overhead, timestamp=taken.timestamp, desc=taken.description, classes=None)
