"""The program ``heaphtml``, which makes a report of a dump: where it is, and whether it fits."""
from __future__ import annotations

import os
import subprocess
import sys

from .version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Iterator

NAME = 'heaphtml'


class ProgramError(Exception):
    """There is no heaphtml, it does not fit this package, or it made no report."""


def find() -> str:
    """The path of the program that was installed with this package, else of one on PATH.

    ProgramError if there is none, or if it is of another version.
    """
    for path in _places():
        if os.path.isfile(path) and os.access(path, os.X_OK):
            _check(path)
            return path
    raise ProgramError('the program heaphtml is not installed: pip install heaphtml')


def report(dump: str, destination: str) -> None:
    """Make a report of a dump; `destination` ends with ``.html``, or is a folder."""
    title = os.path.splitext(os.path.basename(destination))[0]
    command = [find(), os.path.abspath(dump), '--quiet', '--title', title, '-o', destination]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, check=False)
    if done.returncode:
        reason = done.stderr.decode('utf-8', 'replace').strip()
        raise ProgramError(reason or f'heaphtml ended with status {done.returncode}')


def _places() -> Iterator[str]:
    import sysconfig
    folder = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    if folder in (sysconfig.get_path('purelib'), sysconfig.get_path('platlib')):
        yield os.path.join(sysconfig.get_path('scripts'), NAME)
    user = f'{os.name}_user'
    if user in sysconfig.get_scheme_names() and folder == sysconfig.get_path('purelib', user):
        yield os.path.join(sysconfig.get_path('scripts', user), NAME)
    yield os.path.join(folder, 'bin', NAME)         # pip install --target
    yield os.path.join(os.path.dirname(sys.executable or ''), NAME)
    for entry in os.environ.get('PATH', '').split(os.pathsep):
        if entry:
            yield os.path.join(entry, NAME)


def _check(path: str) -> None:
    """Refuse a program of another version: what both agree on may have changed."""
    try:
        said = subprocess.run([path, '--version'], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE,
                              stdout=subprocess.PIPE, check=False).stdout.decode('utf-8', 'replace')
    except OSError as error:
        raise ProgramError(f'{path} cannot be run: {error.strerror}') from None
    words = said.split()
    found = words[1] if words[:1] == [NAME] and len(words) > 1 else words[0] if words else 'unknown'
    if found != VERSION:
        raise ProgramError(
            f'heapmonitor {VERSION} does not fit heaphtml {found} ({path}); install both from one '
            f'package: pip install heaphtml=={VERSION}')
