"""Sphinx: documentation of classes, byte for byte."""
from twice import LibraryTestCase


class SphinxTests(LibraryTestCase):
    packages = ['sphinx', 'docutils']

    def test_program(self):
        self.program('sphinx_docs.py')

    def test_its_own_tests(self):
        self.suite('sphinx', 'tests/test_util/test_util_inspect.py', 'tests/test_util/test_util_typing.py')
