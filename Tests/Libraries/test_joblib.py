"""joblib and loky: classes of the script in worker processes."""
from twice import LibraryTestCase


class JoblibTests(LibraryTestCase):
    packages = ['joblib']

    def test_program(self):
        self.program('joblib_jobs.py')

    def test_its_own_tests(self):
        self.suite(None, 'joblib.test.test_hashing', 'joblib.test.test_func_inspect')
