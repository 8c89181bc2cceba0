"""dask: delayed calls under all local schedulers."""
from twice import LibraryTestCase


class DaskTests(LibraryTestCase):
    packages = ['dask']

    def test_program(self):
        self.program('dask_graphs.py')

    def test_its_own_tests(self):
        self.suite(None, 'dask.tests.test_delayed', 'dask.tests.test_utils')
