"""What ``sitecustomize`` does when a launcher starts a Python: record, leave no trace."""
import importlib.machinery
import os
import sys

from .complaints import note


def start():
    """Begin to record, if this process is one to be recorded."""
    try:
        from . import session
        running = session.start_from_environment()
        if running is None or not running.options.follow:
            _leave_environment()
    except Exception as error:
        note('cannot record: %s: %s' % (type(error).__name__, error))
    _leave_path()


def leave():
    """Take what a launcher added out of the environment and off the module path."""
    _leave_environment()
    _leave_path()


def _ours():
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    return {os.path.join(root, 'startup'), root}


def _leave_environment():
    """PYTHONPATH as it was before the launcher put itself in front."""
    ours = _ours()
    entries = os.environ.get('PYTHONPATH', '').split(os.pathsep)
    while entries and entries[0] and os.path.abspath(entries[0]) in ours:
        entries.pop(0)
    if entries and any(entries):
        os.environ['PYTHONPATH'] = os.pathsep.join(entries)
    else:
        os.environ.pop('PYTHONPATH', None)


def _leave_path():
    """``import heapmonitor`` goes on working: the package is loaded."""
    ours = _ours()
    sys.path[:] = [entry for entry in sys.path
                   if not entry or os.path.abspath(entry) not in ours]


def run_shadowed(module, folder):
    """Run the sitecustomize that ours stands in front of, as if ours did not exist."""
    elsewhere = [entry for entry in sys.path if os.path.abspath(entry or '.') != folder]
    spec = importlib.machinery.PathFinder.find_spec('sitecustomize', elsewhere)
    if spec is None or spec.loader is None:
        # the import of ours succeeded, theirs would have failed silently
        return
    module.__spec__, module.__file__, module.__loader__ = spec, spec.origin, spec.loader
    spec.loader.exec_module(module)
