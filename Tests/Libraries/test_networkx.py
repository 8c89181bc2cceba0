"""networkx: graphs by inheritance, views, algorithms."""
from twice import LibraryTestCase


class NetworkxTests(LibraryTestCase):
    packages = ['networkx']

    def test_program(self):
        self.program('networkx_graphs.py')

    def test_its_own_tests(self):
        self.suite(None, 'networkx.classes.tests.test_subgraphviews', 'networkx.classes.tests.test_special')
