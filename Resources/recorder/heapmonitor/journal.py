"""The journal: the recording, snapshot by snapshot, in a file beside the dump.

A killed program loses nothing up to its last snapshot.  To turn what it left into
a dump::

    python -m heapmonitor.journal JOURNAL DUMP

Format: a line ``heapmonitor journal 2``, a line with the path of the Python that
writes it, then entries: length and CRC-32 of a pickle (two 4-byte little-endian
numbers), the pickle, of builtin types only.  Each entry says what is new since the
one before; a last one that is cut short is left out.  Between two snapshots an entry has the
births so far as numbers, for a program that is killed before it is looked at.
"""
from __future__ import annotations

import binascii
import io
import os
import pickle
import struct
import sys
from array import array

from .dump import write_dump
from .ownfile import Gone, OwnFile
from .recorded import COLUMNS, Recording, SizedSnapshot

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Sequence

MAGIC = b'heapmonitor journal 2\n'
_HEAD = struct.Struct('<II')
_LONGEST_REASON = 500           # letters
_LISTS = 'names', 'kinds', 'traces'
_MAPPINGS = 'labels', 'levels', 'former_kinds'


class JournalFile:
    """The file: entries are appended, each in one write."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._file: OwnFile | None = OwnFile(path)
        self._file.append(MAGIC + os.fsencode(sys.executable or '') + b'\n')

    def append(self, body: bytes) -> None:
        """One entry more; nothing once the file is out of reach: the recording is in memory."""
        if self._file is None:
            return
        try:
            self._file.append(_HEAD.pack(len(body), binascii.crc32(body)) + body)
        except Gone:
            self._file = None

    def close(self) -> None:
        """Stop writing and remove the file: the dump holds it all."""
        if self._file is not None:
            self._file.remove()
            self._file = None


class Journal:
    """Says what is new in a recording."""

    def __init__(self, recording: Recording, path: str) -> None:
        self.path = path
        self._file = JournalFile(path)
        self._recording = recording
        self._rows = 1                  # written already, as the next two
        self._lengths = {name: 0 for name in _LISTS + ('labels',)}
        self._snapshots: set[float] = set()     # their timestamps
        self._samples: dict[str, float] = {}    # registered name -> when it was looked at
        self._types_at = -1.0           # the last that types were counted at
        self._open = array('I')         # rows written while alive

    def append(self) -> None:
        """Write one entry: all that is new since the last."""
        self._write(self._recording.short_lived, {})

    def append_counts(self, dead: dict[tuple[int, int], int],
                      living: dict[tuple[int, int], int]) -> None:
        """The same between two snapshots, with the instances that have no row."""
        self._write(dead, living)

    def close(self) -> None:
        """Stop writing and remove the file: the dump holds it all."""
        self._file.close()

    def _write(self, short_lived: dict[tuple[int, int], int],
               living: dict[tuple[int, int], int]) -> None:
        entry = dict(self._entry(), short_lived=short_lived, living=living)
        self._file.append(pickle.dumps(entry, 4))

    def _entry(self) -> dict[str, Any]:
        rec = self._recording
        death = rec.death
        start, end = self._rows, len(rec.flags)
        closed = array('I', [row for row in self._open if death[row] >= 0])
        self._open = array('I', [row for row in self._open if death[row] < 0])
        self._open.extend(array('I', [row for row in range(start, end) if death[row] < 0]))
        times = {snapshot.timestamp for snapshot in rec.snapshots}
        entry: dict[str, Any] = {
            'columns': {name: rec.column(name)[start:end].tobytes() for name in COLUMNS},
            'closed': (closed.tobytes(), array('d', [death[row] for row in closed]).tobytes()),
            'kind': {row: rec.kind[row] for row in rec.former_kinds},
            'dropped': sorted(self._snapshots - times),
            'snapshots': [_packed(s) for s in rec.snapshots if s.timestamp not in self._snapshots],
            'facts': rec.facts, 'types': self._types(),
            'samples': {name: sample for name, sample in rec.samples.items()
                        if self._samples.get(name) != sample[0]},
        }
        for name in _LISTS:
            items = getattr(rec, name)
            entry[name] = items[self._lengths[name]:]
            self._lengths[name] += len(entry[name])
        for name in _MAPPINGS:
            entry[name] = self._changed(name, getattr(rec, name))
        self._rows = end
        self._snapshots = times
        self._samples = {name: sample[0] for name, sample in rec.samples.items()}
        return entry

    def _types(self) -> tuple[float, dict[str, tuple[int, int]], dict[str, str]] | None:
        """The leading ones of all types, where they were counted again."""
        types = self._recording.types
        if not types.at or types.at[-1] <= self._types_at:
            return None
        self._types_at = types.at[-1]
        return types.at[-1], types.latest, {
            name: types.own[name] for name in types.latest if name in types.own}

    def _changed(self, name: str, mapping: dict[int, Any]) -> dict[int, Any]:
        """Only appended to, but for levels and former kinds, which are few."""
        if name != 'labels':
            return dict(list(mapping.items()))
        done = self._lengths[name]
        self._lengths[name] = len(mapping)
        return dict(list(mapping.items())[done:])


def _packed(snapshot: SizedSnapshot) -> dict[str, Any]:
    values = {name: getattr(snapshot, name) for name in SizedSnapshot.__slots__}
    for name in ('rows', 'sizes', 'flats'):
        values[name] = values[name].tobytes()
    return values


def read_journal(path: str) -> Recording:
    """The recording that a journal holds, up to its last whole entry."""
    with open(path, 'rb') as file:
        data = file.read()
    place = data.find(b'\n', len(MAGIC)) + 1
    if not data.startswith(MAGIC) or not place:
        raise ValueError(f'{path} is not a journal of heapmonitor')
    rec = Recording()
    rec.traces = []
    while place + _HEAD.size <= len(data):
        length, checksum = _HEAD.unpack_from(data, place)
        place += _HEAD.size
        body = data[place:place + length]
        if len(body) < length or binascii.crc32(body) != checksum:
            break
        _replay(rec, _load(body))
        place += length
    rec.traces = rec.traces or [None]
    rec.facts['ended'] = 'killed'
    return rec


class _BuiltinsOnly(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(
            f'a journal holds builtin types only, not {module}.{name}')


def _load(body: bytes) -> Any:
    return _BuiltinsOnly(io.BytesIO(body)).load()


def _replay(rec: Recording, entry: dict[str, Any]) -> None:
    for name in COLUMNS:
        rec.column(name).frombytes(entry['columns'][name])
    rows, deaths = array('I', entry['closed'][0]), array('d', entry['closed'][1])
    for row, death in zip(rows, deaths):
        rec.death[row] = death
    for row, kind in entry['kind'].items():
        rec.kind[row] = kind
    for name in _LISTS:
        getattr(rec, name).extend(entry[name])
    for name in _MAPPINGS:
        getattr(rec, name).update(entry[name])
    rec.short_lived, rec.living = entry['short_lived'], entry['living']
    rec.facts = entry['facts']
    rec.samples.update(entry['samples'])
    if entry['types'] is not None:
        at, numbers, own = entry['types']
        rec.types.own.update(own)
        rec.types.add(at, numbers, whole=False)
    dropped = set(entry['dropped'])
    rec.snapshots = [taken for taken in rec.snapshots if taken.timestamp not in dropped]
    for values in entry['snapshots']:
        snapshot = SizedSnapshot('', 0.0)
        for name, value in values.items():
            if name in ('rows', 'sizes', 'flats'):
                getattr(snapshot, name).frombytes(value)
            else:
                setattr(snapshot, name, value)
        rec.snapshots.append(snapshot)


def main(arguments: Sequence[str]) -> int:
    """``JOURNAL DUMP``; the exit status."""
    if len(arguments) != 2:
        sys.stderr.write('usage: python -m heapmonitor.journal JOURNAL DUMP\n')
        return 64
    try:
        write_dump(read_journal(arguments[0]), arguments[1])
    except (OSError, ValueError, pickle.UnpicklingError) as error:
        return _refuse(str(error))
    except Exception as error:          # the recorded program may have written anything there
        return _refuse(f'{arguments[0]} is damaged: {type(error).__name__}: {error}')
    return 0


def _refuse(reason: str) -> int:
    """One line, whatever is in the reason."""
    shown = ''.join(char if char.isprintable() else '?' for char in reason[:_LONGEST_REASON])
    sys.stderr.write(f'heapmonitor: {shown}\n'.encode('ascii', 'backslashreplace').decode())
    return 65


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
