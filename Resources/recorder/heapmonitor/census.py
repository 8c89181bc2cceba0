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
    from typing import Container, Iterable
    from .nativemodule import Found
    from .tracking import ClassTracker


def instances(types: Iterable[type], known: Container[int]) -> list[object]:
    """The objects whose type is one of `types`; in pure Python.

    Of those that were finalized only the ones at `known` addresses, which were revived.
    """
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
    return [obj for obj in found if not is_finalized(obj) or id(obj) in known]


def count(tracker: ClassTracker, timestamp: float) -> tuple[array[int], list[object]]:
    """The rows of all living tracked instances, ascending, and the objects.

    The object is None where it lives for sure and cannot be reached.  The list holds strong
    references: drop it soon.
    """
    # objects frozen by gc.freeze() are not listed: not seeing one proves nothing then
    certain = gc.get_freeze_count() <= FROZEN_AT_START
    rows, objects, fresh, fresh_objects, others, missing = \
        tracker.table.sift(tracker.find_instances(), timestamp)
    rest = _Rest(tracker, timestamp, set(missing))
    for obj in others:
        rest.look_at(obj)
    del others
    for obj in tracker.find_changed(rest.kinds_missing()) if rest.missing else ():
        rest.look_at_changed(obj)
    rest.give_up(certain)
    rows.extend(tracker.add_rows(fresh))
    objects += fresh_objects
    return rest.joined(rows, objects)


class _Rest:
    """The instances of a census that are not as the table of the living says, one by one."""

    def __init__(self, tracker: ClassTracker, timestamp: float, missing: set[int]) -> None:
        self._tracker = tracker
        self._table = tracker.table
        self._timestamp = timestamp
        self._adopted = 0
        self.missing = missing                              # addresses not found so far
        self._pairs: list[tuple[int, object]] = []          # row, object
        self._new: list[tuple[float, int, object]] = []     # birth, address, object

    def kinds_missing(self) -> set[int]:
        """Kinds of the instances that were not found."""
        found = [self._table.find(address) for address in self.missing]
        return {entry[1] for entry in found
                if entry is not None and not self._tracker.is_earlier(entry[1])}

    def look_at(self, obj: object) -> None:
        """One that was found."""
        entry = self._table.find(id(obj))
        if entry is None:
            self._adopt(obj)
        else:
            self._keep(obj, entry)

    def look_at_changed(self, obj: object) -> None:
        """One that may be missed at its address, with another class."""
        entry = self._table.find(id(obj))
        if id(obj) in self.missing and entry is not None and not self._tracker.is_earlier(entry[1]):
            self.missing.discard(id(obj))
            self._keep(obj, entry)

    def _keep(self, obj: object, entry: Found) -> None:
        birth, _, _, row, _ = entry
        if not row:
            self._new.append((birth, id(obj), obj))
        elif self._tracker.is_same(row, obj):
            self._tracker.check_type(row, type(obj))
            self._pairs.append((row, obj))
        else:                           # it took the place of that one
            self._tracker.missed(id(obj), row, max(self._timestamp, birth))
            self._adopt(obj)

    def _adopt(self, obj: object) -> None:
        # births must differ: Pympler sorts by (birth, death), and a death of None cannot be
        # compared with a number
        birth = self._timestamp - 1e-6 + (self._adopted + 1) * 1e-10
        if self._tracker.adopt(obj, birth):
            self._adopted += 1
            self._new.append((birth, id(obj), obj))

    def give_up(self, certain: bool) -> None:
        """Those that were not found are gone, if that is `certain`."""
        tracker = self._tracker
        for address in self.missing:
            entry = self._table.find(address)
            if entry is None or entry[0] > self._timestamp:
                continue                # it went meanwhile
            birth, kind, _, row, _ = entry
            if certain and tracker.is_collected(kind):
                if tracker.is_earlier(kind):
                    self._table.remove(address)
                else:
                    tracker.missed(address, row, max(self._timestamp, birth))
            elif tracker.is_earlier(kind):
                continue
            elif row:
                self._pairs.append((row, None))
            else:
                self._new.append((birth, address, None))

    def joined(self, rows: array[int], objects: list[object]) -> tuple[array[int], list[object]]:
        """These, and what is there beside them."""
        if not self._new and not self._pairs:
            return rows, objects
        self._new.sort(key=lambda item: item[:2])
        given = self._tracker.give_rows([item[1] for item in self._new])
        pairs = self._pairs + [
            (row, item[2]) for row, item in zip(given, self._new) if row]
        for row, obj in pairs[len(self._pairs):]:
            if obj is not None:         # its class may have been changed since its birth
                self._tracker.check_type(row, type(obj))
        pairs += zip(rows, objects)
        pairs.sort(key=lambda pair: pair[0])
        return array('I', [row for row, _ in pairs]), [obj for _, obj in pairs]
