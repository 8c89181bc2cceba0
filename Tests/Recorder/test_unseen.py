"""What a program must not meet: descriptors, threads, signals and files of the recorder's."""
import os
import signal
import subprocess
import sys
import unittest

from support import ROOT, ProgramTestCase

JOB = 'class Job(object):\n    def __init__(self, n): self.n = n\n'


class FileTests(ProgramTestCase):

    def test_a_daemon_that_closes_all_descriptors(self):
        app = self.write('app.py', JOB + '''
import os, time, heapmonitor
before = os.listdir('/proc/self/fd') if os.path.exists('/proc/self/fd') else []
os.closerange(3, 1024)
log = open('jobs.log', 'w')
keep = []
for i in range(4):
    keep.append(Job(i))
    log.write('job %d\\n' % i)
    log.flush()
    heapmonitor.create_snapshot()
print(len(before))
''')
        done = self.record(app, options=['--track', '__main__:Job'])
        # the three streams and the listing itself
        self.assertEqual(done, (0, '4\n', ''))
        with open(os.path.join(self.folder, 'jobs.log'), 'rb') as file:
            self.assertEqual(file.read(), b''.join(b'job %d\n' % i for i in range(4)))
        self.assertEqual(self.index(), {'__main__.Job': 4})

    def test_a_journal_that_was_replaced_is_not_written_to(self):
        app = self.write('app.py', JOB + '''
import heapmonitor, os
journal = heapmonitor.running.recorder().journal_path
os.rename(journal, journal + '.moved')
os.symlink('precious', journal)
keep = [Job(1)]
heapmonitor.create_snapshot()
''')
        self.write('precious', 'mine')
        done = self.record(app, options=['--track', '__main__:Job'])
        self.assertEqual(done, (0, '', ''))
        with open(os.path.join(self.folder, 'precious')) as file:
            self.assertEqual(file.read(), 'mine')
        self.assertEqual(self.index(), {'__main__.Job': 1})

    def test_links_of_a_stranger_are_not_followed(self):
        app = self.write('app.py', JOB + '''
import heapmonitor
keep = [Job(1)]
heapmonitor.create_snapshot()
''')
        self.write('precious', 'mine')
        for name in ('.journal', '.owner', '.recording.json', ''):
            os.symlink('precious' if name else 'created', self.dump + name)
        self.assertEqual(self.record(app, options=['--track', '__main__:Job']), (0, '', ''))
        with open(os.path.join(self.folder, 'precious')) as file:
            self.assertEqual(file.read(), 'mine')
        self.assertFalse(os.path.exists(os.path.join(self.folder, 'created')))
        self.assertEqual(self.index(), {'__main__.Job': 1})

    def test_the_journal_is_for_its_user_only(self):
        app = self.write('app.py', JOB + '''
import heapmonitor, os
os.umask(0)
print(oct(os.stat(heapmonitor.running.recorder().journal_path).st_mode & 0o777))
''')
        self.assertEqual(self.record(app)[1], '0o600\n')

    @unittest.skipUnless(hasattr(os, 'geteuid') and os.geteuid() == 0, 'only root gives rights up')
    def test_rights_given_up(self):
        import json
        from heapmonitor.contract import FINISHED, read_entries
        from support import SITE
        private = os.path.join(self.folder, 'private')
        os.chmod(self.folder, 0o755)
        os.mkdir(private, 0o700)
        dump, recording = os.path.join(private, 'heap.dat'), os.path.join(private, 'r.json')
        for change in ('os.setuid(65534)', 'os.setresuid(65534, 65534, 65534)'):
            app = self.write('app.py', JOB + 'import os\nkeep = [Job(1)]\n%s\nkeep.append(Job(2))\n' % change)
            done = self.python(app, HEAPHTML_RECORD='1', PYTHONPATH=SITE, HEAPHTML_OPTIONS=json.dumps(
                dict(dump=dump, recording=recording, track=['__main__:Job'])))
            self.assertEqual(done, (0, '', ''))
            self.assertEqual(read_entries(recording)[0]['state'], FINISHED)
            self.dump = dump
            self.assertEqual(self.index(), {'__main__.Job': 2})
            for name in os.listdir(private):
                os.remove(os.path.join(private, name))
            os.chown(private, 0, 0)


class ThreadTests(ProgramTestCase):

    def test_no_thread_is_seen(self):
        app = self.write('app.py', JOB + '''
import os, threading, time, warnings
warnings.simplefilter('error')
keep = [Job(1)]
time.sleep(.3)
for _ in range(3):
    print(threading.active_count(), [t.name for t in threading.enumerate()])
    pid = os.fork()
    if pid == 0:
        os._exit(len(os.listdir('/proc/self/task')) - 1 if os.path.exists('/proc/self/task') else 0)
    print(os.waitpid(pid, 0)[1])
def work():
    keep.append(Job(2))
threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads: thread.start()
while threading.active_count() > 1: time.sleep(.01)
print(len(keep))
''')
        plain = self.python('-W', 'error', app)
        done = self.record('-W', 'error', app, options=['--track', '__main__:Job', '--interval=0.05'])
        self.assertEqual(done, plain)
        self.assertGreater(len(self.descriptions()), 1)

    def test_no_signal_comes_to_the_thread(self):
        app = self.write('app.py', JOB + '''
import os, signal, sys, time
keep = [Job(1)]
def masks():
    for task in os.listdir('/proc/self/task'):
        with open('/proc/self/task/%s/status' % task) as file:
            yield task == str(os.getpid()), [int(l.split()[1], 16) for l in file if l.startswith('SigBlk')][0]
end = time.monotonic() + 60             # a thread is born with all signals blocked
while time.monotonic() < end:
    found = sorted(masks())
    if len(found) == 2 and not found[0][1] >> (signal.SIGSEGV - 1) & 1: break
    time.sleep(.01)
for is_main, mask in found:
    print(is_main, bool(mask >> (signal.SIGTERM - 1) & 1), bool(mask >> (signal.SIGSEGV - 1) & 1))
''')
        if not os.path.exists('/proc/self/task'):
            self.skipTest('no /proc')
        done = self.record(app, options=['--track', '__main__:Job', '--interval=1'])
        self.assertEqual(done, (0, 'False True False\nTrue False False\n', ''))


class SignalTests(ProgramTestCase):

    BODY = JOB + '''
import os, signal, sys, time
keep = [Job(n) for n in range(30000)]
print('ready', flush=True)
%s
'''

    def _signalled(self, number, times, body='time.sleep(900)'):
        app = self.write('app.py', self.BODY % body)
        process = subprocess.Popen(
            [sys.executable, '-m', 'heapmonitor', '--heapprofile=' + self.dump, '--track',
             '__main__:Job', '--', sys.executable, '-c',
             'import os, sys; os.setpgid(0, 0); print(os.getpid(), flush=True); '
             'exec(open("app.py").read())'],
            cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=dict(os.environ, PYTHONPATH=ROOT))
        pid = int(process.stdout.readline())
        process.stdout.readline()
        for _ in range(times):
            os.kill(pid, number)
        status = process.wait(300)
        process.stdout.close()
        return status

    def test_each_ending_signal_twice(self):
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGXCPU, signal.SIGUSR1):
            self.assertEqual(self._signalled(number, 2), -number)
            self.assertEqual(self.index(), {'__main__.Job': 30000})
            self.assertEqual(self.descriptions(), [signal.Signals(number).name])

    def test_signals_while_the_dump_is_written(self):
        body = '''
import heapmonitor.dump
original = heapmonitor.dump._write
def write(*arguments):
    for number in (signal.SIGTERM, signal.SIGTERM, signal.SIGINT, signal.SIGINT, signal.SIGHUP):
        os.kill(os.getpid(), number)
    original(*arguments)
heapmonitor.dump._write = write
raise KeyboardInterrupt
'''
        self.assertEqual(self._signalled(signal.SIGCONT, 1, body), -signal.SIGTERM)
        self.assertEqual(self.index(), {'__main__.Job': 30000})
        self.assertEqual(self.descriptions(), ['exit'])

    def test_a_signal_in_the_middle_of_a_snapshot_waits_for_its_end(self):
        body = '''
import heapmonitor, heapmonitor.census
count = heapmonitor.census.count
def interrupted(*arguments):
    heapmonitor.census.count = count
    os.kill(os.getpid(), signal.SIGTERM)
    return count(*arguments)
heapmonitor.census.count = interrupted
heapmonitor.create_snapshot('middle')
'''
        self.assertEqual(self._signalled(signal.SIGCONT, 1, body), -signal.SIGTERM)
        self.assertEqual(self.descriptions(), ['middle', 'SIGTERM'])

    def test_what_a_program_sees_and_does_with_handlers(self):
        app = self.write('app.py', JOB + '''
import asyncio, faulthandler, os, signal
names = 'SIGTERM', 'SIGHUP', 'SIGXCPU', 'SIGUSR1', 'SIGUSR2', 'SIGINT', 'SIGALRM', 'SIGQUIT'
print([(name, signal.getsignal(getattr(signal, name))) for name in names if name != 'SIGINT'])
async def main():
    loop, came = asyncio.get_running_loop(), asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, came.set)
    os.kill(os.getpid(), signal.SIGTERM)
    await came.wait()
    print(loop.remove_signal_handler(signal.SIGTERM), signal.getsignal(signal.SIGTERM))
asyncio.run(main())
print(signal.signal(signal.SIGHUP, lambda *a: print('mine')), signal.set_wakeup_fd(-1))
os.kill(os.getpid(), signal.SIGHUP)
print(signal.signal.__name__, signal.signal.__module__, signal.getsignal.__doc__ is not None)
''')
        plain = self.python(app)
        status, out, err = self.record(app, options=['--track', '__main__:Job'])
        self.assertEqual((status, out), plain[:2])
        self.assertEqual(err, 'heapmonitor: __main__:Job was found, but no instance of it was seen\n')
        self.assertEqual((plain[0], plain[2]), (0, ''))


class PathTests(ProgramTestCase):

    def test_pythonpath_comes_back(self):
        app = self.write('app.py', 'import os; print(os.environ.get("PYTHONPATH"))')
        program = ('import os, sys; sys.path.insert(0, %r); from heapmonitor import launch; '
                   'sys.exit(launch.main(sys.argv[1:]))' % ROOT)
        for value, printed in ((None, 'None\n'), ('', '\n'), ('/a:/b', '/a:/b\n')):
            environment = {key: text for key, text in os.environ.items() if key != 'PYTHONPATH'}
            if value is not None:
                environment['PYTHONPATH'] = value
            done = subprocess.run(
                [sys.executable, '-c', program, '--heapprofile=' + self.dump, '--', sys.executable, app],
                env=environment, cwd=self.folder, stdout=subprocess.PIPE)
            self.assertEqual((done.returncode, done.stdout.decode()), (0, printed))


if __name__ == '__main__':
    unittest.main()
