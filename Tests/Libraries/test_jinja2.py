"""Jinja2: extensions, environments, undefined values."""
from twice import LibraryTestCase


class Jinja2Tests(LibraryTestCase):
    packages = ['jinja2']

    def test_program(self):
        self.program('jinja2_templates.py')

    def test_its_own_tests(self):
        self.suite('jinja2', 'tests/test_api.py', 'tests/test_ext.py', 'tests/test_inheritance.py')
