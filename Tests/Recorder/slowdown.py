"""By how much `heaphtml scons` slows a real build down: gcc, 500 C files.

    python3 Tests/Recorder/slowdown.py [--files N] [--pairs N] [--heaphtml PROGRAM]

Builds the project from nothing, plain and recorded in turns; of each pair the other goes
first.  Processor time (user and system, compilers and the making of the report included)
is the figure to look at: neighbours on the machine shake the time of the clock much more.
Needs gcc, and SCons in the Python that runs this; without --heaphtml the program that
`make build` made.
"""
import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from c_project import write_project

_PROGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..',
                        '.build', 'release', 'heaphtml')
_BUDGET = 5.0           # percent


class Builds(object):
    """Clean builds of one project, each measured."""

    def __init__(self, folder, files, heaphtml):
        self._folder = folder
        self._environment = dict(os.environ, HEAPHTML_PYTHON=sys.executable)
        self._report = os.path.join(folder, 'report.html')
        self._recorded = [heaphtml, 'scons', '--debug=heapmonitor', '--debug=memory',
                          '--heapprofile=' + self._report, '.']
        write_project(folder, files)

    def plain(self):
        """Seconds of processors and of the clock."""
        return self._build([sys.executable, '-m', 'SCons', '.'])

    def recorded(self):
        """The same under heaphtml."""
        measured = self._build(self._recorded)
        if not os.path.exists(self._report):
            sys.exit('no report was made')
        os.remove(self._report)
        return measured

    def _build(self, command):
        for name in os.listdir(self._folder):
            if name.endswith('.o') or name in ('program', '.sconsign.dblite'):
                os.remove(os.path.join(self._folder, name))
        used, begin = _processor_seconds(), time.perf_counter()
        subprocess.run(command, cwd=self._folder, env=self._environment, check=True,
                       stdout=subprocess.DEVNULL)
        measured = _processor_seconds() - used, time.perf_counter() - begin
        if not os.path.exists(os.path.join(self._folder, 'program')):
            sys.exit('%s built nothing' % command[0])
        return measured


def _processor_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description='See the head of this file.')
    parser.add_argument('--files', type=int, default=500)
    parser.add_argument('--pairs', type=int, default=5)
    parser.add_argument('--heaphtml', default=os.path.normpath(_PROGRAM))
    arguments = parser.parse_args()
    folder = tempfile.mkdtemp()
    try:
        builds = Builds(folder, arguments.files, os.path.abspath(arguments.heaphtml))
        builds.plain()                  # fills the caches of the machine
        pairs = []
        print('%d C files, seconds of processors (and of the clock); load %.1f' % (
            arguments.files, os.getloadavg()[0]))
        for number in range(arguments.pairs):
            if number % 2:
                recorded, plain = builds.recorded(), builds.plain()
            else:
                plain, recorded = builds.plain(), builds.recorded()
            pairs.append((plain, recorded))
            print('  plain %6.2f (%6.2f)   recorded %6.2f (%6.2f)   %+.1f %% (%+.1f %%)' % (
                plain + recorded + tuple(_percent(p, r) for p, r in zip(plain, recorded))))
    finally:
        shutil.rmtree(folder)
    processors, clock = [statistics.median(_percent(plain[which], recorded[which])
                                           for plain, recorded in pairs) for which in (0, 1)]
    print('median of %d pairs: %+.1f %% of processor time, %+.1f %% by the clock; load %.1f' % (
        len(pairs), processors, clock, os.getloadavg()[0]))
    print('budget %.0f %%: %s' % (_BUDGET, 'kept' if processors < _BUDGET else 'EXCEEDED'))


def _percent(plain, recorded):
    return (recorded / plain - 1) * 100


if __name__ == '__main__':
    main()
