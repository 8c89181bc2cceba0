"""Runs the tests of the recorder in every Python from 3.8 to 3.14 that is found here.

In the Python that runs this file all of them; in the others those that need nothing but the
standard library, without the slow ones.  What is not here is named at the end.
"""
import glob
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

FOLDER = os.path.dirname(os.path.abspath(__file__))
MINORS = range(8, 15)
FAST = ['test_api', 'test_auto', 'test_block', 'test_constructors', 'test_contract', 'test_dump', 'test_garbage',
        'test_compiled_heap', 'test_heap', 'test_heap_moments', 'test_heap_passing', 'test_journal', 'test_known_types', 'test_lifetimes', 'test_native_births',
        'test_native_census', 'test_native_classes', 'test_native_deaths', 'test_native_reports',
        'test_native_unseen', 'test_package', 'test_selection', 'test_sizes', 'test_total', 'test_types',
        'test_concurrency.ForkTests', 'test_concurrency.UnfinishedTests',
        'test_programs.FailureTests', 'test_programs.StartTests',
        'test_programs.EndTests.test_regular', 'test_programs.EndTests.test_sigterm',
        'test_programs.EndTests.test_sigkill_leaves_what_was_recorded_up_to_the_last_snapshot',
        'test_programs.EndTests.test_exec_of_another_program',
        'test_programs.ChildTests.test_children_are_followed']


def find(minor):
    """The newest Python 3.`minor` in PATH or among pyenv's that can be started, or None."""
    # pyenv has a program of that name in PATH for versions too that it does not start
    root = os.environ.get('PYENV_ROOT', os.path.expanduser('~/.pyenv'))
    installed = glob.glob(os.path.join(root, 'versions', '3.%d.*' % minor, 'bin', 'python'))
    installed.sort(key=lambda path: [int(digits) for digits in re.findall(r'\d+', path)])
    for program in [shutil.which('python3.%d' % minor)] + installed[::-1]:
        if program is not None and version(program) == '3.%d' % minor:
            return program
    return None


def version(program):
    """``'3.12'``, or what else it says."""
    code = 'import sys; print("%d.%d" % sys.version_info[:2])'
    done = subprocess.run([program, '-c', code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return done.stdout.decode().strip()


def run(program):
    """``(did all tests pass, what they said)``."""
    tests = ['discover'] if program == sys.executable else FAST
    done = subprocess.run([program, '-B', '-m', 'unittest'] + tests, cwd=FOLDER,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode == 0, done.stdout.decode('utf-8', 'replace')


def main():
    """The exit status."""
    programs = {'3.%d' % minor: sys.executable if minor == sys.version_info[1] else find(minor)
                for minor in MINORS}
    absent = [name for name, program in programs.items() if program is None]
    present = [name for name in programs if name not in absent]
    failed = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        # All tests take as long as those of the other Pythons together: what takes longest begins first.
        present.sort(key=lambda name: programs[name] != sys.executable)
        results = pool.map(run, [programs[name] for name in present])
        for name, (passed, output) in zip(present, results):
            print('Python %s: %s\n%s' % (name, programs[name], output), flush=True)
            if not passed:
                failed.append(name)
    if failed:
        print('The recorder\'s tests failed in Python %s.' % ', '.join(failed))
    if absent:
        print('Not tested, because not found: Python %s.' % ', '.join(absent))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
