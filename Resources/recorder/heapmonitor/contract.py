"""``recording.json``: what the recorder tells the launcher about the processes it recorded.

Several processes write the file at once, and each may be killed at any moment.  So
nothing in it is ever rewritten: each change of a process is one line more, a JSON object
that says everything about the process, appended in one write.  The last line of a process
counts.  A line begins with a line break too: one that a full disk or a kill cut short
spoils no other.
"""
from __future__ import annotations

import json
import os
import sys
import time

from .complaints import complain
from .ownfile import Gone, is_regular, open_own, write_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, Iterable
    Entry = Dict[str, Any]

VERSION = 1

RUNNING = 'running'             # its dump is not written; the journal holds what there is so far
WRITING = 'writing'             # its dump is being written; the journal holds all
FINISHED = 'finished'           # its dump is complete, or there was nothing to write
FAILED = 'failed'               # its dump could not be written, which was said

# of Python processes that are not recorded
UNRECORDED = 'unrecorded'
LEFT = 'left'                   # it became another program


class ProcessEntry:
    """What is told about one recorded process."""

    def __init__(self, path: str | None, main: bool, dump: str | None,
                 journal: str | None) -> None:
        self._path = path
        self.is_told = False            # was a line ever written?
        self._values: Entry = {
            'version': VERSION,
            'pid': os.getpid(), 'started': time.time_ns(), 'parent': os.getppid(),
            'main': main, 'python': _python(),
            'state': RUNNING, 'dump': self._named(dump), 'journal': self._named(journal),
            'graph': None, 'notes': [], 'suggested': [], 'born': _born()}

    def add_notes(self, texts: Iterable[str]) -> None:
        """What a person should know, a line each; the next ``tell`` takes them along."""
        self._values['notes'] += map(_valid, texts)

    def suggest(self, specs: Iterable[str]) -> None:
        """Classes that are worth a look, as --track takes them; likewise."""
        self._values['suggested'] = list(map(_valid, specs))

    def tell_asked(self, what: str, signal: str, count: int) -> None:
        """This signal asks for a `snapshot` or a `heap`; so many were asked for and taken."""
        self._values[f'{what}_on'], self._values[f'{what}s'] = signal, count
        self.tell(RUNNING)

    def add_heap(self, path: str, objects: int, seconds: float) -> None:
        """A heap is complete; the next ``tell`` takes it along."""
        self._values['heap_files'] = [*self._values.get('heap_files', ()), {
            'file': self._named(path), 'objects': objects, 'milliseconds': int(seconds * 1000)}]

    def tell(self, state: str, **files: str | None) -> None:
        """Append a line: `state`, and the paths of dump, journal or graph that are new."""
        for key, path in files.items():
            self._values[key] = self._named(path)
        self._values['state'] = state
        if self._path is None:
            return
        try:
            _append(self._path, self._values, create=state == RUNNING)
            self.is_told = True
        except Gone:                    # we outlived the command, or have given up our rights
            pass
        except OSError as error:
            complain(f'writing {os.path.basename(self._path)}', error)

    def tell_failure(self) -> None:
        """The end went wrong; of no consequence once the dump is complete."""
        if self._values['state'] != FINISHED:
            self.tell(FAILED)

    def _named(self, path: str | None) -> str | None:
        """The name of a file beside ours; the full path of any other."""
        if path is None or self._path is None:
            return path
        folder, name = os.path.split(path)
        return _valid(name if folder == os.path.dirname(self._path) else path)


def tell_unrecorded(path: str | None, pid: int | None = None, started: int | None = None,
                    state: str = UNRECORDED) -> int:
    """Say that a Python is not recorded, or has `left`; returns what tells it from others."""
    started = time.time_ns() if started is None else started
    if path is not None:
        try:
            _append(path, {'version': VERSION, 'pid': pid or os.getpid(), 'started': started,
                           'state': state}, create=False)
        except (Gone, OSError):
            pass
    return started


def _append(path: str, values: Entry, create: bool) -> None:
    """One line; the file is opened each time, see ownfile."""
    file = open_own(path, is_regular, create)
    try:
        write_all(file, f'\n{json.dumps(values)}\n'.encode('ascii'))
    finally:
        os.close(file)


def _born() -> int | None:
    """When this process began, in the system's ticks since its start: no other one of the same
    number has it.  None without /proc."""
    try:
        with open('/proc/self/stat', 'rb') as file:
            return int(file.read().rpartition(b')')[2].split()[19])
    except (OSError, ValueError, IndexError):
        return None


def _python() -> str | None:
    """This Python; None where its path is not UTF-8: any other one reads a journal, too."""
    path = sys.executable
    return path if path and _valid(path) == path else None


def _valid(text: str) -> str:
    """`text` without the surrogates that represent bytes that are not UTF-8."""
    return text.encode('utf-8', 'replace').decode('utf-8')


def read_entries(path: str) -> list[Entry]:
    """The last line of each process, in the order in which they began; paths are full."""
    try:
        with open(path, 'rb') as file:
            lines = file.read().split(b'\n')
    except FileNotFoundError:
        return []
    folder = os.path.dirname(path)
    entries: dict[tuple[int, int], Entry] = {}
    for line in lines:
        try:
            entry = json.loads(line)
            if entry['version'] != VERSION or entry['state'] in (UNRECORDED, LEFT):
                continue
            for key in ('dump', 'journal', 'graph'):
                if entry[key] is not None:
                    entry[key] = os.path.join(folder, entry[key])
            entries[entry['pid'], entry['started']] = entry
        except (ValueError, TypeError, KeyError):   # empty, or cut short
            pass
    return list(entries.values())
