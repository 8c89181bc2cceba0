"""The compiled part, where it can be used.

It hooks what Python cannot see: the slots of a class through which its instances are made and
freed.  It is one file for all CPythons from 3.8 to 3.14 on 64 bit, beside this one; where it is
missing or does not do what it should, the recorder works without it.
"""
from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Protocol, Sequence
    Found = tuple[float, int, int, int, int]            # birth, kind, trace, row, flags

    class Native(Protocol):
        """What the module has.  Times are seconds since the recording began."""

        def configure(self, start: float, on_due: Callable[[], object] | None,
                      on_trace: Callable[[], int] | None,
                      on_class: Callable[[type], object] | None, /) -> None:
            """Begin a recording: take all hooks away and forget everything.

            `start` is what ``time.perf_counter()`` said.  An Exception in one of the functions is
            dropped; KeyboardInterrupt, SystemExit and the like reach the program.
            """

        def set_due(self, seconds: float, /) -> None:
            """Let the first birth after it call ``on_due()``, once, before its allocation."""

        def pause(self, paused: bool, /) -> None:
            """Pass over the births of this thread, not those of others."""

        def watch(self, cls: type, kind: int, flags: int, /) -> bool:
            """Hook a class, again if something overwrote its slots.  `flags`: TRACED, UNCOUNTED.

            False if its instances are not made or freed as those of class statements; if only
            their births cannot be seen, it can be watched with UNCOUNTED.
            """

        def distrust(self, base: type, /) -> bool:
            """The births of this type's subclasses cannot be seen: `watch` says False."""

        def unborn(self, cls: type, /) -> int:
            """How many instances were finalized whose birth nothing saw."""

        def unwatch(self, cls: type, /) -> None: ...

        def forget(self, address: int, /) -> None:
            """The class is gone; it is noticed without that, too."""

        def unhook_all(self) -> None: ...

        def watches_classes(self, watches: bool, /) -> None:
            """Call ``on_class(cls)`` whenever a class was made."""

        def add(self, obj: object, kind: int, trace: int, birth: float, flags: int, /) -> bool:
            """Register an instance that lives already; False if it is known."""

        def find(self, address: int, /) -> Found | None: ...

        def remove(self, address: int, /) -> None:
            """Forget an instance without counting a death."""

        def missed(self, address: int, time: float, /) -> None:
            """An instance died unseen at `time`."""

        def living(self) -> tuple[bytes, bytes, bytes, bytes, bytes, bytes]:
            """Addresses (Q), births (d), kinds (I), traces (I), rows (I), flags (B)."""

        def assign(self, addresses: bytes, rows: bytes, /) -> None:
            """A snapshot has seen the instances at these addresses (Q): their rows (I)."""

        def deaths(self) -> tuple[bytes, bytes]:
            """Rows (I) and times (d) of instances with a row, since the last call."""

        def unseen(self) -> list[tuple[int, int, int]]:
            """Kind, trace and number of instances that died without a row, since the start."""

        def keep_short_lived(self, keep: bool, /) -> None: ...

        def short_lived(self) -> tuple[bytes, bytes, bytes, bytes, bytes]:
            """The same, each: addresses (Q), births, deaths (d), kinds, traces (I), drained."""

        def counts(self) -> tuple[int, int, int]:
            """Living, born by a hook, freed."""

        def instances(self, types: tuple[type, ...], /) -> list[object]:
            """Objects of exactly these types that the collector knows and did not finalize."""

        def census(self) -> list[tuple[type, int, int]]:
            """Type, number and flat bytes of all objects that the collector knows."""

        def bytes_held(self) -> int: ...

        def state(self) -> dict[str, int]: ...

TRACED = 1
UNCOUNTED = 2
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
    if not (3, 8) <= sys.version_info[:2] <= (3, 14):
        return 'it is for Python 3.8 to 3.14'
    if set('dt') & set(sys.abiflags) or hasattr(sys, 'gettotalrefcount'):
        return 'it is not for builds for debugging or free threads'
    return '' if os.path.isfile(PATH) else 'it is not there'


def _open(path: str) -> Native:
    from importlib.machinery import ExtensionFileLoader, ModuleSpec
    name = f'{__package__}._native'
    loader = ExtensionFileLoader(name, path)
    module = loader.create_module(ModuleSpec(name, loader, origin=path))
    loader.exec_module(module)
    return module                       # type: ignore[return-value]


def test(module: Native) -> str:
    """What it does wrong with classes made for the purpose, or ``''``."""
    import gc
    import time
    made: list[type] = []
    collects = gc.isenabled()
    gc.disable()
    try:
        module.configure(time.perf_counter(), None, None, made.append)
        module.watches_classes(True)
        wrong = _wrong(module, made)
    finally:
        module.configure(0.0, None, None, None)
        made.clear()
        gc.collect(0)                   # the classes refer to themselves
        if collects:
            gc.enable()
    return wrong


def _wrong(module: Native, made: Sequence[type]) -> str:
    from _collections import OrderedDict, defaultdict, deque  # type: ignore[import-not-found]
    bases: list[type] = [object, list, dict, tuple, set, frozenset, int, str, bytes, bytearray,
                         float, complex, Exception, OSError, StopIteration, deque, defaultdict,
                         OrderedDict, staticmethod, classmethod]
    for base in bases:
        for namespace in ({}, {'__slots__': ()}):
            cls = type('Probe', (base,), namespace)
            if cls not in made:
                return f'a subclass of {base.__name__} was not noticed'
            if not module.watch(cls, 7, 0):
                return f'a subclass of {base.__name__} cannot be watched'
            if _seen(module, cls, base) != [0, 2, 2]:
                # 3.14: set does not ask the class for memory
                if base is object or not module.watch(cls, 7, UNCOUNTED) or module.unborn(cls) != 2:
                    return f'births and deaths of a subclass of {base.__name__} are not seen'
                module.distrust(base)
                break
    return 'there is no memory' if module.state()['failed'] else ''


def _seen(module: Native, cls: type, base: type) -> list[int]:
    """What two instances that are made and dropped add to the counts."""
    before = module.counts()
    given = (len,) if base in (staticmethod, classmethod) else ()
    first, second = cls(*given), cls.__new__(cls, *given)
    known = [module.find(id(each)) for each in (first, second)]
    del first, second
    if not all(found and found[1] == 7 for found in known):
        return []
    return [now - then for now, then in zip(module.counts(), before)]
