"""scikit-learn: parameters of estimators, clones, searches."""
from twice import LibraryTestCase


class SklearnTests(LibraryTestCase):
    packages = ['sklearn']

    def test_program(self):
        self.program('sklearn_estimators.py')

    def test_its_own_tests(self):
        self.suite(None, 'sklearn.tests.test_base', 'sklearn.utils.tests.test_tags')
