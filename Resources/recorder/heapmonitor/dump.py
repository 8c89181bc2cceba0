"""Writing dumps in Pympler 1.1's format: two pickles, the index and the snapshots."""
from __future__ import annotations

import gc
import os
import pickle

from .lookalikes import PICKLED_AS, as_pympler
from .ownfile import create_new

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO
    from .recording import Recording

PROTOCOL = 4                    # the newest that Python 3.4, and so every Pympler 1.1, reads


def write_dump(recording: Recording, file: str | os.PathLike[str] | BinaryIO) -> None:
    """Write `recording` to `file`, a path or a binary file; a path is replaced whole."""
    collecting = gc.isenabled()
    gc.disable()                        # millions of new objects, none of them garbage
    try:
        index, snapshots = as_pympler(recording)
        if not isinstance(file, (str, os.PathLike)):
            _write(index, snapshots, file)
            return
        beside = partial_path(file, os.getpid())
        try:
            with open(create_new(beside), 'wb') as out:
                _write(index, snapshots, out)
            os.replace(beside, file)
        except BaseException:
            _remove(beside)
            raise
    finally:
        if collecting:
            gc.enable()


def partial_path(file: str | os.PathLike[str], pid: int) -> str:
    """Where a process writes before the dump is complete."""
    return f'{os.fspath(file)}.{pid}.part'


def _write(index: object, snapshots: object, out: BinaryIO) -> None:
    pickle_as_pympler(index, out)
    pickle_as_pympler(snapshots, out)


def pickle_as_pympler(obj: object, out: BinaryIO) -> None:
    """Pickle `obj`, our look-alikes under Pympler's names.

    The pickler would import Pympler and compare the classes.  But it looks into its
    memo first: so the names are written by hand, and the pickler goes on with a memo
    in which the classes are already.
    """
    head = [pickle.PROTO + bytes([PROTOCOL])]
    memo = {}
    for number, (cls, module, name) in enumerate(PICKLED_AS):
        for text in (module.encode(), name.encode()):
            head.append(pickle.SHORT_BINUNICODE + bytes([len(text)]) + text)
        head.append(pickle.STACK_GLOBAL + pickle.MEMOIZE + pickle.POP)
        memo[id(cls)] = (number, cls)
    out.write(b''.join(head))
    pickler = pickle.Pickler(out, protocol=PROTOCOL)
    pickler.memo = memo
    pickler.dump(obj)


def _remove(path: str) -> None:
    try:
        os.remove(path)
    except OSError:                     # it was never made
        pass
