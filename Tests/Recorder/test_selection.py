"""Classes are found however they come to be, and a wrong spec says what is wrong with it."""
import unittest

from support import ProgramTestCase, both_ways

PLUG = """
    class Thing(object):
        def __init__(self, n=0): self.n = n
    early = [Thing(n) for n in range(7)]
"""


@both_ways
class WayTests(ProgramTestCase):
    """Modules that the import system does not load, and classes that no statement makes."""

    def _found(self, program, specs, *command):
        app = self.write('app.py', program)
        plain = self.python(*(command or (app,)))
        options = [text for spec in specs for text in ('--track', spec)]
        self.assertEqual(self.record(*(command or (app,)), options=options), plain)
        self.assertEqual((plain[0], plain[2]), (0, ''))
        return self.index()

    def test_modules_that_are_loaded_by_hand(self):
        self.write('plug.py', PLUG)
        for program in (
                '''if True:
                    import importlib.util, sys
                    spec = importlib.util.spec_from_file_location('plug', 'plug.py')
                    plug = importlib.util.module_from_spec(spec)
                    sys.modules['plug'] = plug
                    spec.loader.exec_module(plug)''',
                '''if True:
                    import sys, types
                    plug = sys.modules['plug'] = types.ModuleType('plug')
                    exec(open('plug.py').read(), plug.__dict__)''',
                '''if True:
                    import importlib.util, sys
                    spec = importlib.util.find_spec('plug')
                    spec.loader = importlib.util.LazyLoader(spec.loader)
                    plug = importlib.util.module_from_spec(spec)
                    sys.modules['plug'] = plug
                    spec.loader.exec_module(plug)''',
                '''if True:
                    import runpy, types
                    plug = types.SimpleNamespace(**runpy.run_path('plug.py', run_name='plug'))'''):
            with self.subTest(program=program):
                found = self._found(program + '''
                    kept = [plug.Thing() for n in range(3)]''', ['plug:Thing'])
                self.assertEqual(found, {'plug.Thing': 10})

    def test_module_of_python_m(self):
        self.write('pk/__init__.py', '')
        self.write('pk/tool.py', '''
            class Doc(object):
                def __init__(self, n): self.n = n
            if __name__ == '__main__': kept = [Doc(n) for n in range(10)]
        ''')
        self.assertEqual(self._found('', ['pk.tool:Doc'], '-m', 'pk.tool'), {'__main__.Doc': 10})

    def test_classes_that_calls_make(self):
        program = '''
            import collections, dataclasses, enum
            Point = collections.namedtuple('Point', 'x y')
            Row = dataclasses.make_dataclass('Row', ['a', 'b'])
            Made = type('Made', (object,), {})
            Colour = enum.Enum('Colour', 'RED GREEN')
            kept = [cls(n, n) for cls in (Point, Row) for n in range(4)] + [Made()]
        '''
        specs = ['__main__:' + name for name in ('Point', 'Row', 'Made', 'Colour')]
        found = self._found(program, specs)
        found.pop('types.Row', None) and found.update({'__main__.Row': 4})  # before 3.12
        self.assertEqual(found, {'__main__.Point': 4, '__main__.Row': 4, '__main__.Made': 1,
                                 '__main__.Colour': 2})

    def test_classes_that_are_made_later(self):
        self.write('later.py', '''
            Plugin = None
            def boot():
                global Plugin
                class Plugin(object): pass
        ''')
        program = '''
            import later, collections
            later.Point = collections.namedtuple('Point', 'x y', module='later')
            later.boot()
            kept = [later.Plugin() for _ in range(10)], [later.Point(1, 2) for _ in range(5)]
        '''
        found = self._found(program, ['later:Plugin', 'later:Point'])
        self.assertEqual(sorted(found.values()), [5, 10])

    def test_a_class_that_is_made_again(self):
        self.write('again.py', 'class Job(object):\n    def __init__(self): pass\n')
        program = '''
            import again, importlib
            kept = [again.Job(), again.Job()]
            importlib.reload(again)
            kept += [again.Job() for _ in range(5)]
        '''
        self.assertEqual(self._found(program, ['again:Job']), {'again.Job': 7})

    def test_patterns_over_modules(self):
        self.write('shop/__init__.py', '')
        self.write('shop/orders.py', 'class Order(object): pass\nclass Line(object): pass\n')
        self.write('shop/people/__init__.py', 'class Customer(object): pass\n')
        program = '''
            import shop.orders, shop.people
            kept = [shop.orders.Order(), shop.orders.Line(), shop.people.Customer()]
        '''
        self.assertEqual(self._found(program, ['shop.*:*']), {
            'shop.orders.Order': 1, 'shop.orders.Line': 1, 'shop.people.Customer': 1})


class WordTests(ProgramTestCase):

    def _said(self, *specs):
        self.write('lib.py', 'class Used(object): pass\nvalue = 1\nkept = []\n')
        app = self.write('app.py', 'import lib\nclass Mine(object): pass\nkept = [Mine()]\n')
        options = [text for spec in specs for text in ('--track', spec)]
        return self.record(app, options=options)[2].replace('heapmonitor: ', '').splitlines()

    def test_a_wrong_spec_says_what_is_wrong(self):
        self.assertEqual(
            self._said('lib:Usd', 'app:Mine', 'lbi:Used', 'lib:value', 'lib:Used',
                       'collections:OrderedDict'),
            ['lib:Usd: no class Usd in lib; did you mean Used?',
             'app:Mine: app is the program itself: use __main__:Mine',
             'lbi:Used: the module was never imported; did you mean lib?',
             'lib:value: value in lib is not a class',
             'lib:Used was found, but no instance of it was seen',
             'collections:OrderedDict: cannot be tracked: collections.OrderedDict is written in C'])


if __name__ == '__main__':
    unittest.main()
