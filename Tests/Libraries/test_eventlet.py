"""eventlet: a patched program with green threads and a server."""
from twice import LibraryTestCase


class EventletTests(LibraryTestCase):
    packages = ['eventlet']

    def test_program(self):
        self.program('eventlet_jobs.py')

    def test_its_own_tests(self):
        self.suite('eventlet', 'tests/queue_test.py', 'tests/event_test.py', 'tests/greenthread_test.py',
                   'tests/pools_test.py')
