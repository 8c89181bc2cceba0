"""The recorded instances, name by name and one at a time: nothing is built for all of them."""
from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Iterator, List, Tuple
    from .recorded import Recording, SizedSnapshot, Tree
    # (timestamp, size, flat, referents, representation) at one snapshot
    Sizing = Tuple[float, int, int, Tuple[Tree, ...], str]


def rows_by_name(recording: Recording) -> Iterator[tuple[str, array[int]]]:
    """``(registered name, rows)`` in the order in which the names first occur."""
    found: dict[str, array[int]] = {}
    for row in recording.rows():
        name = recording.names[recording.registered[row]][0]
        rows = found.get(name)
        if rows is None:
            rows = found[name] = array('I')
        rows.append(row)
    yield from found.items()


class History:
    """One instance: what a dump says about it."""

    __slots__ = ('row', 'birth', 'death', 'representation', 'sizings')
    row: int
    birth: float
    death: float | None
    representation: str
    sizings: List[Sizing]


def histories(recording: Recording, rows: array[int],
              last_birth: float | None = None) -> Iterator[History]:
    """The histories of `rows`, which ascend; `last_birth`: of the row before them."""
    snapshots = recording.snapshots
    times = [snapshot.timestamp for snapshot in snapshots]
    places = [0] * len(snapshots)       # of the row last found
    for row in rows:
        history = History()
        history.row = row
        birth, death = recording.birth[row], recording.death[row]
        history.death = None if death < 0 else death
        first = bisect_left(times, birth)
        last = bisect_right(times, death) if death >= 0 else len(times)
        history.representation, history.sizings = '', []
        for number in range(first, last):
            snapshot = snapshots[number]
            place = bisect_left(snapshot.rows, row, places[number])
            places[number] = place
            if place < len(snapshot.rows) and snapshot.rows[place] == row:
                _add(recording, history, number, snapshot, place)
        if birth == last_birth:
            # of two equal births Pympler compares the deaths, and None with a number fails
            birth += 1e-9
        last_birth = history.birth = birth
        yield history


def _add(recording: Recording, history: History, number: int, snapshot: SizedSnapshot,
         place: int) -> None:
    row = history.row
    if not history.sizings or row in recording.former_kinds:
        history.representation = recording.representation(row, number)
    history.sizings.append((
        snapshot.timestamp, snapshot.sizes[place], snapshot.flats[place],
        snapshot.referents.get(place, ()), history.representation))
