"""unittest.mock: specifications, patched constructors, and that dropped mocks go."""
from twice import LibraryTestCase


class MockTests(LibraryTestCase):
    packages = ['unittest.mock']

    def test_program(self):
        self.program('mock_objects.py')
