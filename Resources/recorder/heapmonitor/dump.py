"""Writing dumps: two pickles in Pympler 1.1's format, the index and the snapshots, and the record.

Row by row: a dump takes little more memory than the recording has, however long it is.
"""
from __future__ import annotations

import os
import pickle

from .histories import histories, rows_by_name
from .lookalikes import snapshot_state
from .ownfile import create_new
from .pickling import PickleWriter, number, text
from .record import record_of
from .rowpickle import RowPickle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO
    from .histories import History
    from .nativemodule import Native
    from .recorded import Recording, Tree

_MOST_LEAVES = 20000            # remembered at once, to be written once
_NEW = pickle.EMPTY_TUPLE + pickle.NEWOBJ
_SLOTS = _NEW + pickle.NONE + pickle.EMPTY_DICT + pickle.MARK  # a class with __slots__ begins so
_SLOTS_END = pickle.SETITEMS + pickle.TUPLE2 + pickle.BUILD
_STATE = _NEW + pickle.EMPTY_DICT + pickle.MARK                # one with a __dict__
_STATE_END = pickle.SETITEMS + pickle.BUILD
_LIST_BEGINS = pickle.EMPTY_LIST + pickle.MARK


def write_dump(recording: Recording, file: str | os.PathLike[str] | BinaryIO,
               module: Native | None = None) -> None:
    """Write `recording` to `file`, a path or a binary file; a path is replaced whole.

    With the compiled part, `module`, the same in less time.
    """
    if not isinstance(file, (str, os.PathLike)):
        _write(recording, file, module)
        return
    beside = partial_path(file, os.getpid())
    try:
        with open(create_new(beside), 'wb') as out:
            _write(recording, out, module)
        os.replace(beside, file)
    except BaseException:
        _remove(beside)
        raise


def partial_path(file: str | os.PathLike[str], pid: int) -> str:
    """Where a process writes before the dump is complete."""
    return f'{os.fspath(file)}.{pid}.part'


def _write(recording: Recording, out: BinaryIO, module: Native | None) -> None:
    _Index(recording, out).write(module)
    _write_snapshots(recording, out)
    record = PickleWriter(out)
    record.value(record_of(recording))
    record.end()


class _Index:
    """``defaultdict(list, {registered name: [TrackedObject, …]})``."""

    def __init__(self, recording: Recording, out: BinaryIO) -> None:
        self._recording = recording
        self._writer = writer = PickleWriter(out)
        self._asized = writer.name_class('pympler.asizeof', 'Asized')
        self._tracked = writer.name_class('pympler.classtracker', 'TrackedObject')
        self._flat, self._name, self._refs, self._size = map(
            writer.fetch, ('flat', 'name', 'refs', 'size'))
        self._attributes = [writer.fetch(name) for name in (
            'id', 'repr', 'name', 'birth', 'death', 'trace', 'snapshots', '_resolution_level')]
        # what was written already, as the opcodes that fetch it
        self._basics: dict[int, bytes] = {}
        self._traces: dict[int, bytes] = {}
        self._leaves: dict[Tree, bytes] = {}

    def write(self, module: Native | None) -> None:
        """The whole pickle."""
        writer = self._writer
        fast = RowPickle(module, self._recording, self._basic, self._trace) if module else None
        writer.write(text('collections') + text('defaultdict') + pickle.STACK_GLOBAL +
                     text('builtins') + text('list') + pickle.STACK_GLOBAL +
                     pickle.TUPLE1 + pickle.REDUCE)
        for name, rows in rows_by_name(self._recording):
            fetched = writer.fetch(name)
            writer.write(fetched + pickle.EMPTY_LIST)
            last_birth = -1.0           # of the instance before: none
            for some, usual in fast.parts(rows) if fast else ((rows, False),):
                if fast and usual:
                    fast.prepare(some)
                    piece, length, last_birth = fast.opcodes(
                        some, self._pieces(fetched, some[0]), writer.memo_length, last_birth)
                    writer.write_memoizing(piece, length)
                    continue
                for history in histories(self._recording, some, last_birth):
                    self._instance(fetched, history)
                    writer.write(pickle.APPEND)
                    last_birth = history.birth
            writer.write(pickle.SETITEM)
        writer.end()

    def _pieces(self, name: bytes, row: int) -> list[bytes]:
        """What all usual instances have, in the order in which it is written."""
        identity, representation, registered, birth_key, death_key, trace, snapshots, level_key = \
            self._attributes
        level = self._recording.names[self._recording.registered[row]][1]
        return [
            self._tracked + _STATE + identity, representation, pickle.MEMOIZE + registered + name,
            birth_key, death_key, trace, snapshots + _LIST_BEGINS,
            self._asized + _SLOTS + self._flat, self._name,
            self._refs + pickle.EMPTY_TUPLE + self._size, _SLOTS_END,
            pickle.APPENDS + level_key + number(level) + _STATE_END + pickle.APPEND]

    def _instance(self, name: bytes, history: History) -> None:
        recording, row, birth = self._recording, history.row, number(history.birth)
        basic = self._basic(recording.kind_at(row, 0))
        stack = self._trace(recording.trace[row])
        identity, representation, registered, birth_key, death_key, trace, snapshots, level_key = \
            self._attributes
        shown = self._writer.memoized()
        head = b''.join((
            self._tracked, _STATE, identity, number(recording.address[row]),
            representation, text(history.representation), pickle.MEMOIZE, registered, name,
            birth_key, birth, death_key,
            pickle.NONE if history.death is None else number(history.death),
            trace, stack, snapshots, _LIST_BEGINS, birth, basic, pickle.TUPLE2))
        default = recording.names[recording.registered[row]][1]
        tail = b''.join((pickle.APPENDS, level_key, number(recording.levels.get(row, default)),
                         _STATE_END))
        sizings = history.sizings
        if len(sizings) == 1 and not sizings[0][3]:     # most, as a rule: in one piece
            time, size, flat, _, _ = sizings[0]
            self._writer.write(b''.join((
                head, number(time), self._asized, _SLOTS, self._flat, number(flat), self._name,
                shown, self._refs, pickle.EMPTY_TUPLE, self._size, number(size), _SLOTS_END,
                pickle.TUPLE2, tail)))
            return
        self._writer.write(head)
        self._sizings(history, shown)
        self._writer.write(tail)

    def _sizings(self, history: History, shown: bytes) -> None:
        write = self._writer.write
        last, fetched = None, b''
        for time, size, flat, referents, representation in history.sizings:
            write(number(time))
            # unchanged sizes share one Asized, which keeps the pickle small
            if last == (size, flat, referents, representation):
                write(fetched)
            else:
                last = (size, flat, referents, representation)
                named = shown if representation == history.representation else text(representation)
                self._write_asized(size, flat, referents, named)
                if len(history.sizings) > 1:
                    fetched = self._writer.memoize()
            write(pickle.TUPLE2)

    def _basic(self, kind: int) -> bytes:
        """Size of a new instance of that kind."""
        fetched = self._basics.get(kind)
        if fetched is None:
            size = self._recording.kinds[kind][1]
            self._write_asized(size, size, (), pickle.NONE)
            fetched = self._basics[kind] = self._writer.memoize()
            self._writer.write(pickle.POP)
        return fetched

    def _trace(self, trace: int) -> bytes:
        stack = self._recording.traces[trace]
        if stack is None:
            return pickle.NONE
        fetched = self._traces.get(trace)
        if fetched is None:
            self._writer.value(stack)
            fetched = self._traces[trace] = self._writer.memoize()
            self._writer.write(pickle.POP)
        return fetched

    def _write_asized(self, size: int, flat: int, referents: tuple[Tree, ...],
                      name: bytes) -> None:
        write = self._writer.write
        write(self._asized + _SLOTS + self._flat + number(flat) + self._name + name + self._refs)
        if not referents:
            write(pickle.EMPTY_TUPLE + self._size + number(size) + _SLOTS_END)
            return
        write(pickle.MARK)
        for tree in referents:
            self._tree(tree)
        write(pickle.TUPLE + self._size + number(size) + _SLOTS_END)

    def _tree(self, tree: Tree) -> None:
        size, flat, name, referents = tree
        if referents:
            self._write_asized(size, flat, referents, text(name))
            return
        fetched = self._leaves.get(tree)
        if fetched is not None:
            self._writer.write(fetched)
            return
        self._write_asized(size, flat, (), text(name))
        if len(self._leaves) >= _MOST_LEAVES:
            self._leaves.clear()
        self._leaves[tree] = self._writer.memoize()


def _write_snapshots(recording: Recording, out: BinaryIO) -> None:
    writer = PickleWriter(out)
    snapshot = writer.name_class('pympler.classtracker', 'Snapshot')
    known, unknown = (writer.name_class('pympler.process', name) for name in (
        '_ProcessMemoryInfoProc', '_ProcessMemoryInfo'))
    writer.write(pickle.EMPTY_LIST)
    for taken in recording.snapshots:
        writer.write(snapshot + _STATE)
        _write_attributes(writer, snapshot_state(taken))
        writer.write(writer.fetch('system_total'))
        writer.write((known if taken.memory['available'] else unknown) + _STATE)
        _write_attributes(writer, taken.memory)
        writer.write(_STATE_END + _STATE_END + pickle.APPEND)
    writer.end()


def _write_attributes(writer: PickleWriter, attributes: dict[str, object]) -> None:
    for name, value in attributes.items():
        writer.write(writer.fetch(name))
        writer.value(value)


def _remove(path: str) -> None:
    try:
        os.remove(path)
    except OSError:                     # it was never made
        pass
