"""A capture from outside: what it loads is loaded once, and else nothing of it stays."""
import collections
import os
import sys
import unittest

from heapreading import HeapFile
from native_support import FITS
from support import ROOT, ProgramTestCase

from heapmonitor import passing, room

PROGRAM = '''
import gc, os, shutil, sys
import importlib.machinery, zlib
class Session(object): pass
sessions = [Session() for _ in range(100)]
def capture(number, compiled):
    folder = os.path.abspath('capture%%d' %% number)
    shutil.copytree(os.path.join(%r, 'heapmonitor'), os.path.join(folder, 'heapmonitor'))
    known = set(sys.modules)
    sys.path.insert(0, folder)
    from heapmonitor import passing
    found = passing.capture('%%d.heap' %% number, compiled)
    passing.leave(known)
    sys.path.remove(folder)
    sys.path_importer_cache.clear()
    shutil.rmtree(folder)
    return found
def mapped():
    with open('/proc/self/maps') as file: return len({line.split()[-2] for line in file if 'native' in line and '.so' in line})
files = sorted(os.listdir('/proc/self/fd'))
gc.collect()
gc.disable()
for number in range(3):
    objects, others = capture(number, COMPILED)
    print(objects > 5000, others, mapped(), gc.isenabled(), files == sorted(os.listdir('/proc/self/fd')))
print([name for name in sys.modules if 'heapmonitor' in name])
print(gc.collect())
''' % ROOT


class PassingTests(ProgramTestCase):

    def captured(self, compiled):
        app = self.write('app.py', PROGRAM.replace('COMPILED', repr(compiled)))
        status, output, errors = self.python(app)
        self.assertEqual((status, errors), (0, ''))
        lines = output.splitlines()
        self.assertLess(int(lines.pop()), 600)      # of three captures; the collector is off meanwhile
        self.assertEqual(lines.pop(), '[]')
        return lines, [HeapFile(os.path.join(self.folder, '%d.heap' % number)) for number in range(3)]

    @unittest.skipUnless(FITS and sys.platform.startswith('linux'), 'not a Python that it is for')
    def test_the_compiled_part_is_loaded_once(self):
        lines, heaps = self.captured(True)
        self.assertEqual(lines, ['True 0 1 False True'] * 3)
        for heap in heaps:
            self.assertEqual(heap.info['compiled'], 'yes')
            self.assertEqual(len(heap.of_type('__main__.Session')), 100)
            self.assertEqual(heap.bytes[10], 0)     # nothing was compressed
            self.assertFalse([obj for obj in heap.objects.values() if obj.type.startswith('heapmonitor')])

    def test_a_capture_leaves_nothing_for_the_next_one(self):
        _, heaps = self.captured(FITS and sys.platform.startswith('linux'))
        counts = [len(heap.objects) for heap in heaps]
        self.assertLess(abs(counts[2] - counts[1]), 100, counts)    # weak references to classes
        kinds = [collections.Counter(obj.type for obj in heap.objects.values()) for heap in heaps]
        self.assertEqual(kinds[1]['type'], kinds[2]['type'])
        self.assertEqual(kinds[1]['function'], kinds[2]['function'])

    def test_without_it(self):
        lines, heaps = self.captured(False)
        self.assertEqual(lines, ['True 0 0 False True'] * 3)
        self.assertEqual([heap.info['compiled'] for heap in heaps], ['no: switched off'] * 3)

    def test_where_there_is_no_room_it_is_compressed(self):
        found = room._TIMES
        room._TIMES = 1 << 60
        try:
            path = os.path.join(self.folder, 'x.heap')
            passing.capture(path, False)
        finally:
            room._TIMES = found
        self.assertEqual(HeapFile(path).bytes[10], 1)


if __name__ == '__main__':
    unittest.main()
