"""The whole heap in a file: against what gc and sys say inside the program."""
import gc
import os
import sys
import unittest
from unittest import mock

from heapreading import UNKNOWN, HeapFile
from native_support import FITS
from support import ROOT, ProgramTestCase

import heapmonitor
from heapmonitor.heapdump import HeapRefused, refuse_others
from heapmonitor.heapown import instances_of, kept_by

PROGRAM = '''
import collections, functools, gc, sys, types
sys.path.insert(0, %r)
import heapmonitor
TOUCHED = []
class Hostile(object):
    def __sizeof__(self): TOUCHED.append('sizeof'); return 1
    def __getattr__(self, name): TOUCHED.append(name); raise AttributeError(name)
    def __getattribute__(self, name): TOUCHED.append(name); return object.__getattribute__(self, name)
    def __len__(self): TOUCHED.append('len'); return 3
    def __eq__(self, other): TOUCHED.append('eq'); return True
    def __hash__(self): TOUCHED.append('hash'); return 7
    def __repr__(self): TOUCHED.append('repr'); return ''
    def __bool__(self): TOUCHED.append('bool'); return False
    def __iter__(self): TOUCHED.append('iter'); return iter(())
    @property
    def asked(self): TOUCHED.append('asked')
class Meta(type):
    def __getattribute__(cls, name): TOUCHED.append(name); return type.__getattribute__(cls, name)
    def __eq__(cls, other): TOUCHED.append('meta eq'); return True
    def __hash__(cls): TOUCHED.append('meta hash'); return 9
    def __instancecheck__(cls, obj): TOUCHED.append('check'); return True
    def __subclasscheck__(cls, other): TOUCHED.append('subcheck'); return True
    def __sizeof__(cls): TOUCHED.append('meta sizeof'); return 1
Odd = Meta('Odd', (Hostile,), {'__slots__': ('slot',)})
class Plain(object):
    def __init__(self, number): self.number = number; self.items = [number, 'text %%d' %% number]
class Slots(object):
    __slots__ = ('left', 'right')
class Named(list): pass
class Table(dict): pass
def closing():
    hidden = ['in a closure']
    def inner(): return hidden
    return inner
def produce():
    waiting = ['in a generator']
    yield waiting
@functools.lru_cache(8)
def cached(n): return ['cached', n]
cached(1)
hostile, odd = Hostile(), Odd()
odd.slot = ['in a slot']
plain = [Plain(n) for n in range(300)]
slots = Slots(); slots.left = {'key': ('value',)}
named = Named([['first'], ['second']]); named.note = ['note']
table = Table(a=['in a table']); table.note = ['of the table']
inner = closing()
producer = produce(); next(producer)
queue = collections.deque([['in a queue']])
members = {'only member'}
big, small, ratio = 1 << 20000, 12345678901, 2.5
data = b'some bytes' * 100
''' % (ROOT,)

FREE_LIST = '''
import asyncio, gc, signal
signal.alarm(200)           # in C, where it hangs, nothing else is heard
import heapmonitor
from heapmonitor import total
async def main():
    await asyncio.gather(*[asyncio.sleep(0.01) for _ in range(50)])
asyncio.run(main())
%s
asyncio.run(main())
gc.collect()
print('done')
'''


class HeapTests(ProgramTestCase):

    def heap(self, more, *options):
        """Run the program and `more`; the heap that it wrote, what it printed."""
        app = self.write('app.py', PROGRAM + more)
        status, output, errors = self.python(app, *options)
        self.assertEqual((status, errors), (0, ''))
        return HeapFile(os.path.join(self.folder, 'app.heap')), output

    def reference(self, heap, address, name):
        """What an object refers to by that name."""
        found = [target for named, target in heap.objects[address].references if named == name]
        self.assertTrue(found, (name, heap.objects[address]))
        return found[0]

    def variables(self, heap):
        """Addresses of the variables of the main module, by name."""
        module = [address for kind, name, address in heap.roots
                  if kind == 1 and name == '__main__'][0]
        return self.namespace(heap, self.reference(heap, module, '__dict__'))

    def namespace(self, heap, address):
        """Addresses of what is in a dictionary, by its keys' values."""
        return {heap.values[name[1]][0]: target
                for name, target in heap.objects[address].references if name[0] == 'value'}

    def attributes(self, heap, address):
        """Addresses of an object's attributes and slots, by name."""
        found = {}
        for name, target in heap.objects[address].references:
            if name == '__dict__':
                found.update(self.namespace(heap, target))
            elif isinstance(name, str) and name.startswith('.'):
                found[name[1:]] = target
        return found

    def text(self, heap, address):
        """The first text that a list or a tuple refers to."""
        return heap.values[self.reference(heap, address, 0)][0]

    def test_numbers_are_those_of_python(self):
        heap, output = self.heap('''
import array
blob, wide, numbers, huge = bytearray(5000), '\\u20ac' * 77, array.array('d', [1.0] * 333), 1 << 4000
alone = [blob, wide, huge, big, small, ratio, data, inner]
def tell():
    found = gc.get_objects()
    return [(id(obj), type(obj).__qualname__, sys.getsizeof(obj), len(set(map(id, gc.get_referents(obj)))),
             sys.version_info >= (3, 11) and type(obj).__flags__ >> 4 & 1)
            for obj in found + alone if obj is not found and type(obj) is not Meta
            and not isinstance(obj, Hostile) and not type(obj).__module__.startswith('heapmonitor')]
heapmonitor.dump_heap('app.heap')       # all is loaded
gc.collect()
gc.disable()
told = tell()
heapmonitor.dump_heap('app.heap')
for row in told: print(*row)
''')
        rows = [line.split() for line in output.splitlines()]
        kinds, differing = {}, []
        for address, name, size, referents, keeps_values in rows:
            obj = heap.objects.get(int(address))
            if obj is None or obj.type.rpartition('.')[2] != name.rpartition('.')[2]:
                continue                        # the recorder's; or it is gone, and another one is there
            kinds[name] = kinds.get(name, 0) + 1
            # an array of values that are in no dictionary, or its head: Python does not count them
            beside = 300 if keeps_values == '1' else 0
            shown = {target for _, target in obj.references}
            if not int(size) <= obj.size <= int(size) + beside \
                    or len(shown) < int(referents) and name != 'module':     # some are the recorder's
                differing.append((name, obj.size, size, len(shown), referents))
        self.assertLess(len(differing), 4, differing)       # lists that `tell` itself has made
        self.assertGreater(sum(kinds.values()), len(rows) * 8 // 10)
        for name in ('Plain', 'Slots', 'Named', 'Table', 'dict', 'list', 'set', 'tuple', 'type', 'function',
                     'generator', 'cell', 'deque', 'bytearray', 'str', 'int', 'float', 'bytes'):
            self.assertIn(name, kinds)

    def test_references_are_counted_as_python_does(self):
        heap, output = self.heap('''
plain.append(plain[5])
heapmonitor.dump_heap('app.heap')
for number, each in enumerate(plain[:-1]): print(id(each), 2 if number == 5 else 1)
''')
        for address, count in (map(int, line.split()) for line in output.splitlines()):
            self.assertEqual(heap.objects[address].count, count)

    def test_names(self):
        heap, _ = self.heap("heapmonitor.dump_heap('app.heap')")
        named = self.variables(heap)
        first = self.reference(heap, named['plain'], 0)
        self.assertEqual(sorted(self.attributes(heap, first)), ['items', 'number'])
        self.assertEqual(heap.values[self.reference(
            heap, self.attributes(heap, first)['items'], 1)][0], 'text 0')
        left = self.attributes(heap, named['slots'])['left']
        self.assertEqual(self.text(heap, self.namespace(heap, left)['key']), 'value')
        self.assertEqual(self.text(heap, self.reference(heap, named['named'], 1)), 'second')
        self.assertEqual(self.text(heap, self.attributes(heap, named['named'])['note']), 'note')
        self.assertEqual(self.text(heap, self.namespace(heap, named['table'])['a']), 'in a table')
        self.assertEqual(
            self.text(heap, self.attributes(heap, named['table'])['note']), 'of the table')
        cells = self.reference(heap, named['inner'], 'closure hidden')
        self.assertEqual(self.text(heap, self.reference(
            heap, self.reference(heap, cells, 0), 'contents')), 'in a closure')
        generator = named['producer']           # before 3.11 its frame is an object of its own
        generator = dict(heap.objects[generator].references).get('.gi_frame', generator)
        self.assertEqual(self.text(heap, self.reference(
            heap, generator, 'local waiting')), 'in a generator')
        self.assertEqual(self.text(heap, self.reference(
            heap, self.reference(heap, named['queue'], 0), 0) and self.reference(
                heap, named['queue'], 0)), 'in a queue')
        self.assertEqual(heap.values[self.reference(heap, named['members'], 'member')][0],
                         'only member')
        cached = [target for name, target in heap.objects[named['cached']].references
                  if name == '<cached result>' and heap.objects[target].type == 'list']
        self.assertEqual([self.text(heap, result) for result in cached], ['cached'])
        self.assertEqual(self.text(heap, self.attributes(heap, named['odd'])['slot']), 'in a slot')

    def test_the_names_in_a_generator_stay(self):
        heap, _ = self.heap('''
heapmonitor.dump_heap('app.heap')
kept = producer.gi_frame        # as a debugger has it
heapmonitor.dump_heap('app.heap')
''')
        generator = self.variables(heap)['producer']
        generator = dict(heap.objects[generator].references).get('.gi_frame', generator) \
            if sys.version_info < (3, 11) else generator
        self.assertEqual(self.text(heap, self.reference(heap, generator, 'local waiting')), 'in a generator')

    def test_names_in_exceptions(self):
        heap, _ = self.heap('''
class Failure(ValueError): pass
def inner(rows): raise KeyError('first')
def outer():
    try: inner(['in a frame'])
    except KeyError as error: raise Failure(['in an exception']) from error
try: outer()
except Failure as error: kept = error
kept.note = ['note']
heapmonitor.dump_heap('app.heap')
''')
        kept = self.attributes(heap, self.variables(heap)['kept'])
        self.assertEqual(self.text(heap, self.attributes(heap, self.variables(heap)['kept'])['note']), 'note')
        self.assertEqual(self.text(heap, self.reference(heap, kept['args'], 0)), 'in an exception')
        cause = self.attributes(heap, kept['__context__'])
        trace = self.attributes(heap, cause['__traceback__'])
        frame = self.attributes(heap, trace['tb_next'])['tb_frame']
        self.assertEqual(self.text(heap, self.reference(heap, frame, 'local rows')), 'in a frame')

    @unittest.skipIf(sys.version_info < (3, 11), 'instances have their dictionaries')
    def test_a_table_in_the_only_attribute_is_no_dictionary_of_attributes(self):
        heap, _ = self.heap('''
class Bare(object): pass
bare = Bare()
setattr(bare, ''.join(['sto', 're']), {1: 'one', 2: 'two'})
heapmonitor.dump_heap('app.heap')
''')
        references = dict(heap.objects[self.variables(heap)['bare']].references)
        self.assertNotIn('__dict__', references)

    @unittest.skipUnless(FITS and sys.version_info >= (3, 11), 'instances have their dictionaries')
    def test_names_that_no_code_mentions(self):
        heap, _ = self.heap('''
class Bare(object):
    third = True
class Based(Bare, Exception): pass
class Slotted(object): __slots__ = ('slot', '__dict__')
class Both(Slotted): pass
def fill(one, names):
    for name in names: setattr(one, name, True)
    return one
def name(number): return ''.join(['na', 'me', str(number)])
bare = [fill(Bare(), [name(n) for n in range(3) if n != skipped]) for skipped in range(3) for _ in range(2)]
first = fill(Bare(), ['third'])
based = fill(Based(), [name(7), name(8)])
both = fill(Both(), ['slot', name(9)])
many = fill(Bare(), [name(n) for n in range(60)])
table = Table(); fill(table, [name(4), name(5)])
heapmonitor.dump_heap('app.heap')
''')
        named = self.variables(heap)
        expected = [['name1', 'name2'], ['name0', 'name2'], ['name0', 'name1']]
        found = [target for name, target in heap.objects[named['bare']].references]
        self.assertEqual([sorted(self.attributes(heap, each)) for each in found[::-1]],
                         [names for names in expected for _ in range(2)])
        for name, names in (('first', ['third']), ('based', ['name7', 'name8']), ('both', ['name9', 'slot']),
                            ('table', ['name4', 'name5']), ('many', sorted('name%d' % n for n in range(60)))):
            self.assertLessEqual(set(names), set(self.attributes(heap, named[name])), name)

    def test_values(self):
        heap, _ = self.heap("heapmonitor.dump_heap('app.heap')")
        named = self.variables(heap)
        self.assertEqual(heap.values[named['small']], ('12345678901', 11))
        self.assertEqual(heap.values[named['ratio']], ('2.5', 3))
        self.assertEqual(heap.values[named['data']], ((b'some bytes' * 8), 1000))
        self.assertEqual(heap.values[named['big']], ('', 0))
        self.assertEqual(heap.info['values'], 'yes')
        self.assertIn('app.py', heap.info['command'])
        self.assertTrue(heap.info['python'].startswith('CPython 3.'))

    def test_without_values_there_are_names_only(self):
        heap, _ = self.heap("heapmonitor.dump_heap('app.heap', values=False)")
        texts = {text for text, _ in heap.values.values()}
        self.assertIn('plain', texts)
        self.assertNotIn('12345678901', texts)
        self.assertNotIn('text 0', texts)
        self.assertNotIn('only member', texts)
        self.assertEqual(heap.info['values'], 'no')

    def test_nothing_of_the_program_runs_and_nothing_stays(self):
        heap, output = self.heap('''
del TOUCHED[:]
gc.collect()
gc.disable()
before = len(gc.get_objects())
heapmonitor.dump_heap('app.heap')
print(TOUCHED, gc.isenabled())
gc.enable()
heapmonitor.dump_heap('app.heap')
heapmonitor.dump_heap('app.heap')
print(TOUCHED, gc.isenabled())
gc.collect()
first = len(gc.get_objects())
heapmonitor.dump_heap('app.heap')
gc.collect()
print(len(gc.get_objects()) - first)
''')
        lines = output.splitlines()
        self.assertEqual(lines[:2], ['[] False', '[] True'])
        self.assertLess(abs(int(lines[2])), 20)
        self.assertEqual(len(heap.of_type('__main__.Plain')), 300)

    def test_nothing_of_it_waits_for_the_collector(self):
        _, output = self.heap('''
class Late(object): pass
late = [Late() for _ in range(10)]
for number, one in enumerate(late): one.nobody_mentions_this = [number]
import weakref
watched = weakref.ref(late[3])
heapmonitor.dump_heap('app.heap')       # and all that is imported for it
gc.collect()
gc.disable()
heapmonitor.dump_heap('app.heap')
del late, one
print(watched(), gc.collect())
''')
        gone, garbage = output.split()
        self.assertEqual(gone, 'None')
        self.assertLess(int(garbage), 20)

    def test_the_recorder_is_left_out(self):
        heap, _ = self.heap("heapmonitor.dump_heap('app.heap')")
        ours = {obj.type for obj in heap.objects.values() if obj.type.startswith('heapmonitor')}
        self.assertEqual(ours, set())
        self.assertEqual([name for kind, name, address in heap.roots
                          if name.startswith('heapmonitor') and address in heap.objects], [])
        self.assertNotIn('heapdump.py', {text for text, _ in heap.values.values()})     # a finder's cache

    def test_what_only_the_recorder_keeps_is_its_own(self):
        class Ours(object):
            def __init__(self, shared):
                self.rows = {number: (number, [str(number)]) for number in range(20)}
                self.shared = shared
        theirs = [['of the program']]
        ours = Ours(theirs)
        objects = gc.get_objects()
        found = kept_by(instances_of({id(Ours)}, objects, None))
        self.assertIn(id(ours.rows), found)
        self.assertLessEqual({id(row) for row in ours.rows.values()}, found)
        self.assertLessEqual({id(row[1]) for row in ours.rows.values()}, found)
        self.assertTrue(found.isdisjoint([id(theirs), id(theirs[0]), id(objects)]))

    def test_frames_that_run(self):
        heap, _ = self.heap('''
def working(rows):
    inner = ['in a function']
    heapmonitor.dump_heap('app.heap')
    return inner, rows
working([1, 2, 3])
''')
        frames = [(name, address) for kind, name, address in heap.roots if kind == 2]
        name, address = [pair for pair in frames if pair[0].endswith(' working')][0]
        self.assertIn('MainThread: ', name)
        self.assertIn('app.py:', name)
        self.assertEqual(self.text(heap, self.reference(heap, address, 'local inner')),
                         'in a function')

    def test_few_objects_float(self):
        heap, _ = self.heap("heapmonitor.dump_heap('app.heap')")
        self.assertLess(len(heap.outside()), len(heap.objects) // 5)
        self.assertTrue(any(obj.count == UNKNOWN for obj in heap.objects.values())
                        or sys.version_info < (3, 12))

    def test_a_place_that_cannot_be_written(self):
        was = gc.isenabled()
        with self.assertRaises(OSError):
            heapmonitor.dump_heap(os.path.join(self.folder, 'no', 'such'))
        self.assertEqual(gc.isenabled(), was)

    def test_what_a_module_in_c_has_freed_is_not_held(self):
        # A hang would be the failure: a list of free objects that has become a circle.
        for look in 'heapmonitor.dump_heap("app.heap")', 'total.measurable_total()':
            with self.subTest(look=look):
                done = self.python('-c', FREE_LIST % look, PYTHONPATH=ROOT)
                self.assertEqual(done, (0, 'done\n', ''))

    def test_other_interpreters_are_told(self):
        heap, _ = self.heap("heapmonitor.dump_heap('app.heap')")
        self.assertEqual(heap.info['interpreters'], '1')
        heap, _ = self.heap('''
try: import _interpreters as interpreters
except ImportError: import _xxsubinterpreters as interpreters
others = [interpreters.create() for _ in range(2)]
for other in others: interpreters.run_string(other, 'class Theirs(object): pass\\nheld = [Theirs()]')
heapmonitor.dump_heap('app.heap')
''')
        apart = sys.version_info >= (3, 9)      # before, they have one collector
        self.assertEqual(heap.info['interpreters'], '3' if apart else '1')
        self.assertEqual(len(heap.of_type('__main__.Theirs')), 0 if apart else 2)
        self.assertEqual(len(heap.of_type('__main__.Plain')), 300)

    def refused(self, where, name, value):
        refuse_others()
        with mock.patch.object(where, name, value, create=True), self.assertRaises(HeapRefused) as raised:
            heapmonitor.dump_heap(os.path.join(self.folder, 'refused.heap'))
        self.assertFalse(os.path.exists(os.path.join(self.folder, 'refused.heap')))
        return str(raised.exception)

    def test_what_is_refused(self):
        self.assertEqual(self.refused(sys.implementation, 'name', 'pypy'), 'it is for CPython, not for pypy')
        # as of 3.13t: with its lock switched on, too
        self.assertEqual(self.refused(sys, 'abiflags', 't'),
                         'it is not for builds of Python for free threads')


if __name__ == '__main__':
    unittest.main()
