"""Python processes that the program starts and that are not recorded: they are counted.

The environment of the program is its own again, so these processes do not know of us: the
one that starts them says so.  A name tells what is a Python; what shells start is not seen.
"""
from __future__ import annotations

import os
import re
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Sequence

_NAME = re.compile(r'(python|pypy)[\d.]*t?d?(-dbg|\.exe)?$')
# Python's own helpers
_HELPERS = 'multiprocessing.resource_tracker', 'multiprocessing.semaphore_tracker'

_open, _read, _close = os.open, os.read, os.close


def watch(started: Callable[[int], None]) -> None:
    """Call ``started(pid)`` for each Python that ``subprocess`` and its like start from now on."""
    try:
        import _posixsubprocess
    except ImportError:
        return
    _call_after(_posixsubprocess, 'fork_exec', 1, 0, started)
    for name in ('posix_spawn', 'posix_spawnp'):
        if hasattr(os, name):
            _call_after(os, name, 0, 1, started)


def _call_after(owner: Any, name: str, program: int, arguments: int,
                started: Callable[[int], None]) -> None:
    original = getattr(owner, name)

    def replaced(*args, **kwargs):  # type: ignore[no-untyped-def]
        pid = original(*args, **kwargs)
        try:
            if is_python(args[program], args[arguments]):
                started(pid)
        except Exception:               # a number too low is no reason to disturb
            pass
        return pid
    replaced.__name__ = replaced.__qualname__ = original.__name__
    replaced.__doc__ = original.__doc__
    replaced.__wrapped__ = original     # type: ignore[attr-defined]
    setattr(owner, name, replaced)


def is_python(program: Any, arguments: Sequence[Any] = ()) -> bool:
    """Is it a Python?  `program`: a path, or several that are tried one after the other."""
    paths = program if isinstance(program, (tuple, list)) else [program]
    path = next((found for found in map(os.fsdecode, paths) if os.path.exists(found)), None)
    if path is None:
        return False
    if any(helper in os.fsdecode(argument) for argument in list(arguments)[:8]
           for helper in _HELPERS):
        return False
    return bool(_NAME.match(os.path.basename(path))) or \
        bool(sys.executable) and _same(path, sys.executable) or _script_of_python(path)


def _same(path: str, other: str) -> bool:
    try:
        return os.path.samefile(path, other)
    except OSError:
        return False


def _script_of_python(path: str) -> bool:
    try:
        file = _open(path, os.O_RDONLY | os.O_NONBLOCK | getattr(os, 'O_CLOEXEC', 0))
    except OSError:
        return False
    try:
        line = _read(file, 200).split(b'\n')[0]
    except OSError:
        return False
    finally:
        _close(file)
    if not line.startswith(b'#!'):
        return False
    return any(_NAME.match(os.path.basename(word)) for word in os.fsdecode(line[2:]).split())
