"""Another user of this machine, nobody, beside the tests, which then run as root."""
import os
import shutil
import subprocess

from support import NOBODY, MachineTestCase, tree


def status_of(folder):
    """Contents, owners, permissions and numbers of names of everything below a folder, and of it."""
    found = {path: (contents,) for path, contents in tree(folder).items()}
    found['.'] = ()
    for path in found:
        status = os.lstat(os.path.join(folder, path))
        found[path] += (status.st_mode, status.st_uid, status.st_gid)
        if not os.path.isdir(os.path.join(folder, path)):
            found[path] += (status.st_nlink,)
    return found


class StrangersTestCase(MachineTestCase):
    def setUp(self):
        if os.geteuid() != 0:
            self.skipTest('needs files of two users: only root can make them')
        super().setUp()
        os.chmod(self.work, 0o755)

    def of_nobody(self, *names):
        """Gives what is at a path, with all that is in it, to another user."""
        subprocess.run(['chown', '-hR', '%d:%d' % (NOBODY, NOBODY), self.path(*names)], check=True)

    def as_nobody(self, *command):
        return subprocess.run(command, cwd=self.work, user=NOBODY, group=NOBODY, extra_groups=[],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def folder(self, name, mode=0o755):
        os.makedirs(self.path(name))
        os.chmod(self.path(name), mode)  # whatever the umask
        return self.path(name)

    def clear(self):
        for name in os.listdir(self.work):
            path = self.path(name)
            if os.path.isdir(path) and not os.path.islink(path):
                shutil.rmtree(path)
            else:
                os.unlink(path)

    def assert_refused(self, words, reason, folder=None):
        """One line, and nothing has changed."""
        before = status_of(self.work)
        result = self.run_program(words, folder)
        self.assertEqual(before, status_of(self.work))
        self.assertEqual(73, result.returncode, result.stderr)
        self.assertRegex(result.stderr, rb'^heaphtml: [^:]+: [^;]+; .+\n$')
        self.assertIn(reason, result.stderr)
