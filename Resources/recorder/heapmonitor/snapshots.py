"""Taking a snapshot: census, sizes, process memory, what the recorder itself holds."""
from __future__ import annotations

import gc
from _operator import itemgetter
from _thread import get_ident
from array import array
from bisect import bisect_left
from itertools import repeat

from . import census, samples
from .contents import Contents, LargestContents
from .exclusion import Exclusion
from .firstinstances import MANY, FirstInstances
from .labels import Labels
from .processmemory import process_memory
from .recorded import SizedSnapshot
from .referents import ReferentTrees, is_same_tree
from .sharedrows import SharedRows
from .sizing import OUT_OF_REACH
from .stillness import Stillness
from .total import measurable_total

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable
    from .sizing import Sizer
    from .tracking import ClassTracker


class Snapshots:
    """Takes the snapshots of one recording, one at a time."""

    def __init__(self, tracker: ClassTracker) -> None:
        self._tracker = tracker
        self._unlabelled = [0, 0]       # rows from here on were not there two snapshots ago
        self._firsts = FirstInstances(tracker.recording)
        # called with the time before tracked instances are counted
        self.before_count: Callable[[float], None] = lambda timestamp: None
        # called with the rows and the objects that were counted, and the time
        self.after_count: Callable[[array[int], list[object], float], None] = \
            lambda rows, objects, timestamp: None
        self._contents = LargestContents()
        self._shared_rows = SharedRows(tracker.recording)
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
        snapshot.rows, objects = census.count(tracker, snapshot.timestamp)
        still = Stillness()
        sizer = tracker.table.sizer(objects)
        try:
            self._size(snapshot, objects, sizer)
            snapshot.shared = self._shared_rows.of(snapshot, objects, sizer)
        finally:
            sizer.end()
        self._sample(snapshot, objects)
        snapshot.blind = sorted(sizer.blind)
        snapshot.disturbed = still.was_disturbed()
        self._label(snapshot.rows, objects)
        self.after_count(snapshot.rows, objects, snapshot.timestamp)
        del objects
        snapshot.collections = gc.get_stats()[-1]['collections']
        snapshot.memory = process_memory()
        snapshot.overhead = \
            tracker.bytes_held() + recording.bytes_held() + snapshot.bytes_held()
        if compute_total:
            snapshot.asizeof_total = max(0, measurable_total() - snapshot.overhead)
        recording.snapshots.append(snapshot)
        tracker.settle()
        snapshot.short_lived = recording.short_lived_by_class()
        self._note(snapshot)
        return snapshot

    def _size(self, snapshot: SizedSnapshot, objects: list[object], sizer: Sizer) -> None:
        recording = self._tracker.recording
        numbers = bytes(map(self._firsts.numbers().get, snapshot.rows, repeat(MANY)))
        if recording.levels or any(level > 0 for _, level in recording.names):
            self._size_by_level(snapshot, objects, numbers, sizer)
        else:
            snapshot.flats, snapshot.sizes = sizer.size_all(
                objects, numbers, _values_at(recording.registered, snapshot.rows))
        if snapshot.sizes.count(OUT_OF_REACH):
            for position, size in enumerate(snapshot.sizes):
                if size == OUT_OF_REACH:        # it is alive: what it has at least
                    least = recording.kinds[recording.kind[snapshot.rows[position]]][1]
                    snapshot.sizes[position] = snapshot.flats[position] = least
        snapshot.tracked_total = sum(snapshot.sizes)

    def _size_by_level(self, snapshot: SizedSnapshot, objects: list[object], numbers: bytes,
                       sizer: Sizer) -> None:
        recording = self._tracker.recording
        trees = ReferentTrees(sizer)
        contents = Contents()
        contents.choose(recording, snapshot.rows)
        before = recording.latest_trees()
        levels = recording.levels
        for position, row in enumerate(snapshot.rows):
            obj = objects[position]
            sizer.begin(recording.registered[row])
            level = levels.get(row, recording.names[recording.registered[row]][1])
            if obj is None:
                flat = size = OUT_OF_REACH
            elif level > 0:
                made = trees.made
                seen: list[tuple[object, object]] | None = \
                    [] if contents.wants(position) else None
                flat, size, referents = trees.size(obj, level, numbers[position], seen)
                if seen is not None:
                    contents.add(position, seen)
                known = before.get(row)
                if known is not None and is_same_tree(known, referents):
                    referents = known
                else:
                    snapshot.tree_objects += trees.made - made
                snapshot.referents[position] = referents
            else:
                flat, size = sizer.size(obj, numbers[position])
            snapshot.flats.append(flat)
            snapshot.sizes.append(size)
        totals: dict[str, int] = {}
        for row, size in zip(snapshot.rows, snapshot.sizes):
            name = recording.names[recording.registered[row]][0]
            totals[name] = totals.get(name, 0) + size
        self._contents.take(snapshot.timestamp, contents.found(), totals)
        recording.facts['contents'] = self._contents.told()

    def _sample(self, snapshot: SizedSnapshot, objects: list[object]) -> None:
        """See what some instances hold of classes that have grown."""
        recording = self._tracker.recording
        classes = samples.grown(recording, snapshot)
        if not classes:
            return
        numbers = bytes(map(self._firsts.numbers().get, snapshot.rows, repeat(MANY)))
        contents = Contents()
        sizer = self._tracker.table.sizer(objects)
        try:
            samples.take(recording, snapshot, objects, sizer, numbers, classes, contents)
        finally:
            sizer.end()
        self._contents.take(snapshot.timestamp, contents.found(),
                            {wanted.name: wanted.total for wanted in classes})
        recording.facts['contents'] = self._contents.told()

    def _label(self, rows: array[int], objects: list[object]) -> None:
        """Note what a person would call the new ones.

        A label is looked for twice: the first time may be before the constructor ran.
        """
        first = bisect_left(rows, self._unlabelled.pop(0))
        self._unlabelled.append(rows[-1] + 1 if rows else self._unlabelled[-1])
        known, labels = self._tracker.recording.labels, Labels()
        named = labels.ids_of_named(map(type, objects[first:]))
        for row, obj in zip(rows[first:], objects[first:]):
            if id(type(obj)) in named and row not in known:
                label = labels.of(obj)
                if label:
                    known[row] = label

    def _note(self, snapshot: SizedSnapshot) -> None:
        add = self._tracker.recording.add_note
        for name in snapshot.blind:
            add(f'Objects of type {name} do not show all the memory that they keep; '
                'sizes leave it out.')
        if snapshot.disturbed:
            add('Other threads ran while a snapshot was taken: not all of its sizes are of one '
                'instant.')


def _values_at(column: array[int], rows: array[int]) -> array[int]:
    """The values of a column in these rows."""
    if len(rows) < 2:
        return array(column.typecode, [column[row] for row in rows])
    return array(column.typecode, itemgetter(*rows)(column))
