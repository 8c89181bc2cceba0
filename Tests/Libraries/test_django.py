"""Django: models, forms, views, templates; its own tests of signals and forms."""
from twice import LibraryTestCase


class DjangoTests(LibraryTestCase):
    packages = ['django']

    def test_program(self):
        self.program('django_site.py')

    def test_its_own_tests(self):
        self.script('django', 'tests/runtests.py', '--verbosity=2', '--parallel=1',
                    'signals', 'model_inheritance', 'defer', 'from_db_value', 'forms_tests.tests.test_forms')
