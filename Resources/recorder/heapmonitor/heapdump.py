"""The whole heap of this process in a file: every object, its size, and what it refers to."""
from __future__ import annotations

import gc
import os
import sys
import time
import types
import zlib

from . import native
from .compiledwalk import CompiledWalk
from .cpython import ONE_COLLECTOR
from .heapfile import ATTRIBUTE, FRAME, GLOBALS, LOCAL, MODULE, UNNAMED, HeapFile, longs, words
from .heaplocals import (local_variables, place_of, running_frames, thread_names, uncaught_frames)
from .heapown import instances_of, kept_by, own_addresses, own_types
from .heapseen import Seen
from .heapvalues import Values
from .heapwalk import HeapWalk, tracked_objects
from .processmemory import process_memory

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable
    from .nativemodule import Native


class HeapRefused(Exception):
    """Why this Python's heap cannot be written."""


# Holds a number while a heap is written.  (No lock: one that a fork leaves behind stays taken.)
_under_way: dict[int, list[int]] = {}


def dump_heap(path: str | os.PathLike[str], values: bool = True, compress: bool = True,
              compiled: bool = True) -> int:
    """Write the heap; the number of objects.  See ``heapmonitor.dump_heap``.

    `compiled`: with the compiled part, where it can be used; once loaded it stays in the process.
    """
    return dump(path, values, compress, native.for_heaps if compiled else without)


def without() -> tuple[None, str]:
    """In place of the compiled part."""
    return None, 'switched off'


def dump(path: str | os.PathLike[str], values: bool, compress: bool,
         load: Callable[[], tuple[Native | None, str]]) -> int:
    """The same; `load` gives the compiled part, or None and why not."""
    refuse_others()
    process = os.getpid()
    mine = [process]
    if _under_way.setdefault(0, mine) is not mine:
        if _under_way[0][0] == process:
            raise HeapRefused('another capture of it is under way')
        _under_way[0] = mine            # of the process that this one was forked from
    collects = gc.isenabled()
    gc.disable()
    try:
        module, reason = load()
        objects = tracked_objects(module)       # before there is anything of ours
        # zlib lets other threads take a turn each time
        with_others = module is not None and len(sys._current_frames()) > 1
        file = HeapFile(path, compress,
                        module.heap_checksum if module and with_others else zlib.crc32)
        try:
            count = _write(file, objects, values, module, reason)
        except BaseException:
            file.abandon()
            raise
    finally:
        _under_way.clear()
        if collects:
            gc.enable()
    return count


def refuse_others() -> None:
    """HeapRefused where objects cannot be looked at while they stand still."""
    if sys.implementation.name != 'cpython':
        raise HeapRefused(f'it is for CPython, not for {sys.implementation.name}')
    if 't' in getattr(sys, 'abiflags', ''):     # with the lock, too: objects have another head
        raise HeapRefused('it is not for builds of Python for free threads')


def other_interpreters() -> int:
    """How many this process has whose objects are not written: those that do not run this.

    Before 3.9 all have one collector, so that their objects are written, too.
    """
    if ONE_COLLECTOR:
        return 0
    for name in ('_interpreters', '_xxsubinterpreters'):
        module = sys.modules.get(name)          # who makes others has loaded it
        if type(module) is types.ModuleType:
            return len(vars(module)['list_all']()) - 1
    return 0


def _write(file: HeapFile, objects: list[Any], with_values: bool, module: Native | None,
           reason: str) -> int:
    started = time.time()
    seen = Seen()
    if seen.places[0] is None and module is not None:
        module, reason = None, 'there is no room for a map of the memory'
    file.info(_facts(started, with_values, reason))
    values = Values(file, with_values)
    types_of_ours = own_types()
    own = own_addresses() | kept_by(instances_of(types_of_ours, objects, module))
    own.add(id(objects))
    walk = HeapWalk(file, values, seen, own, types_of_ours) if module is None \
        else CompiledWalk(file, values, seen, own, types_of_ours, module)
    try:
        _write_modules(file)
        _write_frames(file, walk)
        walk.walk(objects)
    finally:
        walk.end()
    file.end(walk.objects, walk.references)
    return walk.objects


def _facts(started: float, with_values: bool, reason: str) -> list[tuple[str, str]]:
    memory = process_memory()
    known = [
        ('program', 'heapmonitor'),
        ('python', f'CPython {sys.version.split()[0]}'),
        ('command', ' '.join([arg for arg in sys.argv if type(arg) is str]
                             if type(getattr(sys, 'argv', None)) is list else [])),
        ('time', repr(started)), ('pid', str(os.getpid())),
        ('values', 'yes' if with_values else 'no'),
        ('compiled', f'no: {reason}' if reason else 'yes'),
        ('interpreters', str(1 + other_interpreters()))]
    if memory['rss']:
        known.append(('resident', str(memory['rss'])))
    if memory['vsz']:
        known.append(('virtual', str(memory['vsz'])))
    return known


def _write_modules(file: HeapFile) -> None:
    modules = [(name, module) for name, module in list(sys.modules.items())
               if type(name) is str and issubclass(type(module), types.ModuleType)]
    file.block(b'ROOT', len(modules), [
        words([MODULE] * len(modules)), words([file.text(name) for name, _ in modules]),
        longs([id(module) for _, module in modules])])


def _write_frames(file: HeapFile, walk: HeapWalk) -> None:
    """Frames that run, which the collector does not show: they hold their local variables."""
    names = thread_names()
    texts, addresses = [], []
    for thread, frame in running_frames():
        referents: list[Any] = [frame.f_globals, frame.f_code]
        codes = [GLOBALS, ATTRIBUTE | file.text('f_code')]
        for name, value in local_variables(frame):
            referents.append(value)
            codes.append(LOCAL | file.text(name))
        walk.begin_with(frame, referents, file.layout(UNNAMED, tuple(codes)))
        texts.append(file.text(f'{names.get(thread, thread)}: {place_of(frame)}'))
        addresses.append(id(frame))
    for what, place, frame in uncaught_frames():
        texts.append(file.text(f'{what}: {place}'))
        addresses.append(id(frame))
    file.block(b'ROOT', len(texts), [words([FRAME] * len(texts)), words(texts), longs(addresses)])
