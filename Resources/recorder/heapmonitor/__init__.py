"""heapmonitor: births, deaths and sizes of the instances of chosen classes.

    import heapmonitor
    heapmonitor.track_class(Employee)
    heapmonitor.create_snapshot('before')
    ...
    heapmonitor.create_snapshot('after')
    heapmonitor.print_summary()
    heapmonitor.dump_stats('heap.dat')          # Pympler 1.1 reads it, and heaphtml

    with heapmonitor.recording('heap.html', track=[Employee]):     # or all in one
        ...

Standard library only, CPython 3.8 and later.  Under ``heaphtml run`` and
``heaphtml scons`` these functions act on the recording that runs already.
"""
from __future__ import annotations

import os
import sys

from . import running
from .version import VERSION as __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO, Iterable
    from .block import Block, Report

__all__ = [
    'track_object', 'track_class', 'track_change', 'detach_class', 'detach_all_classes',
    'detach_all', 'close',
    'create_snapshot', 'start_periodic_snapshots', 'stop_periodic_snapshots',
    'recording', 'report', 'dump_stats', 'dump_heap', 'print_stats', 'print_summary', 'print_snapshots',
]


def track_object(instance: object, name: str | None = None, resolution_level: int = 0,
                 keep: bool = False, trace: bool = False) -> None:
    """Track one object.

    `name` is its name in the tables (default: its class' name).  `resolution_level`:
    down to which depth its referents are sized one by one.  `keep` it alive.  `trace`:
    note the stack.  TypeError for objects whose death cannot be noticed (``int``, …).
    """
    running.recorder().tracker.track_object(instance, name, resolution_level, keep, trace)


def track_class(cls: type, name: str | None = None, resolution_level: int = 0,
                keep: bool = False, trace: bool = False) -> None:
    """Track all instances of `cls`, and of classes derived from it, made from now on.

    An instance is tracked once, with the parameters of the most specialised tracked
    class; called again for a class, the parameters change for new instances.  `keep` keeps
    those that a snapshot has seen.
    """
    running.recorder().tracker.track_class(cls, name, resolution_level, keep, trace)


def track_change(instance: object, resolution_level: int = 0) -> None:
    """Size a tracked object to another resolution level; KeyError if it is not tracked."""
    running.recorder().tracker.track_change(instance, resolution_level)


def detach_class(cls: type) -> None:
    """Track no new instances of `cls`; KeyError if it is not tracked."""
    running.recorder().tracker.detach_class(cls)


def detach_all_classes() -> None:
    """Track no new instances; those known already stay tracked."""
    running.recorder().tracker.detach_all_classes()


def close() -> None:
    """As ``detach_all_classes``, so that ``contextlib.closing`` takes this module."""
    detach_all_classes()


def detach_all() -> None:
    """Give all classes their constructors back and follow no instance any longer."""
    running.recorder().tracker.detach_all()


def create_snapshot(description: str = '', compute_total: bool = False) -> None:
    """Size all living tracked objects and the process.

    `compute_total`: and everything else that can be measured, which takes longer.
    """
    running.recorder().create_snapshot(description, compute_total or None)


def start_periodic_snapshots(interval: float = 1.0) -> None:
    """Take a snapshot every `interval` seconds, for a quarter of the time at most."""
    running.recorder().start_periodic(interval)


def stop_periodic_snapshots() -> None:
    """Take no more periodic snapshots."""
    running.recorder().periodic.stop()


def dump_stats(fdump: str | os.PathLike[str] | BinaryIO, close: bool = True) -> None:
    """Write all that was recorded to `fdump`, a path or a file open for writing bytes.

    Such a file is closed then, unless `close` is false.
    """
    running.recorder().dump_stats(fdump)
    if close and not isinstance(fdump, (str, os.PathLike)):
        fdump.close()


def dump_heap(path: str | os.PathLike[str], values: bool = True) -> None:
    """Write every object of the process to a file: its size, and what it refers to by which name.

    ``heaphtml summary path`` says who holds the memory.  `values`: with the texts and numbers of
    the program, cut at 80 characters.  Nothing of the program's code runs for it.
    """
    from . import heapdump
    heapdump.dump_heap(path, values)


def recording(path: str = 'heap.html', track: Iterable[type] = (), resolution_level: int = 0,
              trace: bool = False) -> Block:
    """Record a ``with`` block: a snapshot where it begins and one where it ends, then a report.

    `path`: the report, an ``.html`` file or a folder.  `track`: classes, whose instances that are
    made in the block are tracked, with `resolution_level` and `trace` as for ``track_class``.
    The report is also of what was recorded before.  ProgramError without heaphtml.
    """
    from .block import Block
    return Block(path, track, resolution_level, trace)


def report(path: str = 'heap.html') -> Report:
    """Take a snapshot and write a report of all up to now; recording goes on.

    The result is the path; a notebook shows it as a link.  ProgramError without heaphtml.
    """
    from .block import make
    running.recorder().create_snapshot('report')
    return make(running.recorder(), path)


def print_stats(clsname: str | None = None, limit: float | None = None) -> None:
    """Print each tracked object with its lifetime and sizes.

    `clsname`: only those with this in their name.  `limit`: the first so many; below 1, that
    share of them.
    """
    from . import console
    console.print_stats(running.recorder().recording, sys.stdout, clsname, limit)


def print_summary() -> None:
    """Print per snapshot and class how many instances there were and how large."""
    from . import console
    console.print_summary(running.recorder().recording, sys.stdout)


def print_snapshots() -> None:
    """Print per snapshot the size of the process and of all tracked objects."""
    from . import console
    console.print_snapshots(running.recorder().recording, sys.stdout)
