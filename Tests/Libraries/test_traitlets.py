"""traitlets: traits, observers, configuration."""
from twice import LibraryTestCase


class TraitletsTests(LibraryTestCase):
    packages = ['traitlets']

    def test_program(self):
        self.program('traitlets_config.py')

    def test_its_own_tests(self):
        self.suite('traitlets', 'tests/config/test_configurable.py', 'tests/test_traitlets_enum.py')
