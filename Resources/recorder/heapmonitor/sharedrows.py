"""What several instances lead to at a snapshot, as rows that outlive it."""
from __future__ import annotations

from .cpython import type_name
from .waynames import WayNames

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from .recorded import Recording, Shared, SizedSnapshot
    from .sizing import Sizer

LEAST_BYTES = 1024
LEAST_PART = 1000               # of all bytes: a thousandth
MOST_ROWS = 20                  # of one snapshot
_MOST_SEARCHED = 300            # objects on the way to one
_MOST_ITEMS = 100               # of an object on the way


class SharedRows:
    """Remembers the ways of the snapshot before: as a rule they are the same."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        # (id, type, row for which it counts) -> way
        self._ways: dict[tuple[int, str, int], str] = {}

    def of(self, snapshot: SizedSnapshot, objects: list[Any], sizer: Sizer) -> list[Shared]:
        """The largest: type, way, bytes, row, ((registered or OTHERS, other instances), …)."""
        found = sizer.shared(max(LEAST_BYTES, snapshot.tracked_total // LEAST_PART))
        found.sort(key=lambda one: (-one[1], one[2]))
        names: WayNames | None = None
        ways: dict[tuple[int, str, int], str] = {}
        rows: list[Shared] = []
        for obj, size, position, classes in found[:MOST_ROWS]:
            row = snapshot.rows[position]
            key = id(obj), type_name(type(obj)), row
            way = self._ways.get(key)
            if way is None:
                names = names or WayNames()
                way = _way(objects[position], obj, names, sizer)
            ways[key] = way
            rows.append((key[1], way, size, row, tuple(sorted(classes))))
        self._ways = ways
        return rows


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
