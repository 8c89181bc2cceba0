"""Running a command with its Python recorded; the Python side of ``heaphtml run``.

    python -m heapmonitor [options] --heapprofile=DUMP -- COMMAND…
"""
import json
import os
import signal
import subprocess
import sys

from .complaints import note
from .contract import FINISHED, WRITING, read_entries
from .options import JOURNAL, OPTIONS, OWNER, RECORD, RECORDING, ClassSpec, UsageError

USAGE = ('usage: python -m heapmonitor [--track SPEC]... [--resolution-level N] [--trace] '
         '[--interval S] [--no-snapshot-at-exit] [--follow] [--garbage=FILE] '
         '--heapprofile=DUMP -- COMMAND...')
_VALUES = {'--track': str, '--resolution-level': int, '--interval': float, '--garbage': str,
           '--heapprofile': str}
_FLAGS = ('--trace', '--no-snapshot-at-exit', '--follow')


def parse(arguments):
    """``(values of HEAPHTML_OPTIONS, command)``."""
    values = {'track': []}
    arguments = list(arguments)
    while arguments:
        option, equals, value = arguments.pop(0).partition('=')
        if option == '--':
            break
        if option in _FLAGS and not equals:
            if option == '--no-snapshot-at-exit':
                values['snapshot_at_exit'] = False
            else:
                values[option[2:]] = True
            continue
        if option not in _VALUES:
            raise UsageError('unknown option %s' % option)
        if not equals and not arguments:
            raise UsageError('%s wants a value' % option)
        try:
            value = _VALUES[option](value if equals else arguments.pop(0))
        except ValueError:
            raise UsageError('%s wants a number' % option)
        if option == '--track':
            ClassSpec(value)
            values['track'].append(value)
        else:
            values[option[2:].replace('-', '_')] = value
    dump = values.pop('heapprofile', None)
    if dump is None or not arguments:
        raise UsageError('a command and --heapprofile=DUMP are needed')
    values['dump'] = os.path.abspath(dump)
    values['recording'] = values['dump'] + RECORDING
    return values, arguments


def environment(values):
    """The environment that makes a Python record itself."""
    package = os.path.dirname(os.path.abspath(__file__))
    root = os.path.dirname(package)
    path = [os.path.join(root, 'startup'), root]
    if os.environ.get('PYTHONPATH'):
        path.append(os.environ['PYTHONPATH'])
    return dict(os.environ, PYTHONPATH=os.pathsep.join(path),
                **{RECORD: '1', OPTIONS: json.dumps(values)})


def run(values, command):
    """Run `command` recorded; its return code (negative: the signal that ended it)."""
    dump = values['dump']
    for leftover in (dump, dump + OWNER, dump + JOURNAL, values['recording']):
        if os.path.exists(leftover):
            os.remove(leftover)
    process = subprocess.Popen(command, env=environment(values))
    # SIGINT comes to the whole group, the command's answer to it is what counts
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for forwarded in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(forwarded, lambda number, frame: process.send_signal(number))
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


def salvage(entry):
    """Turn what a killed process left behind into its dump."""
    from .dump import partial_path, write_dump
    from .journal import read_journal
    try:
        write_dump(read_journal(entry['journal']), entry['dump'])
        os.remove(entry['journal'])
    except (OSError, ValueError) as error:
        note('%s: %s' % (entry['journal'], error))
    if entry['state'] == WRITING:
        note('process %d ended while it wrote its dump; its journal was read instead'
             % entry['pid'])
        partial = partial_path(entry['dump'], entry['pid'])
        if os.path.exists(partial):
            os.remove(partial)


def tell(entries, dump):
    """Say on standard error which specs found no class."""
    owners = [entry for entry in entries if entry['main']]
    for text in owners[-1]['notes'] if owners else ():
        note(text)
    if not os.path.exists(dump):
        note('no Python was recorded')


def main(arguments):
    """The command's status; a signal that ended the command ends us too."""
    try:
        values, command = parse(arguments)
    except UsageError as error:
        sys.stderr.write('heapmonitor: %s\n%s\n' % (error, USAGE))
        return 64
    try:
        status = run(values, command)
    except OSError as error:
        sys.stderr.write('heapmonitor: %s: %s\n' % (command[0], error.strerror))
        return 127
    if status < 0:
        if -status != signal.SIGKILL:
            signal.signal(-status, signal.SIG_DFL)
        os.kill(os.getpid(), -status)
    return status
