"""pytest-xdist: the same outcomes in two worker processes."""
from twice import LibraryTestCase


class XdistTests(LibraryTestCase):
    packages = ['xdist', '_pytest', 'networkx']

    def test_program(self):
        self.program('xdist_workers.py')

    def test_tests_of_networkx(self):
        self.suite(None, 'networkx.classes.tests.test_graph', 'networkx.classes.tests.test_multigraph',
                   options=['-n2'])
