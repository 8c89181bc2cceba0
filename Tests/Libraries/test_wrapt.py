"""wrapt: proxies and decorators."""
from twice import LibraryTestCase


class WraptTests(LibraryTestCase):
    packages = ['wrapt']

    def test_program(self):
        self.program('wrapt_wrappers.py')

    def test_its_own_tests(self):
        self.suite('wrapt', 'tests/core/test_inner_classmethod.py', 'tests/core/test_monkey_patching.py',
                   'tests/core/test_callable_object_proxy.py', 'tests/core/test_attribute_wrapper.py')
