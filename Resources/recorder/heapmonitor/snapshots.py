"""Taking a snapshot: census, sizes, process memory, what the recorder itself holds."""
import gc
import threading

from . import census
from .cpython import POINTER
from .processmemory import process_memory
from .recording import COLUMNS, SizedSnapshot
from .referents import ReferentTrees
from .representation import label_of
from .sizing import Sizer, getsizeof
from .total import measurable_total


class Snapshots(object):
    """Takes the snapshots of one recording, one at a time."""

    def __init__(self, tracker):
        self._tracker = tracker
        self._unlabelled = [0, 0]       # rows from here on were not there two snapshots ago
        self.after_fork()

    def after_fork(self):
        """In a child the lock is a new one, whoever held it in the parent."""
        self.lock = threading.RLock()
        self._taking = False

    def create(self, description='', compute_total=False):
        """Append a snapshot to the recording and return it.

        None when this thread is in the middle of one already: a finalizer or a
        signal handler of the program asked for it.
        """
        with self.lock:
            if self._taking:
                return None
            self._taking = True
            collecting = gc.isenabled()
            gc.disable()                # our own allocations must not run foreign finalizers
            try:
                return self._take(str(description), compute_total)
            finally:
                if collecting:
                    gc.enable()
                self._taking = False

    def _take(self, description, compute_total):
        tracker = self._tracker
        recording = tracker.recording
        snapshot = SizedSnapshot(description, tracker.now(), None)
        pairs = census.count(tracker, snapshot.timestamp)
        self._size(snapshot, pairs)
        del pairs
        snapshot.memory = process_memory()
        snapshot.overhead = overhead(tracker, snapshot)
        if compute_total:
            snapshot.asizeof_total = max(0, measurable_total() - snapshot.overhead)
        recording.snapshots.append(snapshot)
        return snapshot

    def _size(self, snapshot, pairs):
        recording = self._tracker.recording
        sizer = Sizer(id(obj) for _, obj in pairs)
        trees = ReferentTrees(sizer)
        registered, names = recording.registered, recording.names
        levels, labels = recording.levels, recording.labels
        # a label is looked for twice: the first time may be before the constructor ran
        first_unlabelled = self._unlabelled.pop(0)
        self._unlabelled.append(pairs[-1][0] + 1 if pairs else self._unlabelled[-1])
        add_row, add_size, add_flat = \
            snapshot.rows.append, snapshot.sizes.append, snapshot.flats.append
        total = position = 0
        for row, obj in pairs:
            level = names[registered[row]][1]
            if levels:
                level = levels.get(row, level)
            if level > 0:
                flat, size, referents = trees.size(obj, level)
                snapshot.referents[position] = referents
            else:
                flat, size = sizer.size(obj)
            if row >= first_unlabelled and row not in labels:
                label = label_of(obj)
                if label:
                    labels[row] = label
            add_row(row)
            add_size(size)
            add_flat(flat)
            total += size
            position += 1
        snapshot.tracked_total = total


# Bytes of one entry's key and value objects, beside the table that getsizeof gives
_PER_REFERENCE, _PER_LABEL, _PER_LIVE, _PER_TREE = 88, 90, 64, 700


def overhead(tracker, snapshot):
    """Bytes the recorder holds: an estimate, referent trees counted by their number."""
    recording, references = tracker.recording, tracker.lifetimes.references
    total = getsizeof(tracker.live) + len(tracker.live) * _PER_LIVE
    total += getsizeof(references) + len(references) * _PER_REFERENCE
    total += getsizeof(recording.labels) + len(recording.labels) * _PER_LABEL
    total += sum(getsizeof(getattr(recording, name)) for name in COLUMNS)
    total += sum(getsizeof(trace) + POINTER for trace in recording.traces)
    for taken in recording.snapshots + [snapshot]:
        total += getsizeof(taken.rows) + getsizeof(taken.sizes) + getsizeof(taken.flats)
        total += len(taken.referents) * _PER_TREE
    return total
