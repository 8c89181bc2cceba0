"""injector: constructors that are read, inherited and bound."""
from twice import LibraryTestCase


class InjectorTests(LibraryTestCase):
    packages = ['injector']

    def test_program(self):
        self.program('injector_services.py')

    def test_its_own_tests(self):
        self.suite('injector', 'injector_test.py')
