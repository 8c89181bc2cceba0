"""A real SCons build under the recorder (skipped where SCons is missing)."""
import json
import os
import re
import shutil
import unittest

from support import ROOT, ProgramTestCase, load_dump

try:
    import SCons
except ImportError:
    SCons = None

LABELS = ['before reading SConscript files:', 'after reading SConscript files:',
          'before building targets:', 'after building targets:']


@unittest.skipIf(SCons is None or shutil.which('cc') is None, 'SCons or a compiler is missing')
class SConsTests(ProgramTestCase):

    FILES = 6

    def setUp(self):
        super(SConsTests, self).setUp()
        self.write('SConstruct', 'env = Environment()\nenv.Program("prog", Glob("*.c"))\n')
        self.write('main.c', 'int main(void) { return 0; }\n')
        for n in range(self.FILES):
            self.write('f%d.c' % n, 'int f%d(void) { return %d; }\n' % (n, n))

    def scons(self, *arguments, **environment):
        return self.python('-m', 'heapmonitor.scons', *arguments, PYTHONPATH=ROOT, **environment)

    def test_a_projects_own_modules_are_not_the_recorders(self):
        """As `heaphtml scons` starts it; SCons alone does not find them either."""
        self.write('json.py', 'raise SystemExit("json of the project")\n')
        self.write('heapmonitor.py', 'raise SystemExit("heapmonitor of the project")\n')
        program = ("import sys; sys.path[:1] = [] if sys.path[0] == '' else sys.path[:1]; "
                   "from heapmonitor.scons import main; main(sys.argv[1:])")
        for path in (ROOT, os.pathsep.join((ROOT, ROOT))):
            status, out, err = self.python('-c', program, '--debug=heapmonitor', '.', PYTHONPATH=path)
            self.assertEqual((status, err), (0, ''), out)
            self.assertIn('Node.FS.File', out)

    def plain(self, *arguments, **environment):
        return self.python('-m', 'SCons', *arguments, **environment)

    def python(self, *arguments, **environment):
        # SCons' warning about an old Python names the file that called it
        status, out, err = super(SConsTests, self).python(*arguments, **environment)
        return status, out, re.sub(r'File ".*", line \d+, in \w+\n', 'File ...\n', err)

    def test_builds_what_scons_builds(self):
        done = self.scons('-Q', '--debug=heapmonitor', '--debug=memory',
                          '--heapprofile=' + self.dump, '.')
        self.assertEqual(done[0], 0, done)
        recorded = sorted(os.listdir(self.folder))
        self.assertTrue(os.access(os.path.join(self.folder, 'prog'), os.X_OK))
        self.plain('-Q', '-c')
        plain = self.plain('-Q', '.')
        self.assertEqual(sorted(os.listdir(self.folder)), recorded)
        self.assertTrue(done[1].startswith(plain[1]), done[1])
        index, snapshots = load_dump(self.dump)
        self.assertEqual([snapshot.desc for snapshot in snapshots], LABELS)
        files = [instance for name in ('Node.FS.Base', 'Node.FS.File')
                 for instance in index[name] if 'SCons.Node.FS.File object' in instance.repr]
        self.assertGreaterEqual(len(files), 2 * (self.FILES + 1) + 1)
        self.assertGreater(len(index['Executor.Executor']), 0)
        self.assertGreater(snapshots[3].tracked_total, snapshots[0].tracked_total)
        for line in ('Snapshot Label                     Virtual Total ( Measurable)   Tracked',
                     '---- SUMMARY -----', '  Node.FS.Base  '):
            self.assertIn(line, done[1])

    def test_memory_alone_records_the_process_only(self):
        done = self.scons('-Q', '-n', '--debug=memory', '--heapprofile=' + self.dump)
        index, snapshots = load_dump(self.dump)
        self.assertEqual(index, {})
        self.assertEqual([snapshot.desc for snapshot in snapshots], LABELS)
        self.assertTrue(all(snapshot.system_total.vsz > 0 for snapshot in snapshots))
        self.assertEqual(len(re.findall(r'^(before|after) .*:  ', done[1], re.M)), 4)
        self.assertNotIn('SUMMARY', done[1])

    def test_heapmonitor_alone_takes_one_snapshot(self):
        self.scons('-Q', '-n', '--debug=heapmonitor', '--heapprofile=' + self.dump)
        self.assertEqual(self.descriptions(), LABELS[3:])

    @staticmethod
    def _without_numbers(text):
        # addresses, and the process' memory
        text = re.sub(r'0x[0-9a-f]+', '0x', text)
        return re.sub(r'^(Memory .*:) +\d+$', r'\1', text, flags=re.M)

    def _sizes(self, text):
        """Our table for --debug=count: class -> four texts."""
        table = text.partition('Object sizes:\n')[2].partition('\nClass ')[0]
        lines = table.splitlines()[2:]
        pairs = [line.rsplit('   ', 1) for line in lines]
        return {name: [' '.join(size.split()) for size in re.findall(r' *[\d.]+ +[KM]?B', columns)]
                for columns, name in pairs}

    @staticmethod
    def _classes(text):
        """Our table by class, the last one: class -> (instances, size, average)."""
        lines = text.rpartition('\nClass  ')[2].splitlines()[1:]
        found = {}
        for line in lines:
            name, number, *numbers = line.split()
            sizes = [float(n) * {'B': 1, 'KB': 1024, 'MB': 1024 ** 2}[unit]
                     for n, unit in zip(numbers[::2], numbers[1::2])]
            found[name] = (int(number), *sizes)
        return found

    def test_lines_of_scons_stay_and_ours_come_after_all_of_them(self):
        for values in ('memory', 'memory,heapmonitor', 'count,memory', 'memory,objects,count'):
            with self.subTest(values=values):
                plain = self.plain('-Q', '-n', '--debug=' + values.replace(',heapmonitor', ''))
                done = self.scons('-Q', '-n', '--debug=' + values)
                ours = done[1].index('Snapshot Label')
                self.assertIn('Memory before reading SConscript files:', done[1])
                kept, rest = done[1][:ours], done[1][ours:]
                self.assertEqual(self._without_numbers(kept), self._without_numbers(plain[1]))
                self.assertEqual((done[0], done[2]), (plain[0], plain[2]))
                self.assertRegex(
                    rest, r'before reading SConscript files: +[\d.]+ MB \( +[\d.]+ MB\)')

    def test_statistics_of_a_run_that_did_not_begin(self):
        for value in ('memory', 'count'):
            done, plain = [run('--version', '--debug=' + value) for run in (self.scons, self.plain)]
            self.assertEqual((done[0], done[2]), (plain[0], plain[2]))
            self.assertTrue(done[1].startswith(plain[1]))

    def test_by_class(self):
        for value in ('count', 'objects'):
            done = self.scons('-Q', '-n', '--debug=' + value, '--heapprofile=' + self.dump)
            index, snapshots = load_dump(self.dump)
            expected = {}
            for name, instances in index.items():
                sizes = [size.size for one in instances for time, size in one.snapshots
                         if time == snapshots[-1].timestamp]
                if sizes:
                    expected[name] = len(sizes), sum(sizes), sum(sizes) / len(sizes)
            found = self._classes(done[1])
            self.assertEqual({name: row[0] for name, row in found.items()},
                             {name: row[0] for name, row in expected.items()})
            for name, (_, total, average) in found.items():
                self.assertAlmostEqual(total, expected[name][1], delta=max(1, total * .006))
                self.assertAlmostEqual(average, expected[name][2], delta=max(1, average * .006))
            totals = [row[1] for row in found.values()]
            self.assertEqual(totals, sorted(totals, reverse=True))

    def test_counts_have_sizes_after_them(self):
        plain = self.plain('-Q', '-n', '--debug=count')
        done = self.scons('-Q', '-n', '--debug=count', '--heapprofile=' + self.dump)
        self.assertEqual((done[0], done[2]), (plain[0], plain[2]))
        scons, ours = done[1].split('Object sizes:\n')
        self.assertEqual(scons, plain[1])
        sizes = self._sizes('Object sizes:\n' + ours)
        self.assertEqual({len(columns) for columns in sizes.values()}, {4})
        self.assertEqual(self.descriptions(), LABELS)
        index, snapshots = load_dump(self.dump)
        for name, columns in sizes.items():
            total = sum(size.size for instance in index[name]
                        for time, size in instance.snapshots if time == snapshots[3].timestamp)
            number, unit = columns[3].split()
            unit = {'B': 1, 'KB': 1024, 'MB': 1024 ** 2}[unit]
            self.assertAlmostEqual(float(number) * unit, total, delta=unit * .006, msg=name)
        # what SCons counts is there, but for the classes that it logs under a base's name too
        counted = set(re.findall(r'^(?: +\d+){3} +[1-9]\d* +(\S+)$', scons, re.M))
        self.assertLessEqual({'Executor.Executor', 'Environment.Base', 'Node.FS.File',
                              'Action.CommandAction'}, counted & set(sizes))

    def test_listed_objects_have_sizes_after_them(self):
        plain = self.plain('-Q', '-n', '--debug=objects')
        done = self.scons('-Q', '-n', '--debug=objects', '--heapprofile=' + self.dump)
        scons, ours = done[1].split('Object sizes:\n')
        self.assertEqual(self._without_numbers(scons), self._without_numbers(plain[1]))
        self.assertEqual(self.descriptions(), LABELS[3:])
        listed = re.findall(r'^ +[\d.]+ +[KM]?B <(\S+) object at 0x[0-9a-f]+>', ours, re.M)
        index = load_dump(self.dump)[0]
        self.assertEqual(len(listed), sum(
            1 for instances in index.values() for one in instances if one.snapshots))
        self.assertIn('SCons.Node.FS.File', listed)

    def test_optimized(self):
        # SCons cannot count then, and says so
        plain = self.plain('-Q', '-n', '--debug=count', PYTHONOPTIMIZE='1')
        done = self.scons('-Q', '-n', '--debug=count', PYTHONOPTIMIZE='1')
        self.assertIn('is not supported', plain[2])
        self.assertEqual((done[0], done[2]), (plain[0], plain[2]))
        self.assertTrue(done[1].startswith(plain[1]))
        self.assertIn('Environment.Base', self._sizes(done[1]))

    def test_other_arguments_are_scons_own(self):
        for arguments in (['-Q', '-n', '--debug=explain,stacktrace'], ['--version'],
                          ['--debug=nonsense'], ['-Q', 'no_such_target'], ['-h'], ['-Q', '-n']):
            with self.subTest(arguments=arguments):
                self.assertEqual(self.scons(*arguments), self.plain(*arguments))

    def test_options_in_commas_and_in_sconsflags(self):
        done = self.scons('-Q', '-n', '--debug=memory,explain,heapmonitor',
                          SCONSFLAGS='--heapprofile=%s --debug=heapmonitor' % self.dump)
        self.assertEqual(done[0], 0, done)
        self.assertIn("building `", done[1])
        self.assertEqual(self.descriptions(), LABELS)

    def test_path_of_the_dump_from_the_environment(self):
        self.scons('-Q', '-n', '--debug=memory', HEAPHTML_OPTIONS=json.dumps(
            {'dump': self.dump, 'resolution_level': 1}))
        self.assertEqual(self.descriptions(), LABELS)
        done = self.scons('-n', HEAPHTML_OPTIONS='{"colour": 1}')
        self.assertEqual((done[0], done[1]), (64, ''))

    def test_sconstruct_may_use_the_monitor(self):
        self.write('SConstruct', '''
            import os
            import SCons.Heapmonitor
            class Mine(object): pass
            SCons.Heapmonitor.track_class(Mine)
            mine = Mine()
            SCons.Heapmonitor.create_snapshot('in SConstruct')
            assert 'PYTHONPATH' not in os.environ and 'HEAPHTML_OPTIONS' not in os.environ
            Environment().Program('prog', Glob('*.c'))
        ''')
        done = self.scons('-Q', '-n', '--debug=memory', '--heapprofile=' + self.dump)
        self.assertEqual(done[0], 0, done)
        self.assertEqual(self.descriptions(), LABELS[:1] + ['in SConstruct'] + LABELS[1:])
        self.assertEqual([len(v) for k, v in load_dump(self.dump)[0].items() if 'Mine' in k], [1])

    def test_failing_build(self):
        self.write('f0.c', 'this is no C\n')
        plain = self.plain('-Q')
        self.plain('-Q', '-c')
        done = self.scons('-Q', '--debug=heapmonitor', '--heapprofile=' + self.dump)
        self.assertEqual((done[0], done[2]), (plain[0], plain[2]))
        self.assertIn('SUMMARY', done[1])
        self.write('SConstruct', 'raise ValueError(1)\n')
        self.assertEqual(self.scons('-Q', '--heapprofile=' + self.dump)[0], self.plain('-Q')[0])

    def test_garbage(self):
        graph = os.path.join(self.folder, 'graph.txt')
        done = self.scons('-Q', '-n', '--debug=garbage', '--garbage=' + graph)
        self.assertRegex(done[1], r'Garbage: +\d+ collected objects \(\d+ in cycles\)')

        # What the recorder's own classes leave behind does not count as waste.
        both = self.scons('-Q', '-n', '--debug=garbage', '--debug=heapmonitor')
        self.assertIn('Garbage:', both[1])
        self.assertNotIn('heapmonitor.construction', both[1])
        with open(graph) as file:
            text = file.read()
        self.assertTrue(text.startswith('// Process this file with graphviz\ndigraph G {\n'))
        self.assertGreater(text.count(' -> '), 10)


if __name__ == '__main__':
    unittest.main()
