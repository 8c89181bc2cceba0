"""SQLAlchemy: declarative and imperative mapping, inheritance, loading."""
from twice import LibraryTestCase


class SQLAlchemyTests(LibraryTestCase):
    packages = ['sqlalchemy']

    def test_program(self):
        self.program('sqlalchemy_models.py')
