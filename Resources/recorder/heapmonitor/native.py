"""The compiled part, where it can be used.

It hooks what Python cannot see: the slots of a class through which its instances are made and
freed.  It is one file for all CPythons from 3.8 to 3.14 on 64 bit, beside this one; where it is
missing or does not do what it should, the recorder works without it.
"""
from __future__ import annotations

import os
import sys

from .nativemodule import TRACED, UNCOUNTED
from .nativetest import test

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable
    from .nativemodule import Native

__all__ = ['NAME', 'PATH', 'TRACED', 'UNCOUNTED', 'disable', 'for_heaps', 'load', 'open_as', 'why']
PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), '_native.abi3.so')

NAME = f'{__package__}._native'

_module: Native | None = None
_reason: str | None = None              # None: not tried yet
_for_heaps: tuple[Native | None, str] | None = None


def load() -> Native | None:
    """The module, or None where it cannot be used."""
    global _module, _reason
    if _reason is None:
        _reason = _unfit()
        if not _reason:
            try:
                module = _open(PATH)
                _reason = test(module)
                _module = None if _reason else module
            except Exception as error:
                _reason = f'{type(error).__name__}: {error}'
    return _module


def why() -> str:
    """Why it is not used, or ``''``."""
    load()
    return _reason or ''


def for_heaps(open_: Callable[[str], Native] | None = None) -> tuple[Native | None, str]:
    """The module for a dump of a heap, which hooks nothing, or why it cannot be used.

    `open_`: loads it from a path in another way than the import of a module would.
    """
    global _for_heaps
    if _for_heaps is None:
        from .heaptest import test_heap
        reason = _unfit()
        if sys.byteorder != 'little':
            reason = 'it is for processors that begin with the lower byte'
        try:
            module = None if reason else (_module or (open_ or _open)(PATH))
            reason = reason if module is None else test_heap(module)
            _for_heaps = (None, reason) if reason else (module, '')
        except Exception as error:
            _for_heaps = None, f'{type(error).__name__}: {error}'
    return _for_heaps


def disable() -> None:
    """Use the Python path from now on."""
    global _module, _reason, _for_heaps
    _for_heaps = None, 'switched off'
    if _module is not None:
        _module.unhook_all()
    _module, _reason = None, 'switched off'


def _unfit() -> str:
    """What of this Python does not fit, or ``''``."""
    if sys.implementation.name != 'cpython':
        return f'it is for CPython, not {sys.implementation.name}'
    if not sys.platform.startswith('linux') or sys.maxsize < 2 ** 32:
        return 'it is for Linux on 64 bit'
    if set('dt') & set(sys.abiflags) or hasattr(sys, 'gettotalrefcount'):
        return 'it is not for builds for debugging or free threads'
    return '' if os.path.isfile(PATH) else 'it is not there'


def _open(path: str) -> Native:
    return open_as(NAME, path)


def open_as(name: str, path: str) -> Native:
    """Load it under that name."""
    from importlib.machinery import ExtensionFileLoader, ModuleSpec
    loader = ExtensionFileLoader(name, path)
    module = loader.create_module(ModuleSpec(name, loader, origin=path))
    loader.exec_module(module)
    return module
