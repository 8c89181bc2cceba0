"""The census of all types: how many objects of each the collector knows, and their flat bytes.

The compiled part does it, or pure Python without holding a single object (see everything).
"""
from __future__ import annotations

import collections
import functools
import itertools
from array import array

from .cpython import all_classes, head_of
from .everything import call, flat_sizes, views

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Iterable, List, Tuple
    Counted = List[Tuple[type, int, int]]

_CALL_EACH = functools.partial(map, call)
_itself: Any = collections.defaultdict(itertools.repeat(int.conjugate).__next__)
# counts in C, into a plain dict
_count: Callable[[dict[tuple[int, int], int], Iterable[tuple[int, int]]], None] = \
    getattr(collections, '_count_elements')


class _Numbers(array):                  # type: ignore[type-arg]
    """What is in it is counted as ours, and not as the program's."""


def count_all() -> Counted:
    """``[(type, objects, bytes)]`` of all objects that the collector knows, in pure Python."""
    numbers = _numbers()
    half = len(numbers) // 2
    pairs: dict[tuple[int, int], int] = {}      # (id(type), bytes) -> objects
    _count(pairs, zip(numbers[half:], numbers[:half]))
    totals: dict[int, list[int]] = {}
    for (address, size), count in pairs.items():
        total = totals.setdefault(address, [0, 0])
        total[0] += count
        total[1] += count * size
    found: Counted = []
    for cls in all_classes():
        total = totals.pop(id(cls), [])
        if total:
            found.append((cls, total[0], total[1] + total[0] * head_of(cls)))
    return found


def _numbers() -> array[int]:
    """Bytes of each object, and then in the same order the ids of their types."""
    by_type = type, id
    # a method and the object to call it of: first __sizeof__, then one that an id gives itself by
    four = views((*by_type, flat_sizes().__getitem__), (), (*by_type, _itself.__getitem__), by_type)
    return _Numbers('q', itertools.chain.from_iterable(map(_CALL_EACH, four, four)))
