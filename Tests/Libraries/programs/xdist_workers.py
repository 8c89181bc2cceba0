"""Tests with classes, fixtures and failures in two worker processes."""
import os
import re
import subprocess
import sys
import tempfile

TESTS = '''
import inspect, pickle, warnings, pytest

class Base(object):
    def __init__(self, q='x', limit=10):
        self.q = q

class Child(Base):
    pass

class Plain(object):
    pass

@pytest.fixture(params=range(3))
def child(request):
    yield Child(request.param)

def test_signature():
    assert str(inspect.signature(Child)) == "(q='x', limit=10)"

def test_identity():
    assert Plain.__init__ is object.__init__ and Child.__init__ is Base.__init__

@pytest.mark.parametrize('n', range(10))
def test_numbers(n, child):
    assert n * child.q >= 0

class TestMethods:
    def setup_method(self):
        self.made = [Child(n) for n in range(10)]

    def test_pickle(self):
        assert [one.q for one in pickle.loads(pickle.dumps(self.made))] == list(range(10))

    def test_fails(self):
        assert self.made == []

    def test_warns(self):
        warnings.warn('careful')

    @pytest.mark.xfail(strict=True)
    def test_expected(self):
        Plain(1)
'''
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'test_shapes.py')
    with open(path, 'w') as file:
        file.write(TESTS)
    for options in (['-n2'], ['-n2', '--dist=loadfile', '-x', '-k', 'signature or fails'], ['-n0']):
        done = subprocess.run([sys.executable, '-m', 'pytest', '-v', '-p', 'no:cacheprovider', *options,
                               path], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        lines = [re.sub(r'\[gw\d\] \[ *\d+%\] ', '', line) for line in done.stdout.decode().split('\n')]
        print(options, done.returncode)
        print('\n'.join(sorted(line for line in lines
                               if re.match(r'(PASSED|FAILED|XFAIL|ERROR|E  |=+ .* in )', line))))
