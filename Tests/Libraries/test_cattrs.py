"""cattrs: structuring of classes and unions."""
from twice import LibraryTestCase


class CattrsTests(LibraryTestCase):
    packages = ['cattrs', 'attr']

    def test_program(self):
        self.program('cattrs_structures.py')

    def test_its_own_tests(self):
        self.suite('cattrs', 'tests/strategies/test_include_subclasses.py', 'tests/test_self.py')
