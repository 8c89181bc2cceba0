"""Beautiful Soup and lxml: elements of classes of ours."""
from twice import LibraryTestCase


class Bs4Tests(LibraryTestCase):
    packages = ['bs4', 'lxml']

    def test_program(self):
        self.program('bs4_pages.py')
