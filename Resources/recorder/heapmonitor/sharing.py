"""What several instances lead to, noted while they are measured, at little cost.

What is shared counts for the instance that is measured first.  Objects count in the order of a
search in depth, so all that counts below one of them follows it without a gap: its bytes are
those from its own number on, until the stack of what is waiting is lower than it left it.  An
object that another instance leads to later as well is the head of something shared, and what
counts below it is shared with it.  What the first instance reached on another way before is not
below it, so bytes are never too many, and may be too few.
"""
from __future__ import annotations

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
        self._led_to: set[int] = set()  # marks: others lead to what counts for such an instance

    def begin(self, registered: int) -> int:
        """An instance of that class is measured from now on; its mark, not 0."""
        self._registered = registered
        self._starts.append(len(self.counted))
        return (len(self._starts) - 1) % MARKS + 1

    def meet(self, obj: object, mark: int) -> None:
        """The instance leads to an object that counts for another, which has that mark."""
        instance = len(self._starts)
        met = self._met.get(id(obj))
        if met is None:
            self._led_to.add(mark)
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
        if not self._met:
            return found
        marks = [instance for instance in range(len(self._starts))
                 if instance % MARKS + 1 in self._led_to]
        for instance in marks:
            self._add(instance, least, found)
        return found

    def _add(self, instance: int, least: int, found: Found) -> None:
        """What counts for an instance and others have met."""
        met = self._met
        number = self._starts[instance]
        limit = self._starts[instance + 1] if instance + 1 < len(self._starts) \
            else len(self.counted)
        while number < limit and len(found) < MOST_FOUND:
            obj = self.counted[number]
            if id(obj) not in met:
                number += 1
                continue
            height = self.heights[number]
            end = number + 1
            while end < limit and self.heights[end] >= height:
                end += 1
            size = sum([(size + 7) & -8 for size in self.sizes[number:end]])
            if size >= least:
                last, classes = met[id(obj)]
                found.append((obj, size, instance, last - 1, list(classes.items())))
            number = end
