"""numpy: subclasses of arrays, overrides, records."""
from twice import LibraryTestCase


class NumpyTests(LibraryTestCase):
    packages = ['numpy']

    def test_program(self):
        self.program('numpy_arrays.py')

    def test_its_own_tests(self):
        self.suite(None, 'numpy._core.tests.test_overrides', 'numpy.lib.tests.test_mixins',
                   'numpy.ma.tests.test_subclassing', 'numpy._core.tests.test_records')
