"""msgspec: structs, whose instances only the collector's absence tells."""
from twice import LibraryTestCase


class MsgspecTests(LibraryTestCase):
    packages = ['msgspec']

    def test_program(self):
        self.program('msgspec_structs.py')

    def test_its_own_tests(self):
        self.suite('msgspec', 'tests/unit/test_struct.py', 'tests/unit/test_utils.py')
