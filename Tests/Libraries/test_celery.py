"""celery: tasks as functions and classes, with a worker in the process."""
from twice import LibraryTestCase


class CeleryTests(LibraryTestCase):
    packages = ['celery', 'kombu']

    def test_program(self):
        self.program('celery_tasks.py')
