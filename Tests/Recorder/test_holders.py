"""Who holds instances: the ways from modules and classes to them."""
import collections
import functools
import gc
import logging
import sys
import textwrap
import threading
import unittest
import weakref
from array import array

from native_support import NativeTestCase
from support import ProgramTestCase, read_record

from heapmonitor.holderlooks import HolderLooks
from heapmonitor.holders import MOST_SAMPLES, Holders
from heapmonitor.recorded import Recording, SizedSnapshot


class Held(object):
    registry = []


class Server(object):
    def __init__(self):
        self.cache = {}
        self.extra = None


class Slotted(object):
    __slots__ = ('held',)


class Handler(logging.Handler):
    held = None

    def emit(self, record):
        pass


def closed_over():
    store = [Held()]

    def read():
        return store
    return read, store[0]


@functools.lru_cache(maxsize=None)
def cached(n):
    return Held()


DEFAULT = Held()


def with_default(n, found=[DEFAULT]):
    return n, found


def generate(held):
    yield held


VARIABLE = None


class WayTests(NativeTestCase):

    def way(self, obj, holder=None):
        global VARIABLE
        VARIABLE = holder
        try:
            return self.ways([obj])
        finally:
            VARIABLE = None

    def ways(self, samples):
        found = Holders(self.native, samples, [sys._getframe(), sys._getframe(1)])
        try:
            return found.ways(samples)
        finally:
            found.end()

    def test_variables_of_a_module(self):
        obj = Held()
        name = __name__ + '.VARIABLE'
        for holder, way in (
                (obj, ''), ([1, obj], '[…]'), ((obj,), '[…]'), ({'a': {'b': [obj]}}, '[…][…][…]'),
                ({obj}, '[…]'), ({obj: 1}, '.keys()[…]'), (collections.deque([obj]), '[…]'),
                (functools.partial(print, obj), '[…]')):
            ways = self.way(obj, holder)
            self.assertEqual([key.split('[…]')[0] for key in ways], [(name + way).split('[…]')[0]])
            self.assertTrue(list(ways)[0].startswith(name + way), ways)

    def test_attributes(self):
        server, slotted, obj = Server(), Slotted(), Held()
        server.cache['x'] = obj
        self.assertEqual(self.way(obj, server), {__name__ + '.VARIABLE.cache[…]': 1})
        server.cache.clear()
        server.extra = obj
        self.assertEqual(self.way(obj, server), {__name__ + '.VARIABLE.extra': 1})
        server.extra = None
        if sys.version_info < (3, 13):      # later it is not told that a dict was built
            vars(server)['late'] = obj
            self.assertEqual(self.way(obj, server), {__name__ + '.VARIABLE.late': 1})
            server.late = None
        slotted.held = obj
        self.assertEqual(self.way(obj, slotted), {__name__ + '.VARIABLE.held': 1})

    def test_attributes_of_a_class(self):
        obj = Held()
        Held.registry.append(obj)
        self.addCleanup(Held.registry.clear)
        self.assertEqual(self.ways([obj]), {__name__ + '.Held.registry[…]': 1})

    def test_functions(self):
        function, obj = closed_over()
        self.assertEqual(self.way(obj, function),
                         {__name__ + '.VARIABLE<closure variable store>[…]': 1})
        self.assertEqual(self.ways([DEFAULT]), {__name__ + '.DEFAULT': 1})
        method = Server().__init__
        self.assertEqual(self.way(method.__self__, method), {__name__ + '.VARIABLE.__self__': 1})

    def test_a_cache_and_its_limit(self):
        for maxsize in (None, 100):
            with self.subTest(maxsize=maxsize):
                limited = functools.lru_cache(maxsize)(lambda key: Held())
                obj = limited('x')
                self.assertEqual(self.way(obj, limited), {
                    __name__ + '.VARIABLE<lru_cache(maxsize=%s)>[…]' % maxsize: 1})
                argument = Held()
                limited(argument)
                way, = self.way(argument, limited)
                self.assertTrue(way.startswith(
                    __name__ + '.VARIABLE<lru_cache(maxsize=%s)>' % maxsize), way)
        way, = self.ways([cached(1)])
        self.assertEqual(way, __name__ + '.cached<lru_cache(maxsize=None)>[…]')
        cached.cache_clear()

    def test_an_exception(self):
        def fail(depth):
            held = Held()
            if not depth:
                raise ValueError(held)
            return fail(depth - 1), held

        def caught(depth):
            try:
                fail(depth)
            except ValueError as error:
                frame = error.__traceback__
                while frame.tb_next is not None:
                    frame = frame.tb_next
                return error, frame.tb_frame.f_locals['held']

        def wrapped():
            try:
                fail(0)
            except ValueError as error:
                try:
                    raise RuntimeError
                except RuntimeError as another:
                    return another, error.args[0]
        error, held = caught(0)
        way, = self.way(held, error)
        self.assertEqual(way, __name__ + '.VARIABLE.args[…]')
        error.args = ()
        way, = self.way(held, error)
        self.assertEqual(way, __name__ + '.VARIABLE.__traceback__.tb_next.tb_frame'
                                         '<local variable held of fail>')
        error, held = wrapped()
        way, = self.way(held, error)
        self.assertEqual(way, __name__ + '.VARIABLE.__context__.args[…]')

    def test_a_function_that_runs(self):
        def run():
            obj = Held()
            store = {'x': [obj]}
            return self.ways([obj]), store
        found, _ = run()
        self.assertEqual(found, {'<local variable store of run>[…][…]': 1})

    def test_what_the_program_has_of_its_variables_stays_as_it_is(self):
        def run():
            obj = Held()
            store = [obj]
            before = locals()
            later = 1                   # not in the dict, before 3.13
            ways = self.ways([obj])
            return ways, store, dict(before), later
        ways, _, before, _ = run()
        self.assertEqual(sorted(before), ['obj', 'self', 'store'])
        self.assertIn(list(ways)[0], (
            '<local variable store of run>[…]', '<a local variable of run>[…]', ''))

    def test_a_generator(self):
        obj = Held()
        generator = generate(obj)
        next(generator)
        way, = self.way(obj, generator)
        self.assertTrue(way.startswith(__name__ + '.VARIABLE<a local variable of generate>'), way)

    def test_a_thread_local(self):
        local, obj = threading.local(), Held()
        local.value = obj
        way, = self.way(obj, local)
        self.assertTrue(way.startswith(__name__ + '.VARIABLE'), way)

    def test_a_logging_handler(self):
        handler = Handler()
        handler.held = obj = Held()
        logger = logging.getLogger('test of holders')
        logger.addHandler(handler)
        self.addCleanup(logger.removeHandler, handler)
        way, = self.ways([obj])
        self.assertTrue(way.endswith('.handlers[…].held'), way)

    def test_nobody_that_can_be_seen(self):
        self.assertEqual(self.ways([Held()]), {'': 1})

    def test_several_at_once(self):
        some, others = [Held() for _ in range(3)], [Held() for _ in range(2)]
        Held.registry.append(others)
        self.addCleanup(Held.registry.clear)
        samples = some + others
        ways = self.way(some[0], some)
        self.assertEqual(ways, {__name__ + '.VARIABLE[…]': 1})
        global VARIABLE
        VARIABLE = some
        try:
            self.assertEqual(self.ways(samples), {
                __name__ + '.VARIABLE[…]': 3, __name__ + '.Held.registry[…][…]': 2})
        finally:
            VARIABLE = None

    def test_nothing_is_kept(self):
        obj = Held()
        reference = weakref.ref(obj)
        self.way(obj, [obj])
        del obj
        gc.collect()                    # the test's own frames
        self.assertIsNone(reference())

    def test_no_cycle_is_left(self):
        samples = [Held()]
        gc.collect()
        found = Holders(self.native, samples, [samples])
        found.ways(samples)
        found.end()
        del found
        self.assertEqual(gc.collect(), 0)

    def test_a_long_chain_is_given_up(self):
        obj = Held()
        chain = [obj]
        for _ in range(40):
            chain = [chain]
        self.assertEqual(self.way(obj, chain), {'': 1})

    def test_tuples_that_other_threads_make(self):
        stop, failures = threading.Event(), []

        def work():
            obj = Held()
            try:
                while not stop.is_set():
                    tuple(obj for _ in range(100))
            except BaseException as error:
                failures.append(error)
        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        try:
            for _ in range(50):
                samples = self.native.instances((Held,))
                self.ways(samples)
        finally:
            stop.set()
            for thread in threads:
                thread.join()
        self.assertEqual(failures, [])


class RecordTests(ProgramTestCase):

    def test_the_record_has_the_ways(self):
        app = self.write('app.py', '''
            class Entry(object): pass
            class Cache(object):
                def __init__(self): self.entries = {}
            cache = Cache()
            for n in range(100): cache.entries[n] = Entry()
            single = Entry()
        ''')
        status, out, err = self.record(app, options=['--track', '__main__:*'])
        self.assertEqual((status, out, err), (0, '', ''))
        holders = {name: (samples, ways) for name, samples, ways in read_record(self.dump)['holders']}
        samples, ways = holders['__main__.Entry']
        self.assertEqual(samples, MOST_SAMPLES)
        self.assertEqual(ways[0], ['__main__.cache.entries[…]', MOST_SAMPLES])
        self.assertEqual(holders['__main__.Cache'], (1, [['__main__.cache', 1]]))

    # Each round has instances that stay and a snapshot; only then does the program let them go. There
    # is time to look at each of them, however slow the machine is.
    ROUNDS = '''
        import heapmonitor.holderlooks
        heapmonitor.holderlooks._ALLOWED = 3600.0
        for n in range(6):
            held.extend(Entry() for _ in range(10))
            heapmonitor.create_snapshot('round %d' % n)
    '''

    def holders_of(self, name, program):
        app = self.write('app.py', textwrap.dedent(program) + textwrap.dedent(self.ROUNDS))
        status, out, err = self.record(app, options=['--track', '__main__:Entry'])
        self.assertEqual((status, out, err), (0, '', ''))
        found = {name: ways for name, _, ways in read_record(self.dump)['holders']}
        return found.get(name)

    def test_what_the_program_lets_go_at_its_end(self):
        ways = self.holders_of('__main__.Entry', '''
            import atexit, heapmonitor
            class Entry(object): pass
            held, rest = [], [Entry(), Entry()]
            atexit.register(held.clear)
        ''')
        self.assertEqual(ways[0][0], '__main__.held[…]')
        self.assertGreater(ways[0][1], MOST_SAMPLES // 2)

    def test_what_a_finalizer_lets_go_at_the_end(self):
        ways = self.holders_of('__main__.Entry', '''
            import heapmonitor, weakref
            class Entry(object): pass
            class Pool(object):
                def __init__(self):
                    self.entries = []
                    weakref.finalize(self, self.entries.clear)
            pool = Pool()
            held = pool.entries
            rest = [Entry(), Entry()]
        ''')
        self.assertIn(ways[0][0], ('__main__.held[…]', '__main__.pool.entries[…]'))
        self.assertGreater(ways[0][1], MOST_SAMPLES // 2)

    def test_what_only_a_finalizer_holds(self):
        ways = self.holders_of('__main__.Entry', '''
            import heapmonitor, weakref
            class Entry(object): pass
            class Pool(object): pass
            pool = Pool()
            weakref.finalize(pool, list.clear, [])
            class Through(object):
                def extend(self, some):
                    next(iter(weakref.finalize._registry.values())).args[0].extend(some)
            held = Through()
        ''')
        self.assertEqual(ways[0], ['weakref.finalize._registry[…].args[…][…]', MOST_SAMPLES])

    def test_why_and_after_which_collections_a_snapshot_was_taken(self):
        app = self.write('app.py', '''
            import gc, heapmonitor
            class Entry(object): pass
            kept = [Entry()]
            heapmonitor.create_snapshot('one')
            gc.collect()
            heapmonitor.create_snapshot('two')
        ''')
        status, out, err = self.record(app, options=['--track', '__main__:*'])
        self.assertEqual((status, out, err), (0, '', ''))
        (why, first), (_, second), _ = read_record(self.dump)['snapshots']
        self.assertEqual(why, 'asked')
        self.assertGreater(second, first)


class BelievedTests(NativeTestCase):
    """Of two looks one is told."""

    def setUp(self):
        super().setUp()
        self.begin()

    def begin(self):
        self.recording = Recording()
        self.recording.names.append(('app.Held', 0))
        self.looks = HolderLooks(self.native, self.recording)

    def snapshot(self, objects, now=100.0, last=False):
        while len(self.recording.flags) <= len(objects):
            self.recording.add_row(0, 0.0, 0, 0, 0)
        rows = array('I', range(1, len(objects) + 1))
        self.looks.is_last = last
        self.looks.look(rows, objects, now)
        taken = SizedSnapshot('', now, False)
        taken.rows = rows
        self.recording.snapshots.append(taken)
        return [[way, count] for _, _, ways in self.recording.facts.get('holders', [])
                for way, count in ways]

    def place(self, objects):
        Held.registry[:] = objects
        self.addCleanup(Held.registry.clear)

    def test_the_last_one_before_the_end(self):
        some = [Held() for _ in range(10)]
        self.place(some)
        self.snapshot(some)
        registry = [[__name__ + '.Held.registry[…]', 10]]
        self.assertEqual(self.snapshot(some), registry)
        Held.registry.clear()
        self.assertEqual(self.snapshot(some, last=True), registry)

    def test_the_end_where_none_was_before(self):
        some = [Held() for _ in range(10)]
        self.snapshot(some, now=0.0)
        self.place(some)
        self.assertEqual(self.snapshot(some, last=True), [[__name__ + '.Held.registry[…]', 10]])

    def test_nothing_is_known_of_others_than_those_that_stayed(self):
        for left, told in ((5, __name__ + '.Held.registry[…]'), (4, '')):
            with self.subTest(left=left):
                self.begin()
                some = [Held() for _ in range(10)]
                self.snapshot(some)
                self.assertEqual(self.snapshot(some), [['', 10]])
                self.place(some[:left])
                self.assertEqual(self.snapshot(some[:left], last=True), [[told, left]])

    def test_a_look_that_is_too_old(self):
        some = [Held() for _ in range(30)]
        self.place(some)
        self.snapshot(some[:10])
        self.snapshot(some[:10])
        self.looks._spent = 100.0       # no time is left
        self.snapshot(some)
        self.snapshot(some)
        Held.registry[:] = [list(some)]     # the list that is looked at is passed over
        self.assertEqual(self.snapshot(some, last=True),
                         [[__name__ + '.Held.registry[…][…]', MOST_SAMPLES]])

    def test_looks_take_little_of_the_run(self):
        some = [Held()]
        self.place(some)
        self.snapshot(some, now=1.0)
        self.looks._spent = 0.07
        self.assertEqual(self.snapshot(some, now=1.0), [])
        self.assertEqual(len(self.snapshot(some, now=1.3)), 1)


if __name__ == '__main__':
    unittest.main()
