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

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, Iterable
    Entry = Dict[str, Any]

VERSION = 1

RUNNING = 'running'             # its dump is not written; the journal holds what there is so far
WRITING = 'writing'             # its dump is being written; the journal holds all
FINISHED = 'finished'           # its dump is complete, or there was nothing to write
FAILED = 'failed'               # its dump could not be written, which was said


class ProcessEntry:
    """What is told about one recorded process."""

    def __init__(self, path: str | None, main: bool, dump: str | None,
                 journal: str | None) -> None:
        self._path = path
        self._values: Entry = {
            'version': VERSION,
            'pid': os.getpid(), 'started': time.time_ns(), 'parent': os.getppid(),
            'main': main, 'python': _valid(sys.executable) if sys.executable else None,
            'state': RUNNING, 'dump': self._named(dump), 'journal': self._named(journal),
            'graph': None, 'notes': []}

    def add_notes(self, texts: Iterable[str]) -> None:
        """What a person should know, a line each; the next ``tell`` takes them along."""
        self._values['notes'] += map(_valid, texts)

    def tell(self, state: str, **files: str | None) -> None:
        """Append a line: `state`, and the paths of dump, journal or graph that are new."""
        for key, path in files.items():
            self._values[key] = self._named(path)
        self._values['state'] = state
        if self._path is None:
            return
        line = f'\n{json.dumps(self._values)}\n'
        creating = os.O_CREAT if state == RUNNING else 0
        try:
            # opened each time: a program may close descriptors that it does not know
            file = os.open(self._path, os.O_WRONLY | creating | os.O_APPEND
                           | getattr(os, 'O_CLOEXEC', 0), 0o666)
            try:
                os.write(file, line.encode('ascii'))
            finally:
                os.close(file)
        except OSError as error:
            if isinstance(error, FileNotFoundError) and not creating:
                return                  # we outlived the command, and its launcher has read it
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
            if entry['version'] != VERSION:
                continue
            for key in ('dump', 'journal', 'graph'):
                if entry[key] is not None:
                    entry[key] = os.path.join(folder, entry[key])
            entries[entry['pid'], entry['started']] = entry
        except (ValueError, TypeError, KeyError):   # empty, or cut short
            pass
    return list(entries.values())
