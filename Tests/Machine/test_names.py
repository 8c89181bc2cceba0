"""Names, arguments and variables that are bytes and no text."""
import os
import subprocess
import sys
import unittest

from support import OUTPUTS, RESULTS, MachineTestCase, tree

# As Latin-1 has them, a lonely surrogate, an end without a beginning, beyond Unicode.
NAMES = [b'caf\xe9', b'\xed\xa0\x80', b'\x80\xff', b'\xf4\x90\x80\x80']
SHOW = ("import os, sys; print(ascii([os.fsencode(word) for word in sys.argv[1:]]), "
        "ascii(os.environb.get(b'NAME')), ascii(os.getcwdb()))")


class Names(MachineTestCase):
    def run_bytes(self, *words, **options):
        return subprocess.run([os.fsencode(self.program), *words], stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              cwd=options.pop('cwd', self.work), **options)

    def test_a_dump_and_outputs(self):
        with open(self.dump, 'rb') as file:
            content = file.read()
        for name in NAMES:
            with self.subTest(name):
                dump = os.path.join(os.fsencode(self.work), name + b'.dat')
                with open(dump, 'wb') as file:
                    file.write(content)
                result = self.run_bytes(b'summary', dump)
                self.assertEqual(self.run_program(RESULTS['summary']).stdout, result.stdout)
                for kind, words in OUTPUTS.items():
                    output = os.path.join(os.fsencode(self.work), name + b'-' + kind.encode())
                    words = [os.fsencode(word) for word in self.arguments(words)]
                    words[-1 if kind == 'templates' else words.index(b'-o') + 1] = output
                    for again in (False, True):
                        result = self.run_bytes(*words)
                        expected = 73 if again and kind == 'templates' else 0
                        self.assertEqual(expected, result.returncode, result.stderr)
                    self.assertTrue(os.path.exists(output), output)

    def test_a_current_folder(self):
        for name in NAMES:
            folder = os.path.join(os.fsencode(self.work), name)
            os.mkdir(folder)
            result = self.run_bytes(os.fsencode(self.dump), b'-o', b'report', cwd=folder)
            self.assertEqual((0, b''), (result.returncode, result.stderr))
            self.assertEqual([b'report'], os.listdir(folder))

    def test_files_of_others(self):
        self.make(OUTPUTS['report'])
        for name in NAMES:
            os.makedirs(os.path.join(os.fsencode(self.work), b'report', name, name))
            with open(os.path.join(os.fsencode(self.work), b'report', name, name, name), 'w') as file:
                file.write('mine')
        for dump in (self.other_dump, self.dump):
            self.make(OUTPUTS['report'], dump=dump)
            for name in NAMES:
                path = os.path.join(os.fsencode(self.work), b'report', name, name, name)
                self.assertTrue(os.path.exists(path), path)

    def test_an_error_names_it(self):
        result = self.run_bytes(b'summary', b'caf\xe9.dat')
        self.assertEqual((66, 1), (result.returncode, result.stderr.count(b'\n')))
        self.assertIn(b'caf\\xe9.dat: ', result.stderr)

    def test_a_recorded_program(self):
        """Arguments, variables and the current folder come to it byte for byte."""
        for name in NAMES:
            with self.subTest(name):
                folder = os.path.join(os.fsencode(self.work), name)
                os.makedirs(folder)
                program = [os.fsencode(sys.executable), b'-c', SHOW.encode(), name]
                environment = {**os.environb, b'NAME': name}
                plain = subprocess.run(program, cwd=folder, env=environment, stdout=subprocess.PIPE)
                result = self.run_bytes(
                    b'run', b'--track', b'__main__:C', b'--heapprofile=' + name + b'.dat', b'--',
                    *program, cwd=folder, env=environment)
                self.assertEqual(plain.stdout, result.stdout, result.stderr)
                self.assertEqual([name + b'.dat'], os.listdir(folder))


if __name__ == '__main__':
    unittest.main()
