"""Running a command with its Python recorded; the Python side of ``heaphtml run``.

    python -m heapmonitor [options] --heapprofile=DUMP -- COMMAND…
"""
import glob
import json
import os
import signal
import subprocess
import sys

from .complaints import note
from .options import (JOURNAL, NOTES, OPTIONS, OWNER, RECORD, ClassSpec, UsageError)

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
    for leftover in (dump, dump + OWNER, dump + JOURNAL, dump + NOTES):
        if os.path.exists(leftover):
            os.remove(leftover)
    process = subprocess.Popen(command, env=environment(values))
    # SIGINT comes to the whole group, the command's answer to it is what counts
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for forwarded in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(forwarded, lambda number, frame: process.send_signal(number))
    status = process.wait()
    salvage(dump)
    tell(dump)
    return status


def salvage(dump):
    """Turn what killed processes left behind into dumps; remove the owner's mark."""
    from .dump import write_dump
    from .journal import read_journal
    for journal in [dump + JOURNAL] + glob.glob(glob.escape(dump) + '.*' + JOURNAL):
        if os.path.exists(journal):
            try:
                write_dump(read_journal(journal), journal[:-len(JOURNAL)])
                os.remove(journal)
            except (OSError, ValueError) as error:
                note('%s: %s' % (journal, error))
    if os.path.exists(dump + OWNER):
        os.remove(dump + OWNER)


def tell(dump):
    """Say on standard error which specs found no class."""
    if os.path.exists(dump + NOTES):
        with open(dump + NOTES, encoding='utf-8') as file:
            for line in file:
                note(line.rstrip('\n'))
        os.remove(dump + NOTES)
    elif not os.path.exists(dump):
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
