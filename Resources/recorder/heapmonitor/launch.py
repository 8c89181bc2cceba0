"""Running a command with its Python recorded; the Python side of ``heaphtml run``.

    python -m heapmonitor [options] --heapprofile=DUMP -- COMMAND…
"""
from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys

from .complaints import note
from .contract import FINISHED, WRITING, read_entries
from .options import AUTO, JOURNAL, OPTIONS, OWNER, RECORD, RECORDING, SITE, ClassSpec, UsageError
from .ondemand import HEAP, SNAPSHOT, ask, signal_name
from .startup import python_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any, Callable, Sequence

USAGE = ('usage: python -m heapmonitor [--track SPEC]... [--resolution-level N] [--trace] '
         '[--interval S|auto] [--auto N] [--snapshot-on SIGNAL | --heap-on SIGNAL] [--heap] '
         '[--no-snapshot-at-exit] '
         '[--follow] [--garbage=FILE] '
         '--heapprofile=DUMP -- COMMAND...')


def interval(text: str) -> float | str:
    """Seconds, or ``auto``."""
    return text if text == AUTO else float(text)


_VALUES: dict[str, Callable[[str], Any]] = {
    '--track': str, '--resolution-level': int, '--interval': interval, '--auto': int,
    '--snapshot-on': signal_name, '--heap-on': signal_name, '--garbage': str, '--heapprofile': str}
CHOSEN = 5                      # classes that are tracked where none is named
_FLAGS = ('--trace', '--no-snapshot-at-exit', '--follow', '--heap')


def parse(given: Sequence[str]) -> tuple[dict[str, Any], list[str]]:
    """``(values of HEAPHTML_OPTIONS, command)``."""
    values: dict[str, Any] = {'track': []}
    arguments = list(given)
    while arguments:
        option, equals, text = arguments.pop(0).partition('=')
        if option == '--':
            break
        if option in _FLAGS and not equals:
            if option == '--no-snapshot-at-exit':
                values['snapshot_at_exit'] = False
            else:
                values[option[2:]] = True
            continue
        if option not in _VALUES:
            raise UsageError(f'unknown option {option}')
        if not equals and not arguments:
            raise UsageError(f'{option} needs a value')
        try:
            value = _VALUES[option](text if equals else arguments.pop(0))
        except ValueError as error:
            raise error if isinstance(error, UsageError) else \
                UsageError(f'{option} needs a number')
        if option == '--track':
            ClassSpec(value)
            values['track'].append(value)
        else:
            values[option[2:].replace('-', '_')] = value
    dump = values.pop('heapprofile', None)
    if dump is None or not arguments:
        raise UsageError('a command and --heapprofile=DUMP are needed')
    # without classes to track it chooses some itself
    heap = bool(values.get('heap') or values.get('heap_on'))
    chosen = values.setdefault('auto', 0 if values['track'] or heap else CHOSEN)
    if chosen or not (values['track'] or heap):
        values['census'] = True
        values.setdefault('interval', AUTO)
    values['dump'] = os.path.abspath(dump)
    values['recording'] = values['dump'] + RECORDING
    return values, arguments


def environment(values: dict[str, Any]) -> dict[str, str]:
    """The environment that makes a Python record itself."""
    site = os.path.join(os.path.dirname(os.path.abspath(__file__)), SITE)
    return dict(os.environ, PYTHONPATH=python_path(site),
                **{RECORD: '1', OPTIONS: json.dumps(values)})


def run(values: dict[str, Any], command: Sequence[str]) -> int:
    """Run `command` recorded; its return code (negative: the signal that ended it)."""
    dump = values['dump']
    for leftover in (dump, dump + OWNER, dump + JOURNAL, values['recording']):
        if os.path.lexists(leftover):
            os.remove(leftover)

    def forward(number: int, _: FrameType | None) -> None:
        process.send_signal(number)
    process = subprocess.Popen(command, env=environment(values))
    # SIGINT comes to the whole group, the command's answer to it is what counts
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    what = HEAP if values.get('heap_on') else SNAPSHOT
    asked = values.get(f'{what}_on')
    for forwarded in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(forwarded, forward)
    if asked:
        signal.signal(getattr(signal, 'SIG' + asked),
                      lambda number, frame: ask(values['recording'], what, asked))
    status = process.wait()
    entries = read_entries(values['recording'])
    for entry in entries:
        if entry['state'] != FINISHED and entry['journal'] is not None:
            salvage(entry)
    tell(entries, dump)
    for mark in (dump + OWNER, values['recording']):
        if os.path.exists(mark):
            os.remove(mark)
    return status


def salvage(entry: dict[str, Any]) -> None:
    """Turn what a killed process left behind into its dump."""
    from .dump import partial_path, write_dump
    from .journal import read_journal
    try:
        recording = read_journal(entry['journal'])
        if entry['main'] or recording.rows():   # of others only those that made an instance
            write_dump(recording, entry['dump'])
        os.remove(entry['journal'])
    except FileNotFoundError:           # a process that outlived the command has ended now
        return
    except (OSError, ValueError) as error:
        note(f'{entry["journal"]}: {error}')
    if entry['state'] == WRITING:
        note(f'process {entry["pid"]} ended while it wrote its dump; its journal was read instead')
        partial = partial_path(entry['dump'], entry['pid'])
        if os.path.exists(partial):
            os.remove(partial)


def tell(entries: Sequence[dict[str, Any]], dump: str) -> None:
    """Say on standard error which specs found no class, or which classes were chosen."""
    owners = [entry for entry in entries if entry['main']]
    for text in owners[-1]['notes'] if owners else ():
        note(text)
    suggested = owners[-1]['suggested'] if owners else []
    if suggested:
        note('for call sites and exact births: ' + ' '.join(
            '--track ' + shlex.quote(spec + ',trace') for spec in suggested))
    if not os.path.exists(dump):
        note('no Python was recorded')


def main(arguments: Sequence[str]) -> int:
    """The command's status; a signal that ended the command ends us too."""
    try:
        values, command = parse(arguments)
    except UsageError as error:
        sys.stderr.write(f'heapmonitor: {error}\n{USAGE}\n')
        return 64
    try:
        status = run(values, command)
    except OSError as error:
        sys.stderr.write(f'heapmonitor: {command[0]}: {error.strerror}\n')
        return 127
    if status < 0:
        if -status != signal.SIGKILL:
            signal.signal(-status, signal.SIG_DFL)
        os.kill(os.getpid(), -status)
    return status
