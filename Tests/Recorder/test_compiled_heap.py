"""The compiled part writes the heap that pure Python writes: of the same process, at the same moment."""
import os
import unittest

from heapreading import HeapFile
from native_support import FITS
from support import ProgramTestCase
from test_heap import PROGRAM

from heapmonitor import native

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
del n
from heapmonitor import heapdump, native
assert native.load() is not None, native.why()
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
        differing = [(obj, compiled.objects[address]) for address, obj in pure.objects.items()
                     if compiled.objects.get(address, obj) != obj]
        self.assertLess(len(differing), 30, differing[:40])
        odd = [pure.values[address] for address in set(pure.values) & set(compiled.values)
               if pure.values[address] != compiled.values[address]]
        self.assertLess(len(odd), 8, odd)
        self.assertLess(len(set(pure.values) ^ set(compiled.values)), 20)
        self.assertEqual([root[:2] for root in pure.roots], [root[:2] for root in compiled.roots])

    def test_same_objects_references_and_values(self):
        self.compare('True')

    def test_same_without_values(self):
        self.compare('False')

    def test_a_map_or_routes_that_do_not_fit_are_refused(self):
        module = native.load()
        for arguments in (([1], [], b'\0', bytearray(8), 8), ([1], [None], b'\0', bytearray(4), 8),
                          ([1], [None], b'\0', bytearray(4), 0), ([1], [None], b'\2', bytearray(8), 8)):
            with self.assertRaises(Exception):
                module.heap_refer(*arguments)

    def test_what_was_met_is_not_new(self):
        module = native.load()
        held = [['a', 'b'], ('a', 'c')]
        places = bytearray(1 << 16)
        first = module.heap_refer(held, [None, None], b'\0\0', places, 65521)
        self.assertEqual(sorted(first[2]), ['a', 'b', 'c'])
        self.assertEqual(module.heap_refer(held, [None, None], b'\0\0', places, 65521)[2], [])
        table = {'k': 'v'}
        counts, ids, new = module.heap_refer(
            [table, 5], [None, ['told']], b'\1\2', bytearray(1 << 16), 65521)
        self.assertEqual((list(memoryview(counts).cast('I')), new), ([2, 1], ['k', 'v', 'told']))
        self.assertEqual(list(memoryview(ids).cast('Q')), [id(each) for each in new])


if __name__ == '__main__':
    unittest.main()
