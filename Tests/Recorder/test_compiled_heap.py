"""The compiled part writes the heap that pure Python writes: of the same process, at the same moment."""
import os
import unittest

from heapreading import HeapFile
from native_support import FITS
from support import ROOT, ProgramTestCase
from test_heap import PROGRAM

from heapmonitor import heapdump, native
from heapmonitor.compiledwalk import TEXT_HEAD
from heapmonitor.cpython import COUNTS_IN_HALF
from heapmonitor.nativemodule import TOLD, TOLD_ALONE, TRAVERSED

# What Python code works with, which the other one does not run
FLEETING = 'int', 'str', 'bool', 'NoneType', 'type', 'member_descriptor'

# Both are written by children of one process: every object is at the same place in them.
BOTH = '''
import collections, os, threading
class Odd(dict): pass
odd = Odd(a=[1], b=(2, 3)); odd.more = {'x'}
texts = ['short', 'ü' * 100, 'x' * 81, 'y' * 80, '\\ud800', chr(0x1f600) * 90, '', b'', b'z' * 200]
numbers = [0, -1, 1 << 62, -(1 << 63), 1 << 63, (1 << 63) - 1, 1 << 70, 1 << 1023, 1 << 1024, True, None,
           1.5, float('nan'), -0.0, 1j, -1 << 1100]
nested = []
for n in range(3000): nested = [nested, {n: str(n)}, (n,)]
wide = {n: 'value %d' % n for n in range(30000)}
mixed = {('key', 1): [2], 3.5: {4}, frozenset([5]): None}
class Record(object):
    def __init__(self, n):
        self.name = 'record %d' % n
        self.rows = {n: [n]}
        if n % 3: self.more = n + 1000000
        if n % 5 == 4: self.name = self.rows
class Single(object):
    def __init__(self, n): self.table = {n: n}
class Mixed(Slots):
    def __init__(self, n): self.left = {n: n}; self.free = [n]
class Full(object):
    __slots__ = ('first', 'second')
    def __init__(self, n): self.first = str(n); self.second = {n: n} if n % 2 else [n]
class Sized(Record):
    def __sizeof__(self): raise RuntimeError
class Number(int): pass
class Failure(Exception): pass
for cls in (Record, Single, Mixed, Full, Sized):
    globals()['all_of_' + cls.__name__] = [cls(n) for n in range(2500)]
for n in range(0, 2500, 7): vars(all_of_Record[n]), vars(all_of_Single[n])
for n in range(0, 2500, 11): all_of_Record[n].__dict__ = {'name': [n], 'more': n}
numbers_too = [Number(1 << n) for n in range(200)] + [Failure(n, [n]) for n in range(200)]
shared = [all_of_Record[0]] * 50000
functions = [(lambda n=n: n) for n in range(500)]
huge = [bytearray(3 << 20), b'x' * (3 << 20), list(range(300000))]
del n
from heapmonitor import heapdump, native
assert native.for_heaps()[0] is not None, native.for_heaps()
import gc
gc.collect()
gc.disable()
for name, compiled in (('compiled', True), ('pure', False)):
    child = os.fork()
    if child == 0:
        name += '.heap'
        heapdump.dump_heap(name, values=VALUES, compiled=compiled)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
'''


def guessed(heap, first, second):
    """Do two lists of references differ only in the names of values that several attributes have?"""
    return [target for _, target in first] == [target for _, target in second] and all(
        name == other or heap.objects[target].type in ('NoneType', 'bool')
        for (name, target), (other, _) in zip(first, second))


@unittest.skipUnless(FITS, 'not a Python that it is for')
class CompiledHeapTests(ProgramTestCase):

    def setUp(self):
        super().setUp()
        self.assertIsNotNone(native.load(), '%s (make native builds it)' % native.why())

    def compare(self, values):
        app = self.write('app.py', PROGRAM + BOTH.replace('VALUES', values))
        status, output, errors = self.python(app)
        self.assertEqual((status, output, errors), (0, '', ''))
        compiled, pure = [HeapFile(os.path.join(self.folder, name + '.heap'))
                          for name in ('compiled', 'pure')]
        self.assertGreater(len(pure.objects), 60000)
        # A fork itself changes a few: locks and the number of the thread, the names of the files.
        self.assertLess(len(set(pure.objects) ^ set(compiled.objects)), 20)
        differing = [(obj.type, obj._fields[place], str(first)[:100], str(second)[:100])
                     for address, obj in pure.objects.items()
                     for place, (first, second) in enumerate(
                         zip(obj, compiled.objects.get(address, obj))) if first != second
                     and (obj._fields[place] != 'count' or obj.type not in FLEETING)
                     and (obj._fields[place] != 'references' or not guessed(pure, first, second))]
        self.assertLess(len(differing), 30, differing[:60])
        odd = [pure.values[address] for address in set(pure.values) & set(compiled.values)
               if pure.values[address] != compiled.values[address]]
        self.assertLess(len(odd), 8, odd)
        self.assertLess(len(set(pure.values) ^ set(compiled.values)), 20)
        self.assertEqual([root[:2] for root in pure.roots], [root[:2] for root in compiled.roots])

    def test_same_objects_references_and_values(self):
        self.compare('True')

    def test_same_without_values(self):
        self.compare('False')

    def test_the_file_says_who_has_written_it(self):
        module, reason = native.for_heaps()
        self.assertEqual((module is not None, reason), (True, ''))
        for compiled, told in ((True, 'yes'), (False, 'no: switched off')):
            path = os.path.join(self.folder, 'x.heap')
            heapdump.dump_heap(path, compiled=compiled)
            self.assertEqual(HeapFile(path).info['compiled'], told)

    def test_a_map_that_does_not_fit_is_refused(self):
        module = native.for_heaps()[0]
        for length, modulus in ((8, 9), (8, 1), (8, 0), (8, -1)):
            with self.assertRaises(RuntimeError):
                module.heap_begin(None, None, [], memoryview(bytearray(length)), modulus, 48, False)
        for call in (lambda: module.heap_portion([1], 0, 1), lambda: module.heap_mark([1])):
            with self.assertRaises(RuntimeError):
                call()

    def portion(self, objects, judge, most=1 << 30):
        module, waiting = native.for_heaps()[0], []
        module.heap_begin(judge, lambda number: b'said', waiting, memoryview(bytearray(1 << 16)), 65521,
                          TEXT_HEAD, COUNTS_IN_HALF)
        self.addCleanup(module.heap_end)
        return module.heap_portion(objects, 0, most), waiting

    def test_what_was_met_is_not_new(self):
        first, second = ['a', 'b'], ('a', 'c')
        told = (7, 8, 0, 64, None, TRAVERSED, None, None, 0)
        (end, count, references, content, values, _), waiting = self.portion(
            [first, second], lambda cls, obj: told)
        self.assertEqual((end, count, references, values), (2, 2, 4, 0))
        self.assertEqual(sorted(waiting), ['a', 'b', 'c'])
        numbers = memoryview(content)
        self.assertEqual(list(numbers[:32].cast('Q')), [id(first), id(second), 64, 64])
        self.assertEqual(list(numbers[32:48].cast('I')), [7, 7, 8, 8])
        self.assertEqual(list(numbers[56:64].cast('I')), [2, 2])
        # its list has one more, its tuple is nobody's but this function's
        self.assertEqual(set(numbers[64:].cast('Q')), {id('a'), id('b'), id('c')})

    def test_a_block_ends_behind_what_is_large(self):
        told = (7, 8, 0, 100, None, TRAVERSED, None, None, 0)
        (end, count, _, _, _, _), _ = self.portion([[], [], [], []], lambda cls, obj: told, 150)
        self.assertEqual((end, count), (2, 2))

    def test_what_python_says_of_a_type_may_fail(self):
        def failing(cls, obj):
            raise KeyError(cls)
        with self.assertRaises(KeyError):
            self.portion([[1]], failing)
        for told in ('x', (), (7, 8, 0, 64, None, TRAVERSED, None, None, 'x'),
                     (7, 8, 0, 64, None, TRAVERSED, None, ['no way'], 0)):
            with self.assertRaises(Exception):
                self.portion([[1]], lambda cls, obj: told)
        self.assertEqual(self.portion([[1]], lambda cls, obj: None)[0][:3], (1, 0, 0))

    def test_a_look_may_fail_or_tell_anything(self):
        def failing(obj, shown):
            raise KeyError(shown)
        for look in (failing, lambda obj, shown: None, lambda obj, shown: ([], 'x', 0)):
            with self.assertRaises(Exception):
                self.portion([[1]], lambda cls, obj: (7, 8, 0, 64, None, TOLD, look, None, 0))
        shown = []
        found, waiting = self.portion([['inner']], lambda cls, obj: (
            7, 8, 0, 64, None, TOLD, lambda obj, given: (shown.append(given) or ['told'], 9, 36), None, 0))
        self.assertEqual((found[:3], shown, waiting), ((1, 1, 1), [['inner']], ['told']))
        self.assertEqual(list(memoryview(found[3])[8:16].cast('Q')), [100])
        self.portion([['inner']], lambda cls, obj: (
            7, 8, 0, 64, None, TOLD_ALONE, lambda obj, given: (shown.append(given) or [], 9, 0), None, 0))
        self.assertEqual(shown[1:], [[]])

    def test_another_dump_that_begins_meanwhile_ends_this_one(self):
        def beginning(*_):
            self.portion([], None)
            return [], 9, 0
        with self.assertRaises(RuntimeError):
            self.portion([[1], [2]], lambda cls, obj: beginning() and None)
        with self.assertRaises(RuntimeError):
            self.portion([[1], [2]], lambda cls, obj: (7, 8, 0, 64, None, TOLD, beginning, None, 0))

    def test_a_load_leaves_nothing(self):
        code = """
import gc, sys
from heapmonitor import native, heaptest
gc.collect()
gc.disable()
assert native.for_heaps() == (native._for_heaps[0], '') and native._for_heaps[0]
gc.enable()
found = gc.collect()
assert found == 0, found
assert not [cls for cls in bytes.__subclasses__() if cls.__name__ == 'probe']
"""
        status, output, errors = self.python('-c', code, PYTHONPATH=ROOT)
        self.assertEqual((status, output, errors), (0, '', ''))


if __name__ == '__main__':
    unittest.main()
