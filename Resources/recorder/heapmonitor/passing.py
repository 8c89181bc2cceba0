"""A capture from outside: the process is only passed through.

The compiled part stays in it, as Python unloads nothing; so the next capture gets the same one.  Python
knows it again by the path that it was loaded from: that leads through an open folder with a number that
is always the same, and ends with a mark of what is in the file.
"""
from __future__ import annotations

import os
import sys
import zlib

from . import native
from .heapdump import dump, other_interpreters, without
from .room import has_room

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .nativemodule import Native

_OURS = __package__ or 'heapmonitor'
_NUMBERS = 1003, 503, 251       # of open files: above those that a program has, below usual limits


def capture(path: str, compiled: bool) -> tuple[int, int]:
    """Write the heap; objects, and interpreters whose objects are not in it.

    Nothing is compressed where there is room for that: the process stands still.
    """
    load = (lambda: native.for_heaps(_open_again)) if compiled else without
    return dump(path, True, not has_room(os.path.dirname(path) or '.'), load), other_interpreters()


def leave(known: set[str]) -> None:
    """Take our modules out of the process but for those that it had, and all that they are made of.

    Modules, functions and classes lead to each other in circles, and the collector may be switched off.
    """
    names = [name for name in list(sys.modules) if type(name) is str and name not in known
             and (name == _OURS or name.startswith(f'{_OURS}.'))]
    modules = [vars(sys.modules.pop(name)) for name in names if name != native.NAME]
    if native.NAME in names:
        del sys.modules[native.NAME]        # it stays as it is
    for variables in modules:
        for cls in [value for value in list(variables.values())
                    if type(value) is type and value.__module__ in names]:
            for name in list(vars(cls)):
                if name in ('__module__', '__dict__', '__weakref__'):
                    continue                # by the first it is known as ours
                try:
                    delattr(cls, name)
                except (AttributeError, TypeError):
                    pass
        variables.clear()


def _open_again(path: str) -> Native:
    """Load the compiled part, or give the one that an earlier capture has loaded."""
    with open(path, 'rb') as file:
        name = f'native-{zlib.crc32(file.read()):08x}.so'
    folder = os.path.dirname(path)
    try:
        os.link(path, os.path.join(folder, name))
    except FileExistsError:
        pass
    number = _opened(folder)
    if number is None:
        return native.open_as(native.NAME, path)
    try:
        return native.open_as(native.NAME, f'/proc/self/fd/{number}/{name}')
    finally:
        os.close(number)


def _opened(folder: str) -> int | None:
    """The number of the open folder; None: it cannot be one of ours, or nobody could find it."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for number in filter(_is_free, _NUMBERS):
            try:
                os.dup2(descriptor, number, inheritable=False)
            except OSError:             # the limit is lower
                continue
            if os.path.isdir(f'/proc/self/fd/{number}/'):
                return number
            os.close(number)
    finally:
        os.close(descriptor)
    return None


def _is_free(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return True
    return False
