"""heapmonitor: births, deaths and sizes of the instances of chosen classes.

    import heapmonitor
    heapmonitor.track_class(Employee)
    heapmonitor.create_snapshot('before')
    ...
    heapmonitor.create_snapshot('after')
    heapmonitor.print_summary()
    heapmonitor.dump_stats('heap.dat')          # Pympler 1.1 reads it, and heaphtml

Standard library only, CPython 3.8 and later.  Under ``heaphtml run`` and
``heaphtml scons`` these functions act on the recording that runs already.
"""
import sys

__all__ = [
    'track_object', 'track_class', 'track_change', 'detach_class', 'detach_all',
    'create_snapshot', 'start_periodic_snapshots', 'stop_periodic_snapshots',
    'dump_stats', 'print_stats', 'print_summary', 'print_snapshots',
]

_recorder = None


def _running():
    """The recorder of this process; made when first asked for."""
    global _recorder
    if _recorder is None:
        from .recorder import Recorder
        _recorder = Recorder()
    return _recorder


def track_object(obj, name=None, resolution_level=0, keep=False, trace=False):
    """Track one object.

    `name` stands for it in the tables (default: its class' name).  `resolution_level`:
    down to which depth its referents are sized one by one.  `keep` it alive.  `trace`:
    note the stack.  TypeError for objects whose death cannot be noticed (``int``, …).
    """
    _running().tracker.track_object(obj, name, resolution_level, keep, trace)


def track_class(cls, name=None, resolution_level=0, keep=False, trace=False):
    """Track all instances of `cls`, and of classes derived from it, made from now on.

    An instance is tracked once, with the parameters of the most specialised tracked
    class; called again for a class, the parameters change for new instances.
    """
    _running().tracker.track_class(cls, name, resolution_level, keep, trace)


def track_change(obj, resolution_level):
    """Size a tracked object to another resolution level; KeyError if it is not tracked."""
    _running().tracker.track_change(obj, resolution_level)


def detach_class(cls):
    """Track no new instances of `cls`; KeyError if it is not tracked."""
    _running().tracker.detach_class(cls)


def detach_all():
    """Give all classes their constructors back and follow no instance any longer."""
    _running().tracker.detach_all()


def create_snapshot(description=''):
    """Size all living tracked objects and the process."""
    _running().create_snapshot(description)


def start_periodic_snapshots(interval=1.0):
    """Take a snapshot every `interval` seconds, for a quarter of the time at most."""
    _running().periodic.start(interval)


def stop_periodic_snapshots():
    """Take no more periodic snapshots."""
    _running().periodic.stop()


def dump_stats(file):
    """Write all that was recorded to `file`, a path or a file open for writing bytes."""
    _running().dump_stats(file)


def print_stats():
    """Print each tracked object with its lifetime and sizes."""
    from . import console
    console.print_stats(_running().recording, sys.stdout)


def print_summary():
    """Print per snapshot and class how many instances there were and how large."""
    from . import console
    console.print_summary(_running().recording, sys.stdout)


def print_snapshots():
    """Print per snapshot the size of the process and of all tracked objects."""
    from . import console
    console.print_snapshots(_running().recording, sys.stdout)
