"""The line on a terminal that says what a run is doing."""
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
import unittest

from support import OUTPUTS, PATIENCE, RESULTS, MachineTestCase, locked

ERASE = b'\r\x1b[K'
READING = b'\rReading standard input\x1b[K'
# Seconds that a run takes at least until the line is shown.
DELAY = 0.5


class Terminal:
    """A terminal for the standard error of a run."""

    def __init__(self, columns=80):
        self.master, self.slave = pty.openpty()
        self.seen = b''
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack('HHHH', 24, columns, 0, 0))

    def start(self, *arguments, **options):
        """Starts a process, which alone holds the other side then."""
        process = subprocess.Popen(*arguments, stderr=self.slave, **options)
        os.close(self.slave)
        return process

    def read(self):
        """Whether more came; not when the process has ended."""
        if not select.select([self.master], [], [], PATIENCE)[0]:
            raise AssertionError('nothing comes any more after %r' % self.seen)
        try:
            part = os.read(self.master, 1 << 16)
        except OSError:  # as Linux says that the other side is closed
            part = b''
        self.seen += part
        return bool(part)

    def wait_for(self, text):
        while text not in self.seen:
            if not self.read():
                raise AssertionError('%r does not come after %r' % (text, self.seen))

    def read_to_end(self):
        """What was written until no process holds the other side open."""
        while self.read():
            pass
        os.close(self.master)
        return self.seen


class Progress(MachineTestCase):
    def watch(self, words, line=READING, seconds=0, columns=80, environment=None, status=0):
        """Runs the program on a dump whose end comes when the line is shown and the time is over;
        returns what a person sees."""
        terminal = Terminal(columns)
        begin = time.monotonic()
        process = terminal.start(
            self.command(words, '-'), cwd=self.work, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={**os.environ, 'TERM': 'xterm', **(environment or {})})
        with open(self.dump, 'rb') as file:
            dump = file.read()
        process.stdin.write(dump[:1000])
        process.stdin.flush()
        terminal.wait_for(line)
        time.sleep(seconds)
        self.output = process.communicate(dump[1000:], timeout=PATIENCE)[0]
        self.duration = time.monotonic() - begin
        self.assertEqual(status, process.returncode)
        return terminal.read_to_end()

    def test_a_run_that_takes_long(self):
        for words in ([OUTPUTS[name] for name in ('report', 'one.html', 'heap.csv', 'chart.svg')]
                      + list(RESULTS.values())):
            with self.subTest(words):
                seen = self.watch(words)
                self.assertTrue(seen.startswith(READING), seen)
                *drawn, last = seen.split(ERASE)
                self.assertEqual(1, len(drawn), seen)
                self.assertIn(last, (b'', b'report/index.html\r\n', b'one.html\r\n'))

    def test_results_are_the_same(self):
        for words in RESULTS.values():
            expected = self.run_program(words).stdout
            self.watch(words)
            self.assertEqual(expected, self.output)

    def test_a_short_run_shows_nothing(self):
        short = 0
        for words in RESULTS.values():
            seen = self.watch(words, line=b'')
            if self.duration < DELAY:
                short += 1
                self.assertEqual(b'', seen)
            else:  # on a machine that is busy
                self.assertRegex(seen, rb'^((\r[^\r\n]+\x1b\[K)+\r\x1b\[K)?$')
        if not short:
            self.skipTest('no run is short on this machine now')

    def test_the_width_of_the_terminal(self):
        line = b'\rReading sta\x1b[K'
        seen = self.watch(OUTPUTS['heap.csv'], line, columns=12)
        self.assertTrue(seen.startswith(line) and seen.endswith(ERASE), seen)
        for text in re.split(rb'\r|\x1b\[K', seen):
            self.assertLess(len(text), 12, seen)

    def test_silence(self):
        nothing = {'line': b'', 'seconds': 1.6 * DELAY}
        self.assertEqual(b'', self.watch(OUTPUTS['report'] + ['--quiet'], **nothing))
        for kind in ('dumb', ''):
            self.assertEqual(
                b'', self.watch(RESULTS['csv'], environment={'TERM': kind}, **nothing))

    def test_no_terminal(self):
        process = subprocess.Popen(self.command(OUTPUTS['report'], '-'), cwd=self.work,
                                   stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(1.6 * DELAY)
        with open(self.dump, 'rb') as file:
            self.assertEqual(b'', process.communicate(file.read(), timeout=PATIENCE)[1])

    def test_an_error_stands_alone(self):
        self.dump = self.path('bad.dat')
        with open(self.dump, 'wb') as file:
            file.write(b'\x80\x02' + b'(' * 2000)
        seen = self.watch(OUTPUTS['report'], status=65)
        self.assertRegex(seen, rb'^\rReading standard input\x1b\[K\r\x1b\[Kheaphtml: -: [^\r\n]+\r\n$')

    def test_pages_are_counted(self):
        """A run that cannot put its pages in place before the test has seen them counted."""
        self.make(OUTPUTS['report'])
        terminal = Terminal()
        with locked(self.work, 'report'):
            process = terminal.start(self.command(OUTPUTS['report']), cwd=self.work,
                                     env=dict(os.environ, TERM='xterm'))
            terminal.wait_for(b'\rWriting')
        self.assertEqual(0, process.wait(timeout=PATIENCE))
        seen = terminal.read_to_end()
        self.assertRegex(seen, rb'\rWriting pages  \d+ of \d+\x1b\[K')
        self.assertTrue(seen.endswith(ERASE + b'report/index.html\r\n'), seen)


if __name__ == '__main__':
    unittest.main()
