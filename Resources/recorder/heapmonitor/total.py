"""Bytes of everything measurable in the process ("Measurable" in the tables of 2008)."""
from __future__ import annotations

import functools
import gc
import itertools
import operator

from .collectorview import module_types
from .cpython import GC_HEAD, aligned, all_classes, namespace_of
from .everything import Sizes, call, everything, flat_sizes, views

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Iterable, Iterator

_chain = itertools.chain.from_iterable
_MAP_CALL = functools.partial(map, call)
_keys = namespace_of(dict)['keys']


class _Leaves(dict):                        # type: ignore[type-arg]
    """``{id(object): bytes}``."""


_OURS = (Sizes, _Leaves)                    # they grow while all dicts are looked into


def measurable_total() -> int:
    """Flat sizes of all objects the collector knows and of the leaves they refer to.

    Half a second for 340,000 objects.
    """
    sizes = flat_sizes()
    dicts = {id(cls) for cls in all_classes()
             if issubclass(cls, dict) and not issubclass(cls, _OURS)}
    total: int = sum(_by_type(sizes.__getitem__, _MAP_CALL))
    total += sum(map(GC_HEAD.__mul__, map(bool, map(id, everything()))))
    leaves = _Leaves()
    leaves.update(_numbered(sizes, *itertools.tee(_referents(), 3)))
    leaves.update(_numbered(sizes, *itertools.tee(_names(dicts), 3)))
    return total + sum(map(aligned, leaves.values()))


def _referents() -> Iterator[Any]:
    """What all but modules refer to and the collector does not know, as often as they do.

    Of a module it is the variables, which the collector knows.
    """
    pair = views((), (type, id, module_types().__contains__, operator.not_))
    others = _chain(map(itertools.compress, pair, pair))
    return itertools.filterfalse(gc.is_tracked, _chain(map(gc.get_referents, others)))


def _by_type(look_up: Callable[[int], object], combine: Callable[[Any, Any], Any],
             last: bool = False) -> Iterator[Any]:
    """What `combine` makes of two iterators: what `look_up` gives for the id of each object's
    type, and all objects.  `last`: the other way round.
    """
    by_type = type, id, look_up
    pair = views((), by_type) if last else views(by_type, ())
    return _chain(map(combine, pair, pair))


def _names(dicts: set[int]) -> Iterator[Any]:
    """Keys of dicts, of which the collector shows the values only."""
    selected = _by_type(dicts.__contains__, itertools.compress, last=True)
    return itertools.filterfalse(gc.is_tracked, _chain(
        map(call, itertools.repeat(_keys), selected)))


def _numbered(sizes: Sizes, objs: Iterable[Any], same: Iterable[Any],
              again: Iterable[Any]) -> Iterator[tuple[int, int]]:
    return zip(map(id, again),
               map(call, map(sizes.__getitem__, map(id, map(type, objs))), same))
