"""The census: which tracked instances are alive now, and the objects themselves.

Slotted instances cannot be referred to weakly, so at a snapshot they are picked
out of ``gc.get_objects()``.  The same pass adopts instances made without their
constructor (copy, pickle, ``__new__``) and notices deaths that nothing reported.
"""
from __future__ import annotations

import gc
import itertools
import operator

from .cpython import FROZEN_AT_START, is_finalized

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .tracking import ClassTracker


def count(tracker: ClassTracker, timestamp: float) -> list[tuple[int, object]]:
    """``[(row, object)]`` of all living tracked instances, in order of birth.

    The list holds strong references: drop it soon.
    """
    counted = tracker.needs_census()
    found = _poll(tracker, timestamp) if counted else {}
    # objects frozen by gc.freeze() are not listed: not seeing one proves nothing then
    certain = counted and gc.get_freeze_count() <= FROZEN_AT_START
    births = tracker.recording.birth
    pairs: list[tuple[int, object]] = []
    for address, row, reference in tracker.living():
        if reference is not None:
            obj = reference()
            if obj is None:
                continue
        else:
            obj = found.get(address)
            if obj is None or not tracker.is_same(row, obj):
                if certain and births[row] < timestamp:
                    tracker.missed(address, row, timestamp)
                continue
        tracker.check_type(row, type(obj))
        pairs.append((row, obj))
    pairs.sort(key=operator.itemgetter(0))
    return pairs


def _poll(tracker: ClassTracker, timestamp: float) -> dict[int, object]:
    """``{address: object}`` of the instances without a weak reference."""
    objs = gc.get_objects()
    # both filters run in C without letting another thread in
    tracked = tracker.tracked_types()
    instances = list(itertools.compress(
        objs, map(tracked.__contains__, map(id, map(type, objs)))))
    sought = tracker.sought()
    if sought:
        instances.extend(itertools.compress(objs, map(sought.__contains__, map(id, objs))))
    del objs
    found: dict[int, object] = {}
    adopted = 0
    for obj in instances:
        address = id(obj)
        is_sought = tracker.is_sought(address)
        if is_sought is None:
            # a finalized one is being deleted by another thread just now (and we
            # revived it), or was revived by its own __del__: its life is over
            if not is_finalized(obj):
                # births must differ: Pympler sorts by (birth, death), and a death of
                # None cannot be compared with a number
                if tracker.adopt(obj, timestamp - 1e-6 + (adopted + 1) * 1e-10):
                    adopted += 1
                    found[address] = obj
        elif is_sought:
            found[address] = obj
    return found
