"""One recorder: the tracker, its snapshots, and where they go."""
from __future__ import annotations

import os
import sys
import weakref

from . import native
from .complaints import complain
from .dump import write_dump
from .holderlooks import HolderLooks
from .journal import Journal
from .periodic import PeriodicSnapshots
from .record import facts_of_process
from .recorded import Recording
from .snapshots import Snapshots
from .thinning import MOST, MOST_AUTOMATIC, thin
from .tracking import ClassTracker
from .typecensus import TypeCensus

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO, Callable
    from .choosing import Chooser

BEAT = 1.0                      # seconds between two words of the births, at least
# Where nobody chose an interval it begins with this one (seconds), and doubles as the run goes on
_FIRST_INTERVAL, _SHARE = 0.1, 0.1

_recorders: weakref.WeakSet[Recorder] = weakref.WeakSet()


class Recorder:
    """Records births, deaths and sizes in this process."""

    def __init__(self, journal: str | None = None, compute_total: bool = False,
                 compiled: bool = True, short_lived: bool = False) -> None:
        self._recording = Recording()
        self._recording.facts.update(facts_of_process())
        self.tracker = ClassTracker(self._recording, compiled, short_lived)
        self.snapshots = Snapshots(self.tracker)
        self.periodic = PeriodicSnapshots(self.tracker, self._create_periodic)
        self._compute_total = compute_total
        self._before_snapshot: Callable[[], None] = lambda: None
        self._after_snapshot: Callable[[], None] = lambda: None
        self._most_periodic = MOST
        self._compiled = compiled
        self._journal: Journal | None = None
        self._holders: HolderLooks | None = None
        if journal is not None:
            self.open_journal(journal)
        _recorders.add(self)

    @property
    def recording(self) -> Recording:
        """What has been recorded up to now."""
        self.tracker.settle()
        return self._recording

    def open_journal(self, path: str) -> None:
        """Write all snapshots from now on to a journal at `path` too."""
        try:
            self._journal = Journal(self._recording, path)
            self.tracker.when_beat(self.tracker.now() + BEAT, self._beat)
        except OSError as error:
            complain('opening its journal', error)

    @property
    def journal_path(self) -> str | None:
        """Where the journal is written; None if it is not."""
        return self._journal.path if self._journal is not None else None

    def measure_all(self) -> None:
        """Measure in each snapshot all objects, not only the tracked ones."""
        self._compute_total = True

    def before_snapshots(self, function: Callable[[], None]) -> None:
        """Call `function` before each snapshot."""
        self._before_snapshot = function

    def after_snapshots(self, function: Callable[[], None]) -> None:
        """Call `function` after each snapshot, also one that failed."""
        self._after_snapshot = function

    def find_holders(self) -> None:
        """Find out in the snapshots from now on who holds the instances."""
        module = native.load() if self._compiled else None
        if module is not None:
            self._holders = HolderLooks(module, self._recording)
            self.snapshots.after_count = self._holders.look

    def comes_to_end(self) -> None:
        """The next snapshot is the last one."""
        if self._holders is not None:
            self._holders.is_last = True

    def count_types(self, chooser: Chooser | None = None) -> TypeCensus:
        """Count all types at each snapshot; `chooser` tracks some of them."""
        census = TypeCensus(self._recording, self._compiled, chooser)
        self.snapshots.before_count = census.look
        return census

    def start_periodic(self, interval: float) -> None:
        """Take a snapshot every `interval` seconds."""
        self._most_periodic = MOST
        self.periodic.start(interval)
        self._recording.facts['interval'] = self.periodic.interval

    def start_automatic(self) -> None:
        """Take snapshots of which about twenty remain, however long the run."""
        self._most_periodic = MOST_AUTOMATIC
        self.periodic.start(_FIRST_INTERVAL, _SHARE)
        self._recording.facts['interval'] = self.periodic.interval

    def is_busy(self) -> bool:
        """Is this thread in the middle of a snapshot?"""
        return self.snapshots.is_taking()

    def create_snapshot(self, description: str = '', compute_total: bool | None = None,
                        periodic: bool = False) -> None:
        """Size all living tracked instances and the process."""
        try:
            self._create_snapshot(description, compute_total, periodic)
        finally:
            if not self.is_busy():
                self._after_snapshot()

    def _create_snapshot(self, description: str, compute_total: bool | None,
                         periodic: bool) -> None:
        try:
            self._before_snapshot()
            taken = self.snapshots.create(
                description, self._compute_total if compute_total is None else compute_total,
                periodic)
        except Exception as error:
            complain('taking a snapshot', error)
            return
        if taken is not None and self._journal is not None:
            try:
                with self.snapshots.lock:       # another thread may be ending the recording
                    if self._journal is not None:
                        self._journal.append()
            except Exception as error:
                self._journal = None
                complain('writing its journal', error)

    def _create_periodic(self) -> None:
        self.create_snapshot(periodic=True)
        with self.snapshots.lock:
            if thin(self._recording, self._most_periodic):
                self.periodic.slow_down()
                self._recording.facts['interval'] = self.periodic.interval

    def _beat(self) -> None:
        """Leave word of the births so far, for the case that the program is killed."""
        begin = self.tracker.now()
        try:
            # not while a snapshot is taken: it will say more
            if self._journal is not None and self.snapshots.lock.acquire(False):
                try:
                    self._journal.append_counts(*self.tracker.waiting())
                finally:
                    self.snapshots.lock.release()
        except Exception as error:
            self._journal = None
            complain('writing its journal', error)
            return
        end = self.tracker.now()
        self.tracker.when_beat(end + max(BEAT, 20 * (end - begin)), self._beat)

    def dump_stats(self, file: str | os.PathLike[str] | BinaryIO) -> None:
        """Write what has been recorded to `file` (a path or a binary file)."""
        self.periodic.stop()
        self.write(file)

    def write(self, file: str | os.PathLike[str] | BinaryIO) -> None:
        """Likewise, and go on recording."""
        with self.snapshots.lock:
            write_dump(self.recording, file, native.load() if self._compiled else None)

    def close_journal(self) -> None:
        """Remove the journal: what it holds is in the dump, or not wanted."""
        with self.snapshots.lock:
            journal, self._journal = self._journal, None
            if journal is not None:
                journal.close()

    def after_fork(self) -> None:
        """In a child: the journal is the parent's, and no other thread exists."""
        self.tracker.after_fork()
        self.snapshots.after_fork()
        self.periodic.after_fork()
        self._journal = None


# A fork while a snapshot is taken would leave the child a lock nobody holds, and on
# the frames of a thread that does not exist there references that never go away.

def _before_fork() -> None:
    for recorder in list(_recorders):
        recorder.periodic.rest(sys._getframe().f_back)
        recorder.snapshots.lock.acquire()


def _after_fork_in_parent() -> None:
    for recorder in list(_recorders):
        recorder.snapshots.lock.release()
        recorder.periodic.go_on()


def _after_fork_in_child() -> None:
    for recorder in list(_recorders):
        recorder.after_fork()


if hasattr(os, 'register_at_fork'):
    os.register_at_fork(before=_before_fork, after_in_parent=_after_fork_in_parent,
                        after_in_child=_after_fork_in_child)
