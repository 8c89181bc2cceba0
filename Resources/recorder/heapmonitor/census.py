"""The census: which tracked instances are alive now, and the objects themselves.

It never holds a stranger's object while another thread may run: CPython refuses to resize a
tuple that anybody else has a reference to, and fails in the program that builds it.
"""
from __future__ import annotations

import gc
import itertools
from array import array

from .cpython import FROZEN_AT_START, is_finalized

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Iterable
    from .tracking import ClassTracker


def instances(types: Iterable[type]) -> list[object]:
    """The objects whose type is one of `types`, but not finalized ones; in pure Python."""
    wanted = tuple(types)
    if not wanted:
        return []
    exact = set(map(id, wanted))
    # One call in C makes the list of referrers, filters and drops it: no iterator is left in a
    # variable of ours, which would hold the last of them.
    twice = list(itertools.tee(itertools.chain.from_iterable(
        itertools.starmap(gc.get_referrers, (wanted,)))))
    chosen = [map(exact.__contains__, map(id, map(type, twice.pop())))]
    found = list(itertools.compress(twice.pop(), chosen.pop()))
    return [obj for obj in found if not is_finalized(obj)]


def count(tracker: ClassTracker, timestamp: float) -> list[tuple[int, object]]:
    """``[(row, object)]`` of all living tracked instances, in the order of their rows.

    The object is None where it lives for sure and cannot be reached.  The list holds strong
    references: drop it soon.
    """
    table = tracker.table
    addresses, births, kinds, _, rows, _ = map(_column, 'QdIIIB', table.living())
    places = dict(zip(addresses, range(len(addresses))))
    # objects frozen by gc.freeze() are not listed: not seeing one proves nothing then
    certain = gc.get_freeze_count() <= FROZEN_AT_START
    pairs: list[tuple[int, object]] = []
    new: list[tuple[float, int, object]] = []           # birth, address, object
    adopted = 0

    def adopt(obj: object, address: int) -> None:
        nonlocal adopted
        # births must differ: Pympler sorts by (birth, death), and a death of None cannot be
        # compared with a number
        birth = timestamp - 1e-6 + (adopted + 1) * 1e-10
        if tracker.adopt(obj, birth):
            adopted += 1
            new.append((birth, address, obj))

    for changed in (False, True):
        if changed:
            missing = {kinds[place] for place in places.values()
                       if not tracker.is_earlier(kinds[place])}
            found = tracker.find_changed(missing) if missing else []
        else:
            found = tracker.find_instances()
        for obj in found:
            address = id(obj)
            place = places.pop(address, None)
            if place is None:
                if not changed and table.find(address) is None:
                    adopt(obj, address)
            elif not tracker.is_earlier(kinds[place]):
                row = rows[place]
                if row and not tracker.is_same(row, obj):   # it took the place of that one
                    tracker.missed(address, row, max(timestamp, births[place]))
                    adopt(obj, address)
                elif row:
                    pairs.append((row, obj))
                else:
                    new.append((births[place], address, obj))
        del found
    for address, place in places.items():
        there = table.find(address)
        if there is None or there[0] != births[place]:
            continue                    # it went meanwhile
        if certain and tracker.is_collected(kinds[place]):
            if tracker.is_earlier(kinds[place]):
                table.remove(address)
            else:
                # it may have been born while this snapshot is taken
                tracker.missed(address, rows[place], max(timestamp, births[place]))
        elif not tracker.is_earlier(kinds[place]):
            if rows[place]:
                pairs.append((rows[place], None))
            else:
                new.append((births[place], address, None))
    new.sort(key=lambda item: item[:2])
    pairs.sort(key=lambda pair: pair[0])
    first = len(pairs)
    pairs += zip(tracker.give_rows([item[1] for item in new]), [item[2] for item in new])
    for row, obj in pairs[:first]:
        if obj is not None:
            tracker.check_type(row, type(obj))
    return [pair for pair in pairs if pair[0]]


def _column(code: str, data: bytes) -> array[Any]:
    values: array[Any] = array(code)
    values.frombytes(data)
    return values


