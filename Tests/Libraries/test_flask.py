"""Flask and Werkzeug: views as classes, converters, sessions."""
from twice import LibraryTestCase


class FlaskTests(LibraryTestCase):
    packages = ['flask', 'werkzeug']

    def test_program(self):
        self.program('flask_app.py')
