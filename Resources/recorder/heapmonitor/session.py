"""One recorded process, from its start by a launcher to its dump."""
from __future__ import annotations

import os

from . import garbage, running
from .automatic import Automatic
from .complaints import complain, note
from .contract import FINISHED, LEFT, RUNNING, WRITING, ProcessEntry, tell_unrecorded
from .heaps import Heaps
from .ondemand import HEAP, SNAPSHOT, OnDemand
from .options import GARBAGE, JOURNAL, OPTIONS, OWNER, RECORD, Options
from .ownfile import Gone
from .pythons import is_python, watch
from .recorder import Recorder
from .rights import follow_changes
from .selection import Selection
from .shutdown import Shutdown


TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable


class Session:
    """Records this process as `options` say and writes `dump` when it ends."""

    def __init__(self, options: Options, dump: str | None, first: bool = True) -> None:
        self.options = options
        self.dump = dump
        self.first = first
        self.finished = False
        self.recorder = running.use(Recorder(
            dump + JOURNAL if dump else None, compiled=options.native,
            short_lived=options.short_lived))
        self._entry = self._begin_entry()
        self._selection = Selection(self.recorder.tracker, options.specs)
        self.recorder.before_snapshots(self._selection.settle)
        self._automatic = Automatic(self.recorder, options)
        # further functions to call when the process ends
        self.at_end: list[Callable[[], None]] = []
        self._unrecorded: int | None = None     # what tells this process, if it is not recorded
        follow_changes(self._files)
        self._heaps = Heaps(options, self._no_longer_busy)
        self._heaps.begin(self._entry, dump)
        if not self._heaps.is_the_dump:
            self.recorder.find_holders()
        self._shutdown = Shutdown(self.finish, self._is_busy)
        self._on_demand = self._answer_signals()
        self._on_demand.begin(self._entry)
        self.recorder.after_snapshots(self._no_longer_busy)
        if options.recording and not options.follow:
            watch(lambda pid: self._count(pid))
        if hasattr(os, 'register_at_fork'):
            os.register_at_fork(after_in_child=self._forked)
        self.graphs: list[str] = []     # where the graph of reference cycles goes
        if options.garbage:
            self.graphs.append(options.garbage if first else f'{dump}{GARBAGE}')
            garbage.start()
        self._automatic.start_periodic()

    def _begin_entry(self) -> ProcessEntry:
        """Tell the launcher that this process is recorded from now on."""
        entry = ProcessEntry(self.options.recording if self.dump else None, self.first, self.dump,
                             self.recorder.journal_path)
        entry.tell(RUNNING)
        return entry

    def _answer_signals(self) -> OnDemand:
        heap_on = self.options.heap_on
        return OnDemand(heap_on or self.options.snapshot_on, HEAP if heap_on else SNAPSHOT,
                        self._shutdown.handlers, self._is_busy,
                        self._heaps.take if heap_on else self._take_snapshot)

    def _take_snapshot(self, signal: str, number: int) -> None:
        self.recorder.create_snapshot(f'{signal} #{number}')

    def _is_busy(self) -> bool:
        return self.recorder.is_busy() or self._heaps.is_busy()

    def _no_longer_busy(self) -> None:
        self._on_demand.no_longer_busy()
        self._shutdown.snapshot_ended()

    def abandon(self) -> None:
        """The program did not even start: write nothing."""
        self.finished = True

    def finish(self, why: str, program: object = None) -> None:
        """Last snapshot and dump; `why`: 'exit', 'exec' or a signal's name."""
        if self._unrecorded is not None and why == 'exec' and not is_python(program):
            tell_unrecorded(self.options.recording, started=self._unrecorded, state=LEFT)
        if self.finished:
            return
        self.finished = why != 'exec'
        try:
            self._finish(why)
        except Gone:                    # who is out of reach is told about by the launcher
            pass
        except Exception as error:
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        try:
            complain('writing the dump', error)
            self._entry.tell_failure()
        except MemoryError:             # the journal is there
            pass

    def _finish(self, why: str) -> None:
        recorder = self.recorder
        self._heaps.release()
        recorder.periodic.stop()
        if why != 'exec':
            self._automatic.comes_to_end()
            recorder.comes_to_end()
            self._on_demand.end()
        if not self._heaps.is_the_dump and (
                self.options.snapshot_at_exit or not recorder.recording.snapshots):
            recorder.create_snapshot(why)
        recorder.recording.facts['ended'] = why
        recorded = not recorder.recording.is_empty()
        self._automatic.tell(self._entry)
        if self.first and self.dump:
            self._hand_over(recorded)
        if self.dump:
            # a child that made nothing of interest has a heap at most
            writes = recorded or self.first or self._heaps.is_the_dump
            if writes:
                self._entry.tell(WRITING)
                self._write(self.dump)
            if why != 'exec':
                self._heaps.at_end()
            self._entry.tell(FINISHED, journal=None, **{} if writes else {'dump': None})
            recorder.close_journal()
        if why == 'exec':
            return
        recorder.tracker.stop()
        recorder.tracker.detach_all()   # no callbacks while the interpreter is torn down
        for path in self.graphs:
            try:
                garbage.write_leakgraph(path)
            except OSError as error:
                note(f'{path}: {error.strerror}')
            else:
                self._entry.tell(FINISHED, graph=path)
        for function in self.at_end:
            function()

    def _write(self, dump: str) -> None:
        try:
            if self._heaps.is_the_dump:
                self._heaps.write(dump)
            else:
                self.recorder.dump_stats(dump)
        except (FileNotFoundError, NotADirectoryError, PermissionError) as error:
            # the launcher has removed the folder, or the program gave up its rights; where this
            # process could write when it began, it is not said in its name
            if self._entry.is_told:
                raise Gone(dump) from error
            raise

    def _files(self) -> list[str]:
        dump = self.dump or ''
        return [path for path in (dump, f'{dump}{JOURNAL}', f'{self.options.dump}{OWNER}',
                                  self.options.recording) if path]

    def _count(self, pid: int) -> None:
        tell_unrecorded(self.options.recording, pid)

    def _hand_over(self, recorded: bool) -> None:
        """Leave word of what was not found; if that was all, the next Python may own the dump.

        (A make target may run a small Python first.)  The launcher has the word:
        standard error is the program's.
        """
        missing = self._selection.missing()
        self._entry.add_notes([*missing, *self._on_demand.notes()])
        owner = f'{self.dump}{OWNER}'
        nothing = missing or self._automatic.chooses and not self.graphs
        if nothing and not recorded and os.path.exists(owner):
            try:
                os.remove(owner)
            except OSError:             # rights given up
                return
            self.graphs = []

    def _forked(self) -> None:
        """In a child of fork(): go on with a dump of its own, or keep still."""
        self._shutdown.after_fork()
        if not self.options.follow or not self.options.dump:
            if not self.finished:
                self._unrecorded = tell_unrecorded(self.options.recording)
            self.finished = True
            self.recorder.tracker.stop()
            self._shutdown.release()
            if self.graphs:
                garbage.stop()
            return
        self.first = self.finished = False
        self.dump = child_dump(self.options.dump)
        if self.graphs:
            self.graphs = [self.dump + GARBAGE]
        self.recorder.open_journal(self.dump + JOURNAL)
        self._entry = self._begin_entry()
        self._heaps.begin(self._entry, self.dump)
        self._on_demand.begin(self._entry)
        self._automatic.start_periodic()


def child_dump(dump: str) -> str:
    """``DUMP.PID``, with a number if this process was another program before (exec)."""
    path = f'{dump}.{os.getpid()}'
    number = 1
    while os.path.exists(path):
        number += 1
        path = f'{dump}.{os.getpid()}-{number}'
    return path


def start_from_environment() -> Session | None:
    """Called when a Python starts under a launcher: record it if that is its part."""
    if os.environ.get(RECORD) != '1':
        return None
    options = Options.from_environment()
    if not options.follow:
        # its children are not recorded; to them and to the program all is as it was
        for name in (RECORD, OPTIONS):
            os.environ.pop(name, None)
    if options.dump is None:
        return Session(options, None)
    try:
        os.close(os.open(options.dump + OWNER, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        if not options.follow:
            tell_unrecorded(options.recording)
            return None
        return Session(options, child_dump(options.dump), first=False)
    return Session(options, options.dump)
