"""Taking a snapshot: census, sizes, process memory, what the recorder itself holds."""
from __future__ import annotations

import gc
from _thread import get_ident

from . import census
from .exclusion import Exclusion
from .firstinstances import MANY, FirstInstances
from .labels import Labels
from .processmemory import process_memory
from .recording import SizedSnapshot
from .referents import ReferentTrees
from .sizing import Sizer
from .stillness import Stillness
from .total import measurable_total

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable
    from .tracking import ClassTracker


class Snapshots:
    """Takes the snapshots of one recording, one at a time."""

    def __init__(self, tracker: ClassTracker) -> None:
        self._tracker = tracker
        self._unlabelled = [0, 0]       # rows from here on were not there two snapshots ago
        self._firsts = FirstInstances(tracker.recording)
        # called with the time before tracked instances are counted
        self.before_count: Callable[[float], None] = lambda timestamp: None
        self.after_fork()

    def after_fork(self) -> None:
        """In a child the lock is a new one, even if a thread held it in the parent."""
        self.lock = Exclusion()
        self._taking = 0                # the thread that takes one

    def is_taking(self) -> bool:
        """Is this thread in the middle of a snapshot?"""
        return self._taking == get_ident()

    def create(self, description: str = '', compute_total: bool = False,
               periodic: bool = False) -> SizedSnapshot | None:
        """Append a snapshot to the recording and return it.

        None when this thread is in the middle of one already: a finalizer or a
        signal handler of the program asked for it.
        """
        with self.lock:
            if self._taking:
                return None
            self._taking = get_ident()
            collecting = gc.isenabled()
            gc.disable()                # our own allocations must not run foreign finalizers
            try:
                return self._take(str(description), compute_total, periodic)
            finally:
                if collecting:
                    gc.enable()
                self._taking = 0

    def _take(self, description: str, compute_total: bool, periodic: bool) -> SizedSnapshot:
        tracker = self._tracker
        recording = tracker.recording
        tracker.refresh()
        snapshot = SizedSnapshot(description, tracker.now(), periodic)
        self.before_count(snapshot.timestamp)
        pairs = census.count(tracker, snapshot.timestamp)
        self._size(snapshot, pairs)
        del pairs
        snapshot.memory = process_memory()
        snapshot.overhead = \
            tracker.bytes_held() + recording.bytes_held() + snapshot.bytes_held()
        if compute_total:
            snapshot.asizeof_total = max(0, measurable_total() - snapshot.overhead)
        recording.snapshots.append(snapshot)
        tracker.settle()
        snapshot.short_lived = recording.short_lived_by_class()
        return snapshot

    def _size(self, snapshot: SizedSnapshot, pairs: list[tuple[int, object]]) -> None:
        recording = self._tracker.recording
        still = Stillness()
        sizer = Sizer(id(obj) for _, obj in pairs if obj is not None)
        trees = ReferentTrees(sizer)
        registered, names = recording.registered, recording.names
        levels, labels = recording.levels, recording.labels
        # a label is looked for twice: the first time may be before the constructor ran
        first_unlabelled = self._unlabelled.pop(0)
        self._unlabelled.append(pairs[-1][0] + 1 if pairs else self._unlabelled[-1])
        add_row, add_size, add_flat = \
            snapshot.rows.append, snapshot.sizes.append, snapshot.flats.append
        number_of = self._firsts.numbers().get
        label_of = Labels().of
        total = position = 0
        for row, obj in pairs:
            level = names[registered[row]][1]
            if levels:
                level = levels.get(row, level)
            if obj is None:             # alive, but out of reach: what it has at least
                flat = size = recording.kinds[recording.kind[row]][1]
            elif level > 0:
                flat, size, referents = trees.size(obj, level, number_of(row, MANY))
                snapshot.referents[position] = referents
            else:
                flat, size = sizer.size(obj, number_of(row, MANY))
            if row >= first_unlabelled and obj is not None and row not in labels:
                label = label_of(obj)
                if label:
                    labels[row] = label
            add_row(row)
            add_size(size)
            add_flat(flat)
            total += size
            position += 1
        snapshot.tracked_total = total
        snapshot.blind = sorted(sizer.blind)
        snapshot.disturbed = still.was_disturbed()
        for name in snapshot.blind:
            recording.add_note(f'Objects of type {name} do not show all the memory that they keep; '
                               'sizes leave it out.')
        if snapshot.disturbed:
            recording.add_note('Other threads ran while a snapshot was taken: not all of its sizes '
                               'are of one instant.')
