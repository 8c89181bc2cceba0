"""marshmallow: schemas by class and by call."""
from twice import LibraryTestCase


class MarshmallowTests(LibraryTestCase):
    packages = ['marshmallow']

    def test_program(self):
        self.program('marshmallow_schemas.py')

    def test_its_own_tests(self):
        self.suite('marshmallow', 'tests/test_decorators.py', 'tests/test_registry.py', 'tests/test_options.py')
