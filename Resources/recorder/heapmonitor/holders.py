"""Who holds instances that live long: the shortest way to each from a module or a class, else from
a local variable of a function that runs.

The compiled part looks for the referrers of many objects at once, level by level, until a root
is found for each.  Nothing of the program's is called, and nothing of it is kept.
"""
from __future__ import annotations

import gc
import sys
import time
import types

from .cpython import type_name
from .framelocals import label, variables_in_passing
from .heaplocals import running_frames
from .waynames import WayNames

TYPE_CHECKING = False
if TYPE_CHECKING:
    from array import array
    from typing import Any
    from .nativemodule import Native
    from .recorded import Recording

MOST_SAMPLES = 20               # instances of one class
_MOST_CLASSES = 40
_MOST_WAYS = 5                  # of one class
_MOST_LEVELS = 12               # referrers of referrers of …
_MOST_PAIRS = 20000             # of one level
_MOST_SECONDS = 2.0             # of processor time, for all levels

_OURS = __package__ or 'heapmonitor'


class Holders:
    """Searches once, for all `samples`, and tells the ways."""

    def __init__(self, module: Native, samples: list[Any], passed_over: list[Any],
                 seconds: float | None = None) -> None:
        """`passed_over`: what of the recorder's own refers to samples; `seconds`: at most."""
        self._seconds = min(_MOST_SECONDS, seconds or _MOST_SECONDS)
        self._module = module
        self._names = WayNames()
        self._locals = _local_variables()
        self._objects: dict[int, Any] = {id(obj): obj for obj in samples}  # keeps the ids valid
        self._below: dict[int, list[int]] = {}      # referrer -> objects
        self._roots: list[int] = []
        self._passed_over = [*passed_over, passed_over, samples, self._objects, self.__dict__,
                             self._below, *_frames_and_types()]
        self._search(list(self._objects.values()))

    def _search(self, sought: list[Any]) -> None:
        end = time.process_time() + self._seconds
        waiting = set(self._objects)
        for _ in range(_MOST_LEVELS):
            careful = len(sys._current_frames()) > 1
            pairs = self._module.referrers(sought, [*self._passed_over, sought], _MOST_PAIRS, careful)
            del sought[:]
            for referrer, obj in pairs:
                if id(obj) == id(referrer):
                    continue
                self._below.setdefault(id(referrer), []).append(id(obj))
                if id(referrer) not in self._objects:
                    self._objects[id(referrer)] = referrer
                    if self._names.root(referrer):
                        self._roots.append(id(referrer))
                    else:
                        sought.append(referrer)
            referrer = obj = None
            del pairs
            if self._roots:
                waiting -= set(self._parents(self._roots))
            if not sought or not waiting or time.process_time() > end:
                break

    def _parents(self, roots: list[int]) -> dict[int, int]:
        """For each object that a root leads to, what refers to it on the shortest way."""
        parents = dict.fromkeys(roots, 0)
        level = list(roots)
        while level:
            following = []
            for address in level:
                for below in self._below.get(address, ()):
                    if below not in parents:
                        parents[below] = address
                        following.append(below)
            level = following
        return parents

    def ways(self, samples: list[Any]) -> dict[str, int]:
        """``{way: samples that it leads to}``; ``''`` for those to which none was found."""
        # what a variable of a module leads to is kept when the functions that run have returned
        lasting = self._parents(self._roots)
        # a variable that is an instance itself says nothing of the others
        sampled = set(map(id, samples))
        passing = self._parents([address for address in self._locals
                                 if address in self._objects and address not in sampled])
        counts: dict[str, int] = {}
        for obj in samples:
            way = ''
            for parents in lasting, passing:
                if id(obj) in parents:
                    way = self._way(obj, parents)
                    break
            counts[way] = counts.get(way, 0) + 1
        return counts

    def _way(self, obj: Any, parents: dict[int, int]) -> str:
        steps = [obj]
        address = parents[id(obj)]
        while address:
            steps.append(self._objects[address])
            address = parents[address]
        steps.reverse()
        variable = self._locals.get(id(steps[0])) if parents[id(steps[0])] == 0 else None
        if variable is None or id(steps[0]) in self._roots:
            return self._names.way(steps)
        return self._names.way_from(variable, steps)

    def end(self) -> None:
        """Let go of all objects."""
        self._objects.clear()
        del self._passed_over[:]


def holders_of(module: Native, places: dict[str, list[int]], objects: list[Any],
               seconds: float | None) -> list[tuple[str, int, list[list[Any]]]]:
    """``[(registered name, samples, [[way, samples that it leads to], …]), …]``, largest first.

    `places` are those of each class in `objects`; `seconds` of processor time at most, about.
    """
    samples = _samples(places, objects)
    found = Holders(module, [obj for some in samples.values() for obj in some],
                    [objects, samples, *samples.values()], seconds)
    try:
        told = []
        for name, some in samples.items():
            ways = sorted(found.ways(some).items(), key=lambda item: (-item[1], item[0]))
            told.append((name, len(some), [list(way) for way in ways[:_MOST_WAYS]]))
        return told
    finally:
        found.end()


def tenured(recording: Recording, rows: array[int], objects: list[Any]) -> dict[str, list[int]]:
    """Places of the instances that the snapshot before has seen, too; of all if there was none."""
    before = set(recording.snapshots[-1].rows) if recording.snapshots else None
    places: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        if objects[place] is not None and (before is None or row in before):
            places.setdefault(recording.names[recording.registered[row]][0], []).append(place)
    return places


def _samples(places: dict[str, list[int]], objects: list[Any]) -> dict[str, list[Any]]:
    most = sorted(places.items(), key=lambda item: (-len(item[1]), item[0]))[:_MOST_CLASSES]
    samples = {}
    for name, some in most:
        number = min(len(some), MOST_SAMPLES)
        samples[name] = [objects[some[at * len(some) // number]] for at in range(number)]
    return samples


def _local_variables() -> dict[int, str]:
    """``{id of the value: variable}`` of the functions that run, innermost last."""
    found: dict[int, str] = {}
    for _, frame in running_frames():
        for name, value in variables_in_passing(frame):
            if gc.is_tracked(value):
                found[id(value)] = label(name, frame)
    return found


def _frames_and_types() -> list[Any]:
    """What is the recorder's own: it refers to much and holds nothing for the program."""
    found: list[Any] = []
    frame: types.FrameType | None = sys._getframe(1)    # not its own, which would keep the list
    while frame is not None:
        if frame.f_globals.get('__package__') == _OURS:
            found.append(frame)
        frame = frame.f_back
    for cls in object.__subclasses__():
        if type_name(cls).startswith(_OURS + '.'):
            found.append(cls)
    return found
