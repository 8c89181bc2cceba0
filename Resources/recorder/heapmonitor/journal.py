"""The journal: the recording, snapshot by snapshot, in a file beside the dump.

A killed program loses nothing up to its last snapshot.  To turn what it left into
a dump::

    python -m heapmonitor.journal JOURNAL DUMP

Format: a line ``heapmonitor journal 1``, a line with the path of the Python that
writes it, then entries: length and CRC-32 of a pickle (two 4-byte little-endian
numbers), the pickle, of builtin types only.  Each entry says what is new since the
one before; a last one that is cut short is left out.
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
from .recording import COLUMNS, Recording, SizedSnapshot

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Sequence

MAGIC = b'heapmonitor journal 1\n'
_HEAD = struct.Struct('<II')
_LISTS = 'names', 'kinds', 'traces'
_MAPPINGS = 'labels', 'levels', 'former_kinds'


class Journal:
    """Appends what is new in a recording to a file."""

    def __init__(self, recording: Recording, path: str) -> None:
        self.path = path
        self._recording = recording
        self._snapshots = 0             # written already, as the next three
        self._rows = 1
        self._lengths = {name: 0 for name in _LISTS}
        self._open = array('I')         # rows written while alive
        self._half_made: list[int] = []         # rows written before they were filled
        self._file: OwnFile | None = OwnFile(path)
        self._file.append(MAGIC + os.fsencode(sys.executable or '') + b'\n')

    def append(self) -> None:
        """Write one entry: all that is new since the last.

        Nothing, once the file is out of reach: the recording goes on in memory.
        """
        if self._file is None:
            return
        body = pickle.dumps(self._entry(), 4)
        try:
            self._file.append(_HEAD.pack(len(body), binascii.crc32(body)) + body)
        except Gone:
            self._file = None

    def close(self) -> None:
        """Stop writing and remove the file: the dump holds it all."""
        if self._file is not None:
            self._file.remove()
            self._file = None

    def _entry(self) -> dict[str, Any]:
        rec = self._recording
        death, birth = rec.death, rec.birth
        start, end = self._rows, min(rec.issued(), rec.capacity)
        # rows are numbered before they are filled: a half-made one is written later, alone
        late = [row for row in self._half_made if birth[row]]
        self._half_made = [row for row in self._half_made if not birth[row]]
        self._half_made += [row for row in range(start, end) if not birth[row]]
        closed = array('I', [row for row in self._open if death[row] >= 0])
        self._open = array('I', [row for row in self._open if death[row] < 0])
        self._open.extend(array('I', [row for row in range(start, end) if death[row] < 0]))
        columns = {name: rec.column(name) for name in COLUMNS}
        entry: dict[str, Any] = {
            'start': start,
            'columns': {name: column[start:end].tobytes() for name, column in columns.items()},
            'late': {row: {name: column[row] for name, column in columns.items()}
                     for row in late},
            'closed': (closed.tobytes(), array('d', [death[row] for row in closed]).tobytes()),
            'kind': {row: rec.kind[row] for row in rec.former_kinds},
            'snapshots': [_packed(s) for s in rec.snapshots[self._snapshots:]],
        }
        for name in _LISTS:
            items = getattr(rec, name)
            entry[name] = items[self._lengths[name]:]
            self._lengths[name] += len(entry[name])
        for name in _MAPPINGS:
            entry[name] = self._changed(name, getattr(rec, name))
        self._rows = end
        self._snapshots += len(entry['snapshots'])
        return entry

    def _changed(self, name: str, mapping: dict[int, Any]) -> dict[int, Any]:
        """Only appended to, but for levels and former kinds, which are few."""
        if name != 'labels':
            return dict(list(mapping.items()))
        done = self._lengths.get(name, 0)
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
    if not data.startswith(MAGIC):
        raise ValueError(f'{path} is not a journal of heapmonitor')
    place = data.index(b'\n', len(MAGIC)) + 1
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
    return rec


class _BuiltinsOnly(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(
            f'a journal holds builtin types only, not {module}.{name}')


def _load(body: bytes) -> Any:
    return _BuiltinsOnly(io.BytesIO(body)).load()


def _replay(rec: Recording, entry: dict[str, Any]) -> None:
    start = entry['start']
    for name, (code, _) in COLUMNS.items():
        values = array(code, entry['columns'][name])
        rec.reserve(start + len(values))
        rec.column(name)[start:start + len(values)] = values
    for row, values in entry['late'].items():
        for name, value in values.items():
            rec.column(name)[row] = value
    rows, deaths = array('I', entry['closed'][0]), array('d', entry['closed'][1])
    for row, death in zip(rows, deaths):
        rec.death[row] = death
    for row, kind in entry['kind'].items():
        rec.kind[row] = kind
    for name in _LISTS:
        getattr(rec, name).extend(entry[name])
    for name in _MAPPINGS:
        getattr(rec, name).update(entry[name])
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
        sys.stderr.write(f'heapmonitor: {error}\n')
        return 65
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
