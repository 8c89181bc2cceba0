"""click: groups and types of parameters of ours."""
from twice import LibraryTestCase


class ClickTests(LibraryTestCase):
    packages = ['click']

    def test_program(self):
        self.program('click_commands.py')

    def test_its_own_tests(self):
        self.suite('click', 'tests/test_custom_classes.py', 'tests/test_commands.py', 'tests/test_info_dict.py')
