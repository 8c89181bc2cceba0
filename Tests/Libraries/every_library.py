"""python every_library.py [WORD…]: the tests of all libraries, or of those whose names have a WORD.

Run it with the Python of the environment that `make library-test` makes.
"""
import glob
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

FOLDER = os.path.dirname(os.path.abspath(__file__))


def run(name):
    """``(did all tests pass, seconds, what they said)``"""
    began = time.monotonic()
    done = subprocess.run([sys.executable, '-B', '-m', 'unittest', 'test_' + name], cwd=FOLDER,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode == 0, time.monotonic() - began, done.stdout.decode('utf-8', 'replace')


def main(words):
    """The exit status."""
    names = sorted(os.path.basename(path)[len('test_'):-len('.py')]
                   for path in glob.glob(os.path.join(FOLDER, 'test_*.py')))
    names = [name for name in names if not words or any(word in name for word in words)]
    passed = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, (right, seconds, said) in zip(names, pool.map(run, names)):
            print(f'{name}: {"the same" if right else "NOT the same"}, {seconds:.0f} s', flush=True)
            if not right:
                print(said)
            passed += right
    print(f'{passed} passed, {len(names) - passed} failed')
    return 0 if names and passed == len(names) else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
