"""attrs: slotted, frozen, made and inherited classes."""
from twice import LibraryTestCase


class AttrsTests(LibraryTestCase):
    packages = ['attr', 'attrs']

    def test_program(self):
        self.program('attrs_classes.py')

    def test_its_own_tests(self):
        self.suite('attrs', 'tests/test_slots.py', 'tests/test_next_gen.py',
                   'tests/test_init_subclass.py', 'tests/test_abc.py', 'tests/test_hooks.py',
                   'tests/test_setattr.py')
