"""pandas: subclasses of frames, accessors, extension types."""
from twice import LibraryTestCase


class PandasTests(LibraryTestCase):
    packages = ['pandas']

    def test_program(self):
        self.program('pandas_frames.py')

    def test_its_own_tests(self):
        self.suite(None, 'pandas.tests.frame.test_subclass',
                   'pandas.tests.test_register_accessor', 'pandas.tests.series.test_subclass')
