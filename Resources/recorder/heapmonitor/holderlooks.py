"""When to look for holders, and which of several looks to believe.

At the end of a program what holds a leak may be gone: its main function has returned, and its own
``atexit`` and ``weakref.finalize`` callbacks have run.  What they left is held by something else.
So snapshots before the end look, too, as far as that costs next to nothing, and what they saw
counts more.
"""
from __future__ import annotations

import time

from .complaints import complain
from .holders import holders_of, tenured

TYPE_CHECKING = False
if TYPE_CHECKING:
    from array import array
    from typing import Any, List, Tuple
    from .nativemodule import Native
    from .recorded import Recording
    # registered name, samples, [[way, samples that it leads to], …]
    Holding = Tuple[str, int, List[List[Any]]]

# Seconds of processor time that looks before the end may take in all: so many, and a part of the run
_ALLOWED, _SHARE = 0.05, 0.02
_LEAST = 0.005                  # seconds: with less no look is begun
_LASTING = 0.5                  # instances at another moment, for each one: fewer are others


class HolderLooks:
    """The looks of one recording."""

    def __init__(self, module: Native, recording: Recording) -> None:
        self._module = module
        self._recording = recording
        self._spent = 0.0
        self._latest: dict[str, int] = {}       # class -> tenured instances at the last snapshot
        # class -> tenured instances at its last look, and what that found
        self._before: dict[str, tuple[int, Holding]] = {}
        self.is_last = False            # the next snapshot is the last one

    def look(self, rows: array[int], objects: list[Any], now: float) -> None:
        """See who holds instances in `rows`, if there is time; `now`: seconds since the start."""
        if not self._recording.snapshots and not self.is_last:
            return                      # none has survived a snapshot yet
        try:
            places = tenured(self._recording, rows, objects)
            counts = {name: len(some) for name, some in places.items()}
            if self.is_last:
                found = holders_of(self._module, places, objects, None)
                told = [self._believed(holding, counts[holding[0]]) for holding in found]
                gone = [holding for name, (_, holding) in sorted(self._before.items())
                        if name not in counts]
                self._tell([*told, *gone])
            elif self._may_look(now):
                begin = time.process_time()
                found = holders_of(self._module, places, objects, self._left(now))
                self._spent += time.process_time() - begin
                for holding in found:
                    self._before[holding[0]] = counts[holding[0]], holding
                self._tell([holding for _, (_, holding) in sorted(self._before.items())])
            self._latest = counts
        except Exception as error:
            complain('looking for holders', error)

    def _left(self, now: float) -> float:
        return _ALLOWED + _SHARE * now - self._spent

    def _may_look(self, now: float) -> bool:
        return self._left(now) >= _LEAST

    def _believed(self, at_end: Holding, count: int) -> Holding:
        """What is told of a class of which so many instances are there at the end."""
        name, samples, _ = at_end
        latest = self._latest.get(name, count)
        seen, before = self._before.get(name, (0, None))
        if before is not None and _found_any(before) and seen >= _LASTING * latest:
            return before
        if count < _LASTING * latest:   # those that are left are others than those that stayed
            return name, samples, [['', samples]]
        return at_end

    def _tell(self, found: list[Holding]) -> None:
        if found:
            self._recording.facts['holders'] = [list(holding) for holding in found]


def _found_any(holding: Holding) -> bool:
    return any(way for way, _ in holding[2])
