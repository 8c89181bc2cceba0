"""When a recorded process writes its whole heap: at its end, out of memory, at a signal."""
import json
import os
import signal
import sys
import unittest

from heapreading import HeapFile
from support import SITE, ProgramTestCase

from heapmonitor.launch import parse
from heapmonitor.options import Options, UsageError

SESSIONS = '''
class Session(object):
    def __init__(self, n): self.name = 'session %d' % n
class Store(object):
    sessions = [Session(n) for n in range(100)]
'''


class MomentTests(ProgramTestCase):

    def heap(self, mark=''):
        return HeapFile(self.dump + mark)

    def test_at_each_signal_and_at_the_end(self):
        app = self.write('app.py', SESSIONS + '''
import os, signal
for n in range(2):
    os.kill(os.getpid(), signal.SIGUSR2)
    Store.sessions += [Session(n) for n in range(100)]
print(signal.getsignal(signal.SIGUSR2) is signal.SIG_DFL, len(Store.sessions))
''')
        done = self.record(app, options=['--heap-on', 'usr2'])
        self.assertEqual(done, (0, 'True 300\n', ''))
        for mark, count in (('.heap-USR2-1', 100), ('.heap-USR2-2', 200), ('', 300)):
            heap = self.heap(mark)
            self.assertEqual(len(heap.of_type('__main__.Session')), count, mark)
            self.assertFalse([obj for obj in heap.objects.values()
                              if obj.type.startswith('heapmonitor')])
        self.assertFalse(os.path.exists(self.dump + '.heap-USR2-3'))

    def test_a_signal_that_comes_meanwhile_is_not_lost_and_raises_afterwards(self):
        app = self.write('app.py', SESSIONS + '''
import os, signal, heapmonitor.heapdump
original = heapmonitor.heapdump.process_memory
def asked():
    heapmonitor.heapdump.process_memory = original
    os.kill(os.getpid(), signal.SIGUSR2)
    os.kill(os.getpid(), signal.SIGINT)
    return original()
heapmonitor.heapdump.process_memory = asked
try:
    os.kill(os.getpid(), signal.SIGUSR2)
    print('not interrupted')
except KeyboardInterrupt:
    print('interrupted')
''')
        done = self.record(app, options=['--heap-on', 'USR2'])
        self.assertEqual(done, (0, 'interrupted\n', ''))
        for mark in ('.heap-USR2-1', '.heap-USR2-2', ''):
            self.assertEqual(len(self.heap(mark).of_type('__main__.Session')), 100)

    def uncompressed(self, times):
        """Is what a program writes uncompressed, if the launcher says that it compresses?"""
        app = self.write('app.py', SESSIONS + '''
import os, signal
from heapmonitor import room
room._TIMES = %d
os.kill(os.getpid(), signal.SIGUSR2)
''' % times)
        options = {'dump': self.dump, 'heap_on': 'USR2', 'heap_uncompressed': True}
        done = self.python(app, PYTHONPATH=SITE, HEAPHTML_RECORD='1', HEAPHTML_OPTIONS=json.dumps(options))
        self.assertEqual(done, (0, '', ''))
        heaps = [self.heap(mark) for mark in ('.heap-USR2-1', '')]
        for heap in heaps:
            self.assertEqual(len(heap.of_type('__main__.Session')), 100)
        return [heap.bytes[10] == 0 for heap in heaps]

    def test_the_launcher_compresses_where_it_says_so(self):
        self.assertEqual(self.uncompressed(3), [True, True])

    def test_where_there_is_no_room_the_program_compresses(self):
        self.assertEqual(self.uncompressed(1 << 60), [False, False])

    def test_without_a_word_the_program_compresses(self):
        done = self.record(self.write('app.py', SESSIONS), options=['--heap'])
        self.assertEqual(done, (0, '', ''))
        self.assertEqual(self.heap().bytes[10], 1)

    def test_beside_a_recording(self):
        app = self.write('app.py', SESSIONS)
        done = self.record(app, options=['--heap', '--track', '__main__:Session'])
        self.assertEqual(done, (0, '', ''))
        self.assertEqual(self.index(), {'__main__.Session': 100})
        self.assertEqual(len(self.heap('.heap').of_type('__main__.Session')), 100)

    @unittest.skipUnless(sys.platform.startswith('linux'), 'ulimit -v is of Linux')
    def test_out_of_memory(self):
        app = self.write('app.py', SESSIONS + '''
def fill(extra):
    while True:
        Store.sessions.append(Session(len(Store.sessions)))
        extra.append([len(extra)])
fill([])
''')
        status, output, errors = self.record(
            '-c', 'ulimit -v 200000; exec "$0" "$1"', sys.executable, app,
            command=['/bin/sh'], options=['--heap'])
        self.assertEqual((status, output), (1, ''))
        self.assertIn('MemoryError', errors)
        self.assertNotIn('heapmonitor', errors)
        heap = self.heap()
        self.assertGreater(len(heap.of_type('__main__.Session')), 100000)

    def test_frames_of_an_exception_that_nobody_caught_are_roots(self):
        app = self.write('app.py', '''
def fill(extra):
    extra.append('in a frame')
    raise MemoryError
fill(['first'])
''')
        status, output, errors = self.record(app, options=['--heap'])
        self.assertEqual((status, output), (1, ''))
        heap = self.heap()
        name, frame = [(name, address) for kind, name, address in heap.roots
                       if kind == 2 and name.endswith(' fill')][0]
        self.assertEqual(name, 'uncaught MemoryError: %s:4 fill' % app)
        held = dict(heap.objects[frame].references)['local extra']
        self.assertEqual([heap.values[target][0] for target in
                          dict((number, to) for number, to in heap.objects[held].references
                               if isinstance(number, int)).values()][::-1], ['first', 'in a frame'])

    def test_frames_of_the_exceptions_before_it_too(self):
        app = self.write('app.py', '''
class Failure(Exception):
    def __bool__(self): raise SystemError('asked')
    __eq__ = __hash__ = __bool__
def inner(rows): raise Failure
def outer(kept):
    try: inner(['in a frame'])
    except Failure: del kept; raise MemoryError
outer(1)
''')
        status, output, errors = self.record(app, options=['--heap'])
        self.assertEqual((status, output), (1, ''))
        self.assertNotIn('heapmonitor', errors)
        names = [name.replace(app, 'app.py') for kind, name, _ in self.heap().roots if kind == 2]
        self.assertEqual([name for name in names if name.startswith('uncaught')], [
            'uncaught MemoryError: app.py:8 outer', 'uncaught MemoryError: app.py:9 <module>',
            'uncaught Failure: app.py:5 inner'])

    def test_a_program_that_handles_the_signal_itself(self):
        app = self.write('app.py', '''
import os, signal
signal.signal(signal.SIGUSR2, lambda number, frame: print('handled', number))
os.kill(os.getpid(), signal.SIGUSR2)
''')
        done = self.record(app, options=['--heap-on', 'USR2'])
        self.assertEqual(done[:2], (0, 'handled %d\n' % signal.SIGUSR2))
        self.assertIn('asks for no heaps', done[2])

    def test_one_signal_for_one_purpose(self):
        with self.assertRaises(UsageError):
            Options(heap_on='USR2', snapshot_on='USR1')
        values, _ = parse(['--heap-on', 'SIGUSR1', '--heapprofile=h', '--', 'true'])
        self.assertEqual((values['heap_on'], values['auto']), ('USR1', 0))
        options = Options(**values)
        self.assertTrue(options.heap and not options.records)
        self.assertTrue(Options(heap=True, track=['a:B']).records)

    def test_workers(self):
        app = self.write('app.py', SESSIONS + '''
import os
child = os.fork()
if child == 0:
    Store.sessions += [Session(n) for n in range(50)]
    os._exit(0)
os.waitpid(child, 0)
print(child)
''')
        status, output, errors = self.record(app, options=['--heap', '--follow'])
        self.assertEqual((status, errors), (0, ''))
        self.assertEqual(len(self.heap().of_type('__main__.Session')), 100)
        self.assertEqual(len(self.heap('.' + output.strip()).of_type('__main__.Session')), 150)


if __name__ == '__main__':
    unittest.main()
