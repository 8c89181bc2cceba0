"""zope.interface: declarations, and verification of signatures."""
from twice import LibraryTestCase


class ZopeTests(LibraryTestCase):
    packages = ['zope.interface']

    def test_program(self):
        self.program('zope_interfaces.py')

    def test_its_own_tests(self):
        self.suite(None, 'zope.interface.tests.test_verify', 'zope.interface.tests.test_declarations',
                   # it counts all objects that the collector knows, and ours of a snapshot are new
                   options=['-k', 'not test_does_not_leak_on_unique_classes'])
