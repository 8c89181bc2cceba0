"""What some instances of each class hold, attribute by attribute, whatever was asked for.

Without a resolution level of 2 a dump says how large an instance is, but not where in it the bytes
are.  So the attributes of some instances are measured apart, when their class is about as large as
it was ever seen; the sizes in the dump are not touched.
"""
from __future__ import annotations

import gc

from .contents import Contents
from .referents import ReferentTrees

TYPE_CHECKING = False
if TYPE_CHECKING:
    from array import array
    from typing import Dict, List, Tuple
    from .recorded import Recording, SizedSnapshot, Tree
    from .sizing import Sizer
    # time of the snapshot, bytes of the class then, [(row, instance with its attributes)]
    Sample = Tuple[float, int, List[Tuple[int, Tree]]]
    Samples = Dict[str, Sample]

LEVEL = 2                       # that shows attributes with their values
MOST = 128                      # instances of one class at the end, evenly chosen
_MOST_BEFORE = 32               # and at other snapshots: they come while the program runs
_LEAST = 16
_MOST_TREES = 1024              # at one snapshot
_MOST_CLASSES = 40
_MOST_ATTRIBUTES = 128          # what has more is a table
_GROWN = 2.0                    # of what it was when it was last looked at
_GROWN_AT_LAST = 0.9            # at the end; what was larger before is more interesting
_ENDS = 'exit', 'exec'
_TABLES = (dict, list, tuple, set, frozenset)


class _Wanted:
    """A class that has grown, and the places of its instances at the snapshot."""
    __slots__ = ('name', 'total', 'places')

    def __init__(self, name: str) -> None:
        self.name = name
        self.total = 0
        self.places: list[int] = []


def grown(recording: Recording, snapshot: SizedSnapshot) -> list[_Wanted]:
    """Classes that are to be looked at now, the smallest numbers of instances first."""
    found: dict[str, _Wanted] = {}
    for place, row in enumerate(snapshot.rows):
        name, level = recording.names[recording.registered[row]]
        if recording.levels.get(row, level) >= LEVEL:
            continue
        wanted = found.get(name)
        if wanted is None:
            wanted = found[name] = _Wanted(name)
        wanted.total += snapshot.sizes[place]
        wanted.places.append(place)
    least = snapshot.tracked_total // 200       # what is less is nothing to look for
    factor = _GROWN_AT_LAST if _is_last(snapshot) else _GROWN
    some = [wanted for wanted in found.values() if wanted.total > max(
        least, factor * recording.samples.get(wanted.name, (0.0, 0, []))[1])]
    some.sort(key=lambda wanted: -wanted.total)
    return sorted(some[:_MOST_CLASSES], key=lambda wanted: len(wanted.places))


def take(recording: Recording, snapshot: SizedSnapshot, objects: list[object], sizer: Sizer,
         numbers: bytes, classes: list[_Wanted], contents: Contents) -> None:
    """Look at instances of `classes`: their attributes into the recording, values to `contents`.

    `sizer`: one that has counted nothing; `numbers`: of instances made before, for each place.
    """
    trees = ReferentTrees(sizer)
    left = _MOST_TREES
    limit = MOST if _is_last(snapshot) else _MOST_BEFORE
    for number, wanted in enumerate(classes):
        most = min(limit, max(_LEAST, left // (len(classes) - number)))
        some = _chosen(wanted.places, most, snapshot.sizes)
        if len(some) < len(wanted.places):      # what all share is not each one's
            trees.size(objects[wanted.places[0]], LEVEL, numbers[wanted.places[0]])
        found = []
        for place in some:
            obj = objects[place]
            if obj is None or _is_table(obj):
                continue
            seen: list[tuple[object, object]] = []
            flat, size, referents = trees.size(obj, LEVEL, numbers[place], seen)
            found.append((snapshot.rows[place], (size, flat, '', referents)))
            contents.add_of(wanted.name, seen)
        recording.samples[wanted.name] = snapshot.timestamp, wanted.total, found
        left -= len(found)


def told(recording: Recording, rows_of: dict[str, array[int]]) -> list[list[object]]:
    """``[[registered name, time, [[place in its list of instances, tree], …]], …]``.

    A tree: ``[size, flat, name, [tree, …]]``, the name of an instance is empty.
    """
    all_told: list[list[object]] = []
    for name, (timestamp, _, found) in sorted(recording.samples.items()):
        places = {row: place for place, row in enumerate(rows_of.get(name, ()))}
        all_told.append([name, timestamp, [[places[row], _listed(tree)]
                                           for row, tree in found if row in places]])
    return all_told


def _listed(tree: Tree) -> list[object]:
    size, flat, name, below = tree
    return [size, flat, name, [_listed(each) for each in below]]


def _is_last(snapshot: SizedSnapshot) -> bool:
    """Is it the one that the recorder takes when the program ends?"""
    name = snapshot.description
    return not snapshot.periodic and (name in _ENDS or name[:3] == 'SIG' and name.isalnum())


def _chosen(places: list[int], most: int, sizes: array[int]) -> list[int]:
    """All, or so many evenly chosen ones without the first, and the largest of the others."""
    if len(places) <= most:
        return places
    some = [places[(2 * number + 1) * len(places) // (2 * most)] for number in range(most)]
    return sorted({*some, max(places[1:], key=sizes.__getitem__)})


def _is_table(obj: object) -> bool:
    """Has it so many attributes, or items, that they are data?"""
    if issubclass(type(obj), _TABLES):
        return True
    referents = gc.get_referents(obj)
    return len(referents) > _MOST_ATTRIBUTES or any(
        type(each) is dict and len(each) > _MOST_ATTRIBUTES for each in referents)
