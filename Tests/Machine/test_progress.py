"""The line on a terminal that says what a run is doing."""
import fcntl
import os
import pty
import signal
import struct
import subprocess
import termios
import time
import unittest

from support import OUTPUTS, RESULTS, MachineTestCase

ERASE = b'\r\x1b[K'


class Terminal:
    """A terminal for the standard error of a run."""

    def __init__(self, columns=80):
        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack('HHHH', 24, columns, 0, 0))

    def read_to_end(self):
        """What was written until no process holds the other side any more."""
        os.close(self.slave)
        written = b''
        try:
            while True:
                part = os.read(self.master, 1 << 16)
                if not part:
                    break
                written += part
        except OSError:  # as Linux says that the other side is closed
            pass
        os.close(self.master)
        return written


class Progress(MachineTestCase):
    def watch(self, words, seconds, columns=80, environment=None, status=0):
        """Runs the program on a dump that arrives slowly; returns what a person sees."""
        terminal = Terminal(columns)
        process = subprocess.Popen(
            self.command(words, '-'), cwd=self.work, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=terminal.slave,
            env={**os.environ, 'TERM': 'xterm', **(environment or {})})
        with open(self.dump, 'rb') as file:
            dump = file.read()
        process.stdin.write(dump[:1000])
        process.stdin.flush()
        time.sleep(seconds)
        self.output = process.communicate(dump[1000:], timeout=60)[0]
        self.assertEqual(status, process.returncode)
        return terminal.read_to_end()

    def test_a_run_that_takes_long(self):
        for words in ([OUTPUTS[name] for name in ('report', 'one.html', 'heap.csv', 'chart.svg')]
                      + list(RESULTS.values())):
            with self.subTest(words):
                seen = self.watch(words, 1)
                self.assertTrue(seen.startswith(b'\rReading standard input\x1b[K'), seen)
                *drawn, last = seen.split(ERASE)
                self.assertEqual(1, len(drawn), seen)
                self.assertIn(last, (b'', b'report/index.html\r\n', b'one.html\r\n'))

    def test_results_are_the_same(self):
        for words in RESULTS.values():
            expected = self.run_program(words).stdout
            self.watch(words, 0.8)
            self.assertEqual(expected, self.output)

    def test_a_short_run_shows_nothing(self):
        for words in RESULTS.values():
            self.assertEqual(b'', self.watch(words, 0))

    def test_the_width_of_the_terminal(self):
        seen = self.watch(OUTPUTS['heap.csv'], 0.8, columns=12)
        self.assertEqual(b'\rReading sta\x1b[K' + ERASE, seen)

    def test_silence(self):
        self.assertEqual(b'', self.watch(OUTPUTS['report'] + ['--quiet'], 0.8))
        for kind in ('dumb', ''):
            self.assertEqual(b'', self.watch(RESULTS['csv'], 0.8, environment={'TERM': kind}))

    def test_no_terminal(self):
        process = subprocess.Popen(self.command(OUTPUTS['report'], '-'), cwd=self.work,
                                   stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(0.8)
        with open(self.dump, 'rb') as file:
            self.assertEqual(b'', process.communicate(file.read(), timeout=60)[1])

    def test_an_error_stands_alone(self):
        self.dump = self.path('bad.dat')
        with open(self.dump, 'wb') as file:
            file.write(b'\x80\x02' + b'(' * 2000)
        seen = self.watch(OUTPUTS['report'], 0.8, status=65)
        self.assertRegex(seen, rb'^\rReading standard input\x1b\[K\r\x1b\[Kheaphtml: -: [^\r\n]+\r\n$')

    def test_pages_are_counted(self):
        """A run that is delayed while it writes."""
        for _ in range(20):
            terminal = Terminal()
            process = subprocess.Popen(
                self.command(OUTPUTS['report'] + ['--instances', 'all']), cwd=self.work,
                stderr=terminal.slave, env=dict(os.environ, TERM='xterm'))
            while process.poll() is None and not any(
                    '.partial-' in name for name in os.listdir(self.work)):
                pass
            process.send_signal(signal.SIGSTOP)
            time.sleep(0.6)
            process.send_signal(signal.SIGCONT)
            process.wait(timeout=60)
            seen = terminal.read_to_end()
            if b'Writing' in seen:
                break
        self.assertRegex(seen, rb'\rWriting pages  \d+ of \d+\x1b\[K')
        self.assertTrue(seen.endswith(ERASE + b'report/index.html\r\n'), seen)


if __name__ == '__main__':
    unittest.main()
