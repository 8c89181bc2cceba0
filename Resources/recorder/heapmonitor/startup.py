"""What ``sitecustomize`` does when a launcher starts a Python: record, leave no trace."""
from __future__ import annotations

import importlib.machinery
import os
import sys

from .complaints import note
from .options import SITE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType


def start() -> None:
    """Begin to record, if this process is one to be recorded."""
    added = _added()
    try:
        from . import session
        running = session.start_from_environment()
        if running is None or not running.options.follow:
            _leave_environment(added)
    except Exception as error:
        note(f'cannot record: {type(error).__name__}: {error}')
    _leave_path(added)


def leave() -> None:
    """Take what a launcher added out of the environment and off the module path."""
    added = _added()
    _leave_environment(added)
    _leave_path(added)


def _added() -> list[str]:
    """The entries of PYTHONPATH that a launcher put before the user's."""
    package = os.path.dirname(os.path.abspath(__file__))
    ours = os.path.join(package, SITE), os.path.dirname(package)
    found = []
    for entry in os.environ.get('PYTHONPATH', '').split(os.pathsep):
        if not entry or os.path.abspath(entry) not in ours:
            break
        found.append(entry)
    return found


def _leave_environment(added: list[str]) -> None:
    """PYTHONPATH as it was before the launcher put itself in front.

    Where it was set and empty the launcher has put itself there twice: an empty entry would
    be the current folder.
    """
    if not added:
        return
    entries = os.environ.get('PYTHONPATH', '').split(os.pathsep)[len(added):]
    if entries or added[:1] == added[1:2]:
        os.environ['PYTHONPATH'] = os.pathsep.join(entries)
    else:
        os.environ.pop('PYTHONPATH', None)


def python_path(folder: str) -> str:
    """PYTHONPATH with `folder` before what is there."""
    before = os.environ.get('PYTHONPATH')
    return folder if before is None else os.pathsep.join([folder, before or folder])


def _leave_path(added: list[str]) -> None:
    """``import heapmonitor`` goes on working: the package is loaded."""
    ours = {os.path.abspath(entry) for entry in added}
    sys.path[:] = [entry for entry in sys.path
                   if not entry or os.path.abspath(entry) not in ours]


def run_shadowed(module: ModuleType, folder: str) -> None:
    """Run the sitecustomize that ours hides, as if ours did not exist."""
    elsewhere = [entry for entry in sys.path if os.path.abspath(entry or '.') != folder]
    spec = importlib.machinery.PathFinder.find_spec('sitecustomize', elsewhere)
    if spec is None or spec.loader is None:
        # the import of ours succeeded, theirs would have failed silently
        return
    module.__spec__, module.__file__, module.__loader__ = spec, spec.origin, spec.loader
    spec.loader.exec_module(module)
