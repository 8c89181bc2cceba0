"""Files of the recorder's own in a process that is not: no descriptor stays open.

A program may close all descriptors that it does not know, and its next file then gets the
number that was ours.  It may change its root folder, its user and its limits.  So a file is
opened by its absolute path each time that something is appended, no link is followed, and it
must be the file that was made.
"""
from __future__ import annotations

import os
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable

# taken before a program can replace them
_open, _close, _write, _fstat, _unlink = os.open, os.close, os.write, os.fstat, os.unlink
_FLAGS = os.O_WRONLY | os.O_APPEND | getattr(os, 'O_CLOEXEC', 0) | getattr(os, 'O_NOFOLLOW', 0) \
    | getattr(os, 'O_NONBLOCK', 0)

_PRIVATE = 0o600


class Gone(Exception):
    """The file is out of reach: its folder was removed, or the program gave up its rights."""


class OwnFile:
    """A file that this process has made, and appends to."""

    def __init__(self, path: str) -> None:
        """Make it, in the place of an older one; OSError if that is not possible."""
        self.path = os.path.abspath(path)
        try:
            _unlink(self.path)          # the name only, whatever it leads to
        except FileNotFoundError:
            pass
        file = _open(self.path, _FLAGS | os.O_CREAT | os.O_EXCL, _PRIVATE)
        try:
            self._identity = _identity(file)
        finally:
            _close(file)

    def append(self, data: bytes | memoryview) -> None:
        """Write `data` at its end; Gone, or another OSError (a full disk)."""
        file = open_own(self.path, lambda file: _identity(file) == self._identity)
        try:
            write_all(file, data)
        finally:
            _close(file)

    def remove(self) -> None:
        """Remove it, if it is there and can be removed."""
        try:
            _unlink(self.path)
        except OSError:
            pass


def open_own(path: str, is_ours: Callable[[int], bool], create: bool = False) -> int:
    """A descriptor for appending to a regular file, to be closed at once."""
    try:
        file = _open(path, _FLAGS | (os.O_CREAT if create else 0), _PRIVATE)
    except OSError as error:        # also a link in its place, or no descriptor left
        if create:
            raise
        raise Gone(path) from error
    if not is_ours(file):
        _close(file)
        raise Gone(path)
    return file


def is_regular(file: int) -> bool:
    """Is it a file of bytes with one name?"""
    status = _fstat(file)
    return stat.S_ISREG(status.st_mode) and status.st_nlink == 1


def write_all(file: int, data: bytes | memoryview) -> None:
    """Write all of `data`, in one call if the system takes it."""
    rest = memoryview(data)
    while rest:
        rest = rest[_write(file, rest):]


def create_new(path: str, mode: int = 0o666) -> int:
    """A descriptor of a new file; what has that name goes, a link is not followed."""
    flags = (_FLAGS & ~os.O_APPEND) | os.O_CREAT | os.O_EXCL
    try:
        return _open(path, flags, mode)
    except FileExistsError:
        _unlink(path)
        return _open(path, flags, mode)


def _identity(file: int) -> tuple[int, int]:
    status = _fstat(file)
    return status.st_dev, status.st_ino

