"""The census: which tracked instances are alive now, and the objects themselves.

Slotted instances cannot be referred to weakly, so at a snapshot they are picked
out of ``gc.get_objects()``.  The same pass adopts instances made without their
constructor (copy, pickle, ``__new__``) and notices deaths that nothing reported.
"""
import gc
import itertools
import operator

from .cpython import same_layout
from .recording import ADOPTED, EARLIER, MORPHED, SILENT

_FROZEN_AT_START = gc.get_freeze_count()        # 3.12 starts with 375 frozen objects
_is_finalized = getattr(gc, 'is_finalized', lambda obj: False)      # 3.9+


def count(tracker, timestamp):
    """``[(row, object)]`` of all living tracked instances, in order of birth.

    The list holds strong references: drop it soon.
    """
    counted, found = _poll(tracker, timestamp)
    rec, live, references = tracker.recording, tracker.live, tracker.lifetimes.references
    # objects frozen by gc.freeze() are not listed: not seeing one proves nothing then
    certain = counted and gc.get_freeze_count() <= _FROZEN_AT_START
    pairs = []
    for address, row in list(live.items()):
        if row == EARLIER:
            continue
        reference = references.get(row)
        if reference is not None:
            obj = reference()
            if obj is None:
                continue
        else:
            obj = found.get(address)
            if obj is not None:
                recorded = tracker.types[rec.kind[row]]
                if type(obj) is not recorded and not same_layout(recorded, type(obj)):
                    obj = None          # the address was reused by something else
            if obj is None:
                if certain and rec.birth[row] < timestamp:
                    live.pop(address, None)
                    rec.death[row] = timestamp
                    rec.flags[row] |= SILENT
                continue
        if type(obj) is not tracker.types[rec.kind[row]]:
            _morph(tracker, row, type(obj))
        pairs.append((row, obj))
    pairs.sort(key=operator.itemgetter(0))
    return pairs


def _poll(tracker, timestamp):
    """Was there a poll, and ``{address: object}`` of what it is needed for."""
    if not (tracker.has_slotted or tracker.observers):
        return False, {}
    live, references = tracker.live, tracker.lifetimes.references
    objs = gc.get_objects()
    # both filters run in C without letting another thread in
    tracked = tracker.tracked_types()
    instances = list(itertools.compress(
        objs, map(tracked.__contains__, map(id, map(type, objs)))))
    wanted = {address for address, row in list(live.items())
              if row != EARLIER and row not in references}
    if wanted:
        instances.extend(itertools.compress(objs, map(wanted.__contains__, map(id, objs))))
    del objs
    found = {}
    adopted = 0
    for obj in instances:
        address = id(obj)
        row = live.get(address)
        if row is None:
            # a finalized one is being deleted by another thread just now (and we
            # revived it), or was revived by its own __del__: its life is over
            observer = None if _is_finalized(obj) else tracker.observer_of(type(obj))
            if observer is not None:
                adopted += 1
                # births must differ: Pympler sorts by (birth, death), and a death of
                # None cannot be compared with a number
                tracker.register(obj, observer, ADOPTED, timestamp - 1e-6 + adopted * 1e-10)
                found[address] = obj
        elif row != EARLIER and row not in references:
            found[address] = obj
    return True, found


def _morph(tracker, row, cls):
    """``obj.__class__ = cls`` has happened: another name, the same record."""
    rec = tracker.recording
    rec.flags[row] |= MORPHED
    rec.former_kinds.setdefault(row, []).append((len(rec.snapshots), rec.kind[row]))
    found = tracker.kinds.get(id(cls))
    rec.kind[row] = (found or tracker.add_kind(cls))[0]
