"""SCons: builds with actions of ours, trees, counts, explanations."""
from twice import LibraryTestCase


class SConsTests(LibraryTestCase):
    packages = ['SCons']

    def test_program(self):
        self.program('scons_build.py')
