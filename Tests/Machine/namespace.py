"""File systems of one test, which no other process sees and which end with the test."""
import os
import shutil
import subprocess


class MountRefused(Exception):
    """This machine does not allow mounts here."""


class OwnFileSystem:
    """An empty tmpfs at a folder, in a mount namespace that ends with this object's process."""

    def __init__(self, folder, options):
        if shutil.which('unshare') is None:
            raise MountRefused('unshare (util-linux) is not installed')
        script = (
            'mount -t tmpfs -o "$2" none "$1" && echo ready && '
            'while read -r options; do '
            'if mount -o "remount,$options" "$1"; then echo ready; else echo refused; fi; done')
        user = [] if os.geteuid() == 0 else ['--map-root-user']
        self.keeper = subprocess.Popen(
            ['unshare', '--mount'] + user + ['sh', '-c', script, 'sh', folder, options],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if self.keeper.stdout.readline() != b'ready\n':
            reason = self.keeper.stderr.read().decode().strip()
            self.close()
            raise MountRefused('a tmpfs cannot be mounted here: ' + reason)
        # The way into the other process' view of the file systems.
        self.folder = '/proc/%d/root%s' % (self.keeper.pid, os.path.realpath(folder))

    def remount(self, options):
        self.keeper.stdin.write(options.encode() + b'\n')
        self.keeper.stdin.flush()
        if self.keeper.stdout.readline() != b'ready\n':
            raise MountRefused('the tmpfs cannot be mounted again as ' + options)

    def fill(self, left):
        """Fills the disk until a number of bytes is free."""
        status = os.statvfs(self.folder)
        free = status.f_bavail * status.f_frsize
        with open(os.path.join(self.folder, 'filler'), 'wb') as file:
            file.write(bytes(free - left))

    def close(self):
        self.keeper.stdin.close()
        self.keeper.wait()
        self.keeper.stdout.close()
        self.keeper.stderr.close()
