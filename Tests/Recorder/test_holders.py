"""Who holds instances: the ways from modules and classes to them."""
import collections
import functools
import gc
import logging
import sys
import threading
import unittest
import weakref

from native_support import NativeTestCase
from support import ProgramTestCase, read_record

from heapmonitor.holders import MOST_SAMPLES, Holders


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
        way, = self.ways([cached(1)])
        self.assertTrue(way.startswith(__name__ + '.cached[…]'), way)
        cached.cache_clear()
        method = Server().__init__
        self.assertEqual(self.way(method.__self__, method), {__name__ + '.VARIABLE.__self__': 1})

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


if __name__ == '__main__':
    unittest.main()
