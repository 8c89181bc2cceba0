"""What is looked at beside the tracked classes: all types at each snapshot, and which to track."""
from __future__ import annotations

import sys
from array import array

from . import native
from .allobjects import count_all
from .choosing import Candidate
from .complaints import complain
from .cpython import module_of, qualified_name_of, type_name
from .ownmodules import MAIN, OwnModules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .allobjects import Counted
    from .choosing import Chooser
    from .recorded import Recording

_OURS = __name__.rpartition('.')[0] + '.'
_ARRAY = type_name(array)
_SPAWNED = '__mp_main__'        # the script, in a spawned child


class TypeCensus:
    """Counts all types at each snapshot, and lets a chooser see the program's own."""

    def __init__(self, recording: Recording, compiled: bool, chooser: Chooser | None = None) -> None:
        self._recording = recording
        self._series = recording.types
        self._compiled = compiled
        self._chooser = chooser
        self._own = OwnModules()
        self.is_last = False            # is the next look the last one?
        self._enabled = True

    def look(self, timestamp: float) -> None:
        """A snapshot is being taken; choose before it counts the instances of tracked classes."""
        if not self._enabled:
            return
        try:
            self._look(timestamp)
        except Exception as error:
            self._enabled = False
            complain('counting all types', error)

    def _look(self, timestamp: float) -> None:
        module = native.load() if self._compiled else None
        counted = count_all() if module is None else module.census()
        totals: dict[str, tuple[int, int]] = {}
        own: dict[str, list[type]] = {}
        for cls, count, size in counted:
            name = _name(cls)
            if name.startswith(_OURS):
                continue
            before = totals.get(name, (0, 0))
            totals[name] = before[0] + count, before[1] + size
            if self._own.has(cls):
                own.setdefault(name, []).append(cls)
        del counted
        self._leave_out_ours(totals)
        for name, classes in own.items():
            self._series.own[name] = _spec(classes[0])
        if self._chooser is not None:
            self._chooser.look([
                Candidate(_spec(classes[0]), classes, *totals[name],
                          totals[name][1] - self._series.first_bytes(name))
                for name, classes in own.items()], self.is_last)
        self._series.add(timestamp, totals)

    def _leave_out_ours(self, totals: dict[str, tuple[int, int]]) -> None:
        """The recording is made of arrays; they are not the program's."""
        count, size = totals.get(_ARRAY, (0, 0))
        for ours in self._recording.arrays():
            count, size = count - 1, size - sys.getsizeof(ours)
        if _ARRAY in totals:            # the collector does not know them before 3.10
            totals[_ARRAY] = max(count, 0), max(size, 0)


def _module(cls: type) -> str:
    module = module_of(cls)
    return MAIN if module == _SPAWNED else str(module)


def _name(cls: type) -> str:
    name = type_name(cls)
    return MAIN + name[len(_SPAWNED):] if name.startswith(_SPAWNED + '.') else name


def _spec(cls: type) -> str:
    return f'{_module(cls)}:{qualified_name_of(cls)}'
