"""hypothesis: what it makes from annotations of constructors, shrinking, machines."""
from twice import LibraryTestCase


class HypothesisTests(LibraryTestCase):
    packages = ['hypothesis']

    def test_program(self):
        self.program('hypothesis_searches.py')
