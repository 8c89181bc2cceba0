"""cloudpickle: classes by value, and that they go again."""
from twice import LibraryTestCase


class CloudpickleTests(LibraryTestCase):
    packages = ['cloudpickle']

    def test_program(self):
        self.program('cloudpickle_values.py')
