"""sympy: functions of ours, cached atoms, undefined functions."""
from twice import LibraryTestCase


class SympyTests(LibraryTestCase):
    packages = ['sympy']

    def test_program(self):
        self.program('sympy_expressions.py')

    def test_its_own_tests(self):
        self.suite(None, 'sympy.core.tests.test_symbol', 'sympy.core.tests.test_singleton',
                   'sympy.core.tests.test_basic')
