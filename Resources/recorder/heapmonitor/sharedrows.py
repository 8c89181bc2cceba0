"""What several instances lead to at a snapshot, as rows that outlive it."""
from __future__ import annotations

from .cpython import type_name
from .waynames import WayNames

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from .recorded import Recording, Shared, SizedSnapshot
    from .sizing import Sizer

MOST_ROWS = 20                  # of one snapshot
_LARGE = 20                     # an instance with a twentieth of all bytes always has a row, if it can
_MOST_SEARCHED = 300            # objects on the way to one
_MOST_ITEMS = 100               # of an object on the way


class _Alike:
    """Objects of one type that count for one instance, with others of the same classes."""
    __slots__ = ('classes', 'largest', 'last', 'objects', 'size')

    def __init__(self, largest: Any, last: int) -> None:
        self.objects = self.size = 0
        self.classes: dict[int, int] = {}
        self.largest, self.last = largest, last


class SharedRows:
    """Remembers the ways of the snapshot before: as a rule they are the same."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        self._ways: dict[tuple[int, str, int], str] = {}    # (id, type, row that leads to it) -> way

    def of(self, snapshot: SizedSnapshot, objects: list[Any], sizer: Sizer) -> list[Shared]:
        """The largest, see ``SizedSnapshot.shared``."""
        rows: list[Shared] = []
        ways: dict[tuple[int, str, int], str] = {}
        names: WayNames | None = None
        for position, kind, alike in _largest(snapshot, sizer):
            key = id(alike.largest), kind, snapshot.rows[alike.last]
            way = self._ways.get(key)
            if way is None:
                names = names or WayNames()
                way = _way(objects[alike.last], alike.largest, names, sizer)
            ways[key] = way
            first = self._recording.registered[snapshot.rows[alike.last]]
            classes = sorted(alike.classes.items(), key=lambda item: (item[0] != first, item[0]))
            rows.append((kind, way, alike.objects, alike.size, snapshot.rows[position],
                         tuple(classes)))
        self._ways = ways
        return rows


def _largest(snapshot: SizedSnapshot, sizer: Sizer) -> list[tuple[int, str, _Alike]]:
    found = sizer.shared(1)
    found.sort(key=lambda one: -one[1])
    all_alike: dict[tuple[int, str, tuple[int, ...]], _Alike] = {}
    for obj, size, position, last, classes in found:
        key = position, type_name(type(obj)), tuple(sorted([one for one, _ in classes]))
        alike = all_alike.get(key)
        if alike is None:
            alike = all_alike[key] = _Alike(obj, last)
        alike.objects += 1
        alike.size += size
        for registered, count in classes:
            alike.classes[registered] = alike.classes.get(registered, 0) + count
    largest = sorted(all_alike.items(), key=lambda item: (-item[1].size, item[0]))
    rows = [(position, kind, alike) for (position, kind, _), alike in largest]
    have = {position for position, _, _ in rows[:MOST_ROWS]}
    most, others = rows[:MOST_ROWS], rows[MOST_ROWS:]
    for row in others:
        if row[0] not in have and snapshot.sizes[row[0]] * _LARGE >= snapshot.tracked_total:
            have.add(row[0])
            most.append(row)
    return most


def _way(instance: Any, sought: Any, names: WayNames, sizer: Sizer) -> str:
    """The shortest way from an instance; ``''`` if it is far."""
    parents: dict[int, tuple[Any, Any]] = {id(instance): (instance, None)}
    level = [instance]
    while level:
        following: list[Any] = []
        for holder in level:
            for held in _referents(holder, sizer):
                if id(held) in parents:
                    continue
                parents[id(held)] = held, holder
                if held is sought:
                    return names.way_within(_steps(held, parents))
                following.append(held)
            if len(parents) > _MOST_SEARCHED:
                return ''
        level = following
    return ''


def _referents(holder: Any, sizer: Sizer) -> list[Any]:
    for base in (dict, list, tuple, set, frozenset):
        if issubclass(type(holder), base) and base.__len__(holder) > _MOST_ITEMS:
            return []
    reading = sizer.contents(holder)
    return reading[1] if reading is not None else []


def _steps(held: Any, parents: dict[int, tuple[Any, Any]]) -> list[Any]:
    steps = [held]
    while True:
        held, holder = parents[id(held)]
        if holder is None:
            return steps[::-1]
        steps.append(holder)
        held = holder
