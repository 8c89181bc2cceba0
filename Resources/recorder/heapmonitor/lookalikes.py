"""Classes with the attributes of Pympler 1.1's, to be pickled under Pympler's names."""
from __future__ import annotations

import collections

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, List, Sequence, Tuple
    from .recording import Memory, Recording, SizedSnapshot, Trace, Tree
    History = List[Tuple[float, 'Asized']]
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

    id: int
    repr: str
    name: str
    birth: float
    death: float | None
    trace: Trace | None
    snapshots: History

    def __init__(self, state: dict[str, Any]) -> None:
        self.__dict__ = state


class Snapshot:
    """Totals in bytes of one instant."""

    tracked_total: int
    timestamp: float

    def __init__(self, state: dict[str, Any]) -> None:
        self.__dict__ = state


class _ProcessMemoryInfo:
    def __init__(self, state: Memory) -> None:
        self.__dict__ = dict(state)


class _ProcessMemoryInfoProc(_ProcessMemoryInfo):
    pass


PICKLED_AS = (
    (Asized, 'pympler.asizeof', 'Asized'),
    (TrackedObject, 'pympler.classtracker', 'TrackedObject'),
    (Snapshot, 'pympler.classtracker', 'Snapshot'),
    (_ProcessMemoryInfoProc, 'pympler.process', '_ProcessMemoryInfoProc'),
    (_ProcessMemoryInfo, 'pympler.process', '_ProcessMemoryInfo'),
)


def as_pympler(recording: Recording) -> tuple[Index, list[Snapshot]]:
    """``(index, snapshots)`` of a recording, the two objects a dump consists of."""
    histories, representations = _histories(recording)
    basics: dict[int, Asized] = {}
    last_births: dict[str, float] = {}
    index: Index = collections.defaultdict(list)
    for row in recording.rows():
        name, level = recording.names[recording.registered[row]]
        kind = recording.kind_at(row, 0)
        basic = basics.get(kind)
        if basic is None:
            size = recording.kinds[kind][1]
            basic = basics[kind] = Asized(size, size)
        birth, death = recording.birth[row], recording.death[row]
        if birth == last_births.get(name):
            # of two equal births Pympler compares the deaths, and None with a number fails
            birth += 1e-9
        last_births[name] = birth
        index[name].append(TrackedObject(dict(
            id=recording.address[row], repr=representations.get(row, ''), name=name,
            birth=birth, death=None if death < 0 else death,
            trace=recording.traces[recording.trace[row]],
            snapshots=[(birth, basic)] + histories.get(row, []),
            _resolution_level=recording.levels.get(row, level))))
    return index, [_snapshot(taken) for taken in recording.snapshots]


def _histories(recording: Recording) -> tuple[dict[int, History], dict[int, str]]:
    """``{row: [(timestamp, Asized)]}`` and ``{row: last representation}``."""
    histories: dict[int, History] = {}
    representations: dict[int, str] = {}
    # row -> (size, flat, referents, name, Asized)
    previous: dict[int, tuple[int, int, tuple[Tree, ...], str, Asized]] = {}
    tree = _TreeBuilder()
    for number, snapshot in enumerate(recording.snapshots):
        time = snapshot.timestamp
        referents_at = snapshot.referents.get
        for position, (row, size, flat) in enumerate(
                zip(snapshot.rows, snapshot.sizes, snapshot.flats)):
            referents = referents_at(position, ())
            last = previous.get(row)
            if row not in representations or row in recording.former_kinds:
                representations[row] = recording.representation(row, number)
            name = representations[row]
            # unchanged sizes share one Asized, which keeps the pickle small
            if last is None or last[:3] != (size, flat, referents) or last[3] is not name:
                asized = Asized(size, flat, tuple(map(tree.build, referents)), name)
                last = previous[row] = (size, flat, referents, name, asized)
            try:
                histories[row].append((time, last[4]))
            except KeyError:
                histories[row] = [(time, last[4])]
    return histories, representations


class _TreeBuilder:
    """Referent trees as Asized; equal leaves and equal names are one object."""

    def __init__(self) -> None:
        self._leaves: dict[Tree, Asized] = {}
        self._names: dict[str, str] = {}

    def build(self, tree: Tree) -> Asized:
        """Asized of ``(size, flat, name, referents)``, with all below it."""
        size, flat, name, referents = tree
        if referents:
            return Asized(size, flat, tuple(map(self.build, referents)),
                          self._names.setdefault(name, name))
        leaf = self._leaves.get(tree)
        if leaf is None:
            leaf = self._leaves[tree] = Asized(size, flat, (), self._names.setdefault(name, name))
        return leaf


def _snapshot(taken: SizedSnapshot) -> Snapshot:
    memory = (_ProcessMemoryInfoProc if taken.memory['available'] else _ProcessMemoryInfo)(
        taken.memory)
    return Snapshot(dict(
        tracked_total=taken.tracked_total, asizeof_total=taken.asizeof_total,
        overhead=taken.overhead, timestamp=taken.timestamp, system_total=memory,
        desc=taken.description, classes=None))
