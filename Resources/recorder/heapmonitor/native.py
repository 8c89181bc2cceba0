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
    from .nativemodule import Native

__all__ = ['PATH', 'TRACED', 'UNCOUNTED', 'disable', 'load', 'why']
PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), '_native.abi3.so')

_module: Native | None = None
_reason: str | None = None              # None: not tried yet


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


def disable() -> None:
    """Use the Python path from now on."""
    global _module, _reason
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
    from importlib.machinery import ExtensionFileLoader, ModuleSpec
    name = f'{__package__}._native'
    loader = ExtensionFileLoader(name, path)
    module = loader.create_module(ModuleSpec(name, loader, origin=path))
    loader.exec_module(module)
    return module
