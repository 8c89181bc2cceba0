"""One recorder: the tracker, its snapshots, and where they go."""
import os
import weakref

from .complaints import complain
from .dump import write_dump
from .journal import Journal
from .periodic import PeriodicSnapshots
from .recording import Recording
from .snapshots import Snapshots
from .tracking import ClassTracker

_recorders = weakref.WeakSet()


class Recorder(object):
    """Records births, deaths and sizes in this process."""

    def __init__(self, journal=None, compute_total=False):
        self.recording = Recording()
        self.tracker = ClassTracker(self.recording)
        self.snapshots = Snapshots(self.tracker)
        self.periodic = PeriodicSnapshots(self.tracker, self.create_snapshot)
        self.compute_total = compute_total
        self.before_snapshot = None     # called without arguments
        self.journal = None
        if journal is not None:
            self.open_journal(journal)
        _recorders.add(self)

    def open_journal(self, path):
        """Write all snapshots from now on to a journal at `path` too."""
        try:
            self.journal = Journal(self.recording, path)
        except OSError as error:
            complain('opening its journal', error)

    def create_snapshot(self, description='', compute_total=None):
        """Size all living tracked instances and the process."""
        try:
            if self.before_snapshot is not None:
                self.before_snapshot()
            taken = self.snapshots.create(
                description, self.compute_total if compute_total is None else compute_total)
        except Exception as error:
            complain('taking a snapshot', error)
            return
        if taken is not None and self.journal is not None:
            try:
                with self.snapshots.lock:       # another thread may be ending the recording
                    if self.journal is not None:
                        self.journal.append()
            except Exception as error:
                self.journal = None
                complain('writing its journal', error)

    def dump_stats(self, file):
        """Write what has been recorded to `file` (a path or a binary file)."""
        self.periodic.stop()
        with self.snapshots.lock:
            write_dump(self.recording, file)

    def close_journal(self):
        """Remove the journal: what it holds is in the dump, or not wanted."""
        with self.snapshots.lock:
            journal, self.journal = self.journal, None
            if journal is not None:
                journal.close(remove=True)


# A fork while a snapshot is taken would leave the child a lock nobody holds, and on
# the frames of a thread that does not exist there references that never go away.

def _before_fork():
    for recorder in list(_recorders):
        recorder.snapshots.lock.acquire()


def _after_fork_in_parent():
    for recorder in list(_recorders):
        recorder.snapshots.lock.release()


def _after_fork_in_child():
    for recorder in list(_recorders):
        recorder.snapshots.after_fork()
        recorder.periodic.after_fork()
        recorder.journal = None         # the parent's


if hasattr(os, 'register_at_fork'):
    os.register_at_fork(before=_before_fork, after_in_parent=_after_fork_in_parent,
                        after_in_child=_after_fork_in_child)
