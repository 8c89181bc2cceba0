"""FastAPI and Starlette: classes as dependencies, bodies and answers."""
from twice import LibraryTestCase


class FastAPITests(LibraryTestCase):
    packages = ['fastapi', 'starlette']

    def test_program(self):
        self.program('fastapi_app.py')

    def test_its_own_tests(self):
        self.suite('fastapi', 'tests/test_dependency_class.py',
                   'tests/test_inherited_custom_class.py', 'tests/test_dependency_cache.py',
                   'tests/test_dependency_wrapped.py', 'tests/test_callable_endpoint.py')

    def test_tests_of_starlette(self):
        self.suite('starlette', 'tests/test_endpoints.py', 'tests/test_routing.py',
                   'tests/middleware/test_errors.py', 'tests/test_datastructures.py')
