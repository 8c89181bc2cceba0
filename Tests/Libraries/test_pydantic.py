"""pydantic: models by inheritance, its own tests of models, dataclasses and strictness."""
from twice import LibraryTestCase


class PydanticTests(LibraryTestCase):
    packages = ['pydantic']

    def test_program(self):
        self.program('pydantic_models.py')

    def test_its_own_tests(self):
        self.suite('pydantic', 'tests/test_construction.py', 'tests/test_create_model.py',
                   'tests/test_model_signature.py', 'tests/test_root_model.py',
                   'tests/test_private_attributes.py', 'tests/test_validation_context.py',
                   options=['-o', 'strict=false', '-W', 'ignore::pytest.PytestUnknownMarkWarning'])
