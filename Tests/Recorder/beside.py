"""Processor time and memory of five programs that mostly make objects: alone, recorded, under memray.

    PYTHON Tests/Recorder/beside.py      a Python with memray, beautifulsoup4 and SQLAlchemy

User and system time of the process, the least of three runs in turn; `make native` comes first.
"""
import json
import os
import subprocess
import sys
import tempfile

FOLDER = os.path.dirname(os.path.abspath(__file__))
SITE = os.path.join(FOLDER, '..', '..', 'Resources', 'recorder', 'heapmonitor', 'site')
PROGRAMS = {'graph': '__main__:*', 'pages': 'bs4.element:*', 'tokens': '__main__:*',
            'rows': '__main__:*', 'entities': '__main__:*'}
ROUNDS = 3


def measure(command, environment=None):
    """``(seconds, MiB)`` of a process that ends well."""
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit('%s ended with %d' % (command, status))
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def recorded(folder, **options):
    """The environment of a recorded run; its dump is in a fresh folder."""
    options['dump'] = os.path.join(tempfile.mkdtemp(dir=folder), 'heap.dat')
    return dict(os.environ, PYTHONPATH=os.path.abspath(SITE), HEAPHTML_RECORD='1',
                HEAPHTML_OPTIONS=json.dumps(options))


def ways(folder, program, spec):
    """``{what: (command, environment)}``."""
    alone = [sys.executable, os.path.join(FOLDER, 'costly', program + '.py')]
    memray = [sys.executable, '-m', 'memray', 'run', '-fqo', os.path.join(folder, 'memray'), alone[1]]
    return {
        'alone': (alone, None),
        'level 0': (alone, recorded(folder, track=[spec])),
        'traces': (alone, recorded(folder, track=[spec], trace=True)),
        'level 0, Python path': (alone, recorded(folder, track=[spec], native=False)),
        'memray': (memray, None)}


def main():
    """Print a line per program."""
    for program, spec in PROGRAMS.items():
        best = {}
        with tempfile.TemporaryDirectory() as folder:
            for _ in range(ROUNDS):
                for what, way in ways(folder, program, spec).items():
                    best[what] = min(best.get(what, (1e9, 0)), measure(*way))
        seconds, size = best.pop('alone')
        print('%-9s %5.2f s, %3.0f MiB;' % (program, seconds, size), '; '.join(
            '%s x %.2f, memory x %.2f' % (what, time / seconds, memory / size)
            for what, (time, memory) in best.items()), flush=True)


if __name__ == '__main__':
    main()
