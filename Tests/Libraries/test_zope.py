"""zope.interface: declarations, and verification of signatures."""
from twice import LibraryTestCase


class ZopeTests(LibraryTestCase):
    packages = ['zope.interface']

    def test_program(self):
        self.program('zope_interfaces.py')

    def test_its_own_tests(self):
        self.suite(None, 'zope.interface.tests.test_verify', 'zope.interface.tests.test_declarations')
