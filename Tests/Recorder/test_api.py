"""The public functions, alone and under a launcher."""
import os
import unittest

from support import ROOT, ProgramTestCase, load_dump

TUTORIAL = '''
    import heapmonitor

    class Employee(object):
        pass

    class Factory(object):
        pass

    def create_factory():
        factory = Factory()
        factory.name = "Assembly Line Unlimited"
        factory.employees = []
        return factory

    def populate_factory(factory):
        for x in range(1000):
            worker = Employee()
            worker.assigned = factory.name
            factory.employees.append(worker)

    factory = create_factory()
    heapmonitor.track_object(factory)
    heapmonitor.track_class(Employee)
    heapmonitor.create_snapshot()
    populate_factory(factory)
    heapmonitor.create_snapshot('populated')
    heapmonitor.print_summary()
    heapmonitor.print_snapshots()
    heapmonitor.dump_stats('own.dat')
'''


class ApiTests(ProgramTestCase):

    def _check(self, done):
        self.assertEqual((done[0], done[2]), (0, ''))
        lines = done[1].splitlines()
        self.assertRegex(lines[2], r'^  Factory +1 ')
        self.assertRegex(lines[3], r'^  __main__.Employee +0 ')
        self.assertRegex(lines[6], r'^  __main__.Employee +1000 ')
        self.assertRegex(lines[8], r'^Snapshot Label +Virtual Total \( Measurable\)')
        index, snapshots = load_dump(os.path.join(self.folder, 'own.dat'))
        self.assertEqual(len(index['__main__.Employee']), 1000)
        self.assertEqual(len(snapshots), 2)

    def test_tutorial_alone(self):
        app = self.write('app.py', TUTORIAL)
        self._check(self.python(app, PYTHONPATH=ROOT))
        self.assertEqual(sorted(os.listdir(self.folder)), ['app.py', 'own.dat'])

    def test_tutorial_under_the_launcher(self):
        app = self.write('app.py', TUTORIAL)
        self._check(self.record(app, options=['--track', '__main__:Employee']))
        self.assertEqual(self.descriptions(), ['', 'populated', 'exit'])

    def test_every_function(self):
        app = self.write('app.py', '''
            import heapmonitor, io, time
            class Thing(object): pass
            thing = Thing()
            heapmonitor.track_object(thing, name='One', resolution_level=1, keep=True, trace=True)
            heapmonitor.track_class(Thing, 'Many', 0, False, True)
            heapmonitor.track_change(thing, 2)
            things = [Thing() for _ in range(3)]
            heapmonitor.start_periodic_snapshots(0.01)
            time.sleep(.2)
            heapmonitor.stop_periodic_snapshots()
            heapmonitor.detach_class(Thing)
            del things
            heapmonitor.print_stats()
            out = io.BytesIO()
            heapmonitor.dump_stats(fdump=out, close=False)
            assert out.getvalue()
            heapmonitor.dump_stats(out)
            assert out.closed
            heapmonitor.detach_all()
            assert not hasattr(heapmonitor, 'nothing')
            for name in heapmonitor.__all__: assert callable(getattr(heapmonitor, name))
        ''')
        status, out, err = self.python(app, PYTHONPATH=ROOT)
        self.assertEqual((status, err), (0, ''))
        self.assertEqual(out.count('finalize'), 3)
        self.assertIn("heapmonitor.track_object(thing, name='One'", out)

    def test_closing_tracks_nothing_new(self):
        app = self.write('app.py', '''
            import contextlib, heapmonitor
            class Thing(object): pass
            class Other(object): pass
            heapmonitor.track_class(Thing)
            heapmonitor.track_class(Other)
            with contextlib.closing(heapmonitor):
                one = Thing(), Other()
            two = Thing(), Other()
            heapmonitor.create_snapshot('end')
            heapmonitor.dump_stats('own.dat')
        ''')
        status, out, err = self.python(app, PYTHONPATH=ROOT)
        self.assertEqual((status, out, err), (0, '', ''))
        index = load_dump(os.path.join(self.folder, 'own.dat'))[0]
        self.assertEqual({name: len(objects) for name, objects in index.items()},
                         {'__main__.Thing': 1, '__main__.Other': 1})


if __name__ == '__main__':
    unittest.main()
