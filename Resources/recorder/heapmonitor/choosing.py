"""Choosing classes to track: the largest and fastest-growing of the person's own modules."""
from __future__ import annotations

from .complaints import complain
from .cpython import is_written_in_c

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Sequence
    from .tracking import ClassTracker

_TIMES = 3                      # so many times as many in all: others may grow later
_ALIKE = 10                     # classes of one name at most: not those made again and again
# An early look sees a program that still starts: what is small then says nothing.
_SMALL_BYTES, _SMALL_COUNT, _EARLY = 4096, 50, 10
_STARTED = 3                    # a look at which small ones are chosen where there is nothing else


class Candidate:
    """Classes of one name, and what there is of them."""

    __slots__ = ('spec', 'classes', 'count', 'bytes', 'growth')

    def __init__(self, spec: str, classes: list[type], count: int, size: int,
                 growth: int) -> None:
        self.spec = spec                # as --track takes it
        self.classes = classes
        self.count = count
        self.bytes = size
        self.growth = growth            # in bytes, since the first look


class Chooser:
    """Tracks what leads at a look, from the second one on."""

    def __init__(self, tracker: ClassTracker, most: int, level: int, trace: bool) -> None:
        self._tracker = tracker
        self._most, self._level, self._trace = most, level, trace
        self._looks = 0
        self._chosen: dict[str, int] = {}       # spec -> bytes when last seen

    @property
    def chosen(self) -> list[str]:
        """Specs of the classes that were chosen, the largest first."""
        return sorted(self._chosen, key=lambda spec: (-self._chosen[spec], spec))

    def look(self, candidates: Sequence[Candidate], last: bool = False) -> None:
        """Choose among the own classes that are there; at the `last` look small ones, too."""
        self._looks += 1
        for candidate in candidates:
            if candidate.spec in self._chosen:
                self._chosen[candidate.spec] = candidate.bytes
        if self._looks == 1 and not last:
            return
        able = [candidate for candidate in candidates if self._is_able(candidate)]
        large = [candidate for candidate in able if last or self._is_large(candidate)]
        if not large and self._looks >= _STARTED:
            large = able                # one small object may hold all there is
        for candidate in _leading(large, self._most):
            if candidate.spec not in self._chosen and len(self._chosen) < _TIMES * self._most:
                self._track(candidate)

    def _is_able(self, candidate: Candidate) -> bool:
        if candidate.spec in self._chosen:
            return True
        if len(candidate.classes) > _ALIKE:
            return False
        return not any(issubclass(cls, type) or is_written_in_c(cls)
                       or self._tracker.observer_of(cls) is not None
                       for cls in candidate.classes)

    def _is_large(self, candidate: Candidate) -> bool:
        return self._looks > _EARLY or candidate.spec in self._chosen or \
            candidate.bytes >= _SMALL_BYTES or candidate.count >= _SMALL_COUNT

    def _track(self, candidate: Candidate) -> None:
        try:
            for cls in candidate.classes:
                self._tracker.track_class(cls, resolution_level=self._level, trace=self._trace,
                                          adopt=True)
                self._tracker.met_late(cls)
            self._chosen[candidate.spec] = candidate.bytes
        except Exception as error:
            complain('tracking a class', error)


def _leading(candidates: Sequence[Candidate], most: int) -> list[Candidate]:
    """In turn the one that has grown most and the largest, `most` in all."""
    growing = [candidate for candidate in
               sorted(candidates, key=lambda one: (-one.growth, one.spec)) if candidate.growth > 0]
    largest = sorted(candidates, key=lambda one: (-one.bytes, one.spec))
    found: dict[str, Candidate] = {}
    for place in range(len(largest)):
        for one in growing[place:place + 1] + largest[place:place + 1]:
            if len(found) < most:
                found[one.spec] = one
    return list(found.values())
