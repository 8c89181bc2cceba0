"""What a metaclass sees of the class statement, and what a traceback shows of it, without the compiled part."""
import json
import sys
import unittest

from support import SITE, ProgramTestCase

PROGRAM = '''
import sys, traceback

class Meta(type):
    def __new__(cls, name, bases, space):
        frame = sys._getframe(1)
        print(name, frame.f_code.co_name, frame.f_globals is globals(), frame.f_lineno,
              sorted(name for name in frame.f_locals if name[0] != '_'),
              frame.f_code.co_filename == __file__, getattr(frame.f_code, 'co_qualname', None))
        return super().__new__(cls, name, bases, space)

class First(metaclass=Meta):
    pass

def local(value):
    class Inner(First):
        def ask(self):
            return value, super().__hash__() != 0
    return Inner().ask()

class Outer(First):
    class Nested(First):
        pass

print(local(3))
'''
RAISES = '''
import sys, traceback
for bases in ('object', '3'):
    try:
        exec(compile('class Broken(%s):\\n    1 / 0\\n' % bases, 'source', 'exec'))
    except Exception:
        traceback.print_exc(file=sys.stdout)
'''


class FrameTests(ProgramTestCase):

    def _the_same(self, text):
        path = self.write('program.py', text)
        options = json.dumps({'track': ['__main__:*'], 'dump': self.dump, 'native': False})
        alone = self.python(path)
        recorded = self.python(path, PYTHONPATH=SITE, HEAPHTML_RECORD='1', HEAPHTML_OPTIONS=options)
        self.assertEqual(alone[0], 0, alone)
        self.assertEqual(recorded[:2], alone[:2], recorded)

    def test_a_metaclass_sees_the_frame_of_the_statement(self):
        # pydantic resolves names there, zope.interface takes the module's name from it
        self._the_same(PROGRAM)

    @unittest.skipIf(sys.version_info < (3, 11), 'shows the recorder')
    def test_a_traceback_shows_the_program_only(self):
        self._the_same(RAISES)


if __name__ == '__main__':
    unittest.main()
