"""rq: jobs of a class of ours, worked in the process."""
from twice import LibraryTestCase


class RqTests(LibraryTestCase):
    packages = ['rq', 'rq_functions']

    def test_program(self):
        self.program('rq_jobs.py')
