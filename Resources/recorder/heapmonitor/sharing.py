"""What several instances lead to, noted while they are measured, at little cost.

What is shared counts for the instance that is measured first.  Objects count in the order of a
search in depth, so all that counts below one of them follows it without a gap: its bytes are
those from its own number on, until the stack of what is waiting is lower than it left it.  An
object that another instance leads to later as well is the head of something shared, and what
counts below it is shared with it.  What the first instance reached on another way before is not
below it, so bytes are never too many, and may be too few.
"""
from __future__ import annotations

from bisect import bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, List, Tuple
    # object, bytes, the number of the instance for which it counts and of the last other one that
    # leads to it, [(class, other instances)]
    Found = List[Tuple[Any, int, int, int, List[Tuple[int, int]]]]

LEAF_BYTES = 512                # of an object without referents: smaller ones are not worth a row
MOST_CLASSES = 8                # that are told apart for one object
MOST_FOUND = 20000              # of one snapshot
MARKS = 65535                   # of instances: those so far apart have the same
OTHERS = -1                     # in place of the class of the ninth and all after it


class Sharing:
    """Objects that count, in the order in which they were met."""

    def __init__(self) -> None:
        self.counted: list[Any] = []    # keeps the ids valid
        self.heights: list[int] = []    # how many were waiting, its referents not among them
        self.sizes: list[int] = []
        self._starts: list[int] = []    # of each instance the place of the first that counts for it
        self._registered = 0            # the class of the instance that is measured
        self._met: dict[int, list[Any]] = {}    # id -> the last instance, {class: instances}

    def begin(self, registered: int) -> int:
        """An instance of that class is measured from now on; its mark, not 0."""
        self._registered = registered
        self._starts.append(len(self.counted))
        return (len(self._starts) - 1) % MARKS + 1

    def meet(self, obj: object) -> None:
        """The instance leads to an object that counts for another."""
        instance = len(self._starts)
        met = self._met.get(id(obj))
        if met is None:
            met = self._met[id(obj)] = [0, {}]
        if met[0] == instance:
            return
        met[0] = instance
        classes: dict[int, int] = met[1]
        registered = self._registered
        if registered not in classes and (OTHERS in classes or len(classes) == MOST_CLASSES):
            registered = OTHERS
            if OTHERS not in classes:   # the last becomes one of many
                classes[OTHERS] = classes.popitem()[1]
        classes[registered] = classes.get(registered, 0) + 1

    def found(self, least: int) -> Found:
        """What is shared and has so many bytes at least; nothing that is a part of another."""
        found: Found = []
        end = 0
        met = self._met
        places = [place for place, obj in enumerate(self.counted) if id(obj) in met] if met else []
        for number in places:
            if number < end:
                continue
            if len(found) == MOST_FOUND:
                break
            following = bisect_right(self._starts, number)
            limit = self._starts[following] if following < len(self._starts) else len(self.counted)
            height = self.heights[number]
            end = number + 1
            while end < limit and self.heights[end] >= height:
                end += 1
            size = sum([(size + 7) & -8 for size in self.sizes[number:end]])
            if size >= least:
                last, classes = met[id(self.counted[number])]
                found.append((self.counted[number], size, following - 1, last - 1,
                              list(classes.items())))
        return found
