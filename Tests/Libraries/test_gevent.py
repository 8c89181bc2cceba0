"""gevent: a patched program with greenlets, threads and a server."""
from twice import LibraryTestCase


class GeventTests(LibraryTestCase):
    packages = ['gevent']

    def test_program(self):
        self.program('gevent_jobs.py')
