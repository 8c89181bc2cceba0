"""A program of root's that gives up its rights goes on recording.

Its files are in a folder that only root may enter.  Just before the change they become the
files of the user that it turns into; the launcher, still root, takes them back.
"""
from __future__ import annotations

import os
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable

# place of the effective user among the arguments
_CHANGES = {'setuid': 0, 'seteuid': 0, 'setreuid': 1, 'setresuid': 1}


def follow_changes(files: Callable[[], list[str]]) -> None:
    """Give ``files()`` and their folder to the user that this process becomes."""
    if not hasattr(os, 'geteuid') or os.geteuid() != 0:
        return
    for name, place in _CHANGES.items():
        if hasattr(os, name):
            setattr(os, name, _giving_first(getattr(os, name), place, files))


def _giving_first(function: Any, place: int, files: Callable[[], list[str]]) -> Any:
    def replaced(*args):  # type: ignore[no-untyped-def]
        try:
            if os.geteuid() == 0 and args[place] > 0:
                _give(files(), args[place])
        except Exception:               # then the recording ends here, with what it has
            pass
        return function(*args)
    replaced.__name__ = replaced.__qualname__ = function.__name__
    replaced.__doc__ = function.__doc__
    replaced.__wrapped__ = function     # type: ignore[attr-defined]
    return replaced


def _give(paths: list[str], user: int) -> None:
    folder = os.path.dirname(paths[0])
    status = os.lstat(folder)
    if status.st_uid != 0 or status.st_mode & 0o077 or not stat.S_ISDIR(status.st_mode):
        return                          # not a launcher's own
    for path in paths:
        if os.path.dirname(path) == folder:
            try:
                os.chown(path, user, -1, follow_symlinks=False)
            except FileNotFoundError:
                pass
    os.chown(folder, user, -1, follow_symlinks=False)
