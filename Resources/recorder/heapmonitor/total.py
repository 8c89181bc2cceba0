"""Bytes of everything measurable in the process ("Measurable" in the tables of 2008).

Other threads go on as soon as byte code of ours runs, and may not find their objects
held then: CPython refuses to finish a tuple that somebody else refers to.  So each look at
all objects is one call of C code, which keeps numbers only.  Iterators that are made before
the list of all objects are in it; they let go of it when they come to their end.
"""
from __future__ import annotations

import collections
import functools
import gc
import itertools
import sys
import types

from .cpython import GC_HEAD, aligned, mro_of, namespace_of, subclasses_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Iterable, Iterator

_chain = itertools.chain.from_iterable
_call: Any = types.MethodDescriptorType.__call__
_call_partial: Any = functools.partial.__call__
_SAME = functools.partial(iter)
_MAP_CALL = functools.partial(map, _call)
_object_size = namespace_of(object)['__sizeof__']
_keys = namespace_of(dict)['keys']


class _Sizes(collections.defaultdict):      # type: ignore[type-arg]
    """``{id(type): its __sizeof__ in C}``."""


class _Leaves(dict):                        # type: ignore[type-arg]
    """``{id(object): bytes}``."""


_OURS = (_Sizes, _Leaves)                   # they grow while all dicts are looked into


def measurable_total() -> int:
    """Flat sizes of all objects the collector knows and of the leaves they refer to.

    Half a second for 340,000 objects.
    """
    # of a type that comes meanwhile, what all objects have
    sizes = _Sizes(itertools.repeat(_object_size).__next__)
    dicts: set[int] = set()
    for cls in _all_types():
        sizes[id(cls)] = _sizeof(cls)
        if issubclass(cls, dict) and not issubclass(cls, _OURS):
            dicts.add(id(cls))
    total: int = sum(_by_type(sizes.__getitem__, _MAP_CALL))
    total += sum(map(GC_HEAD.__mul__, map(bool, map(id, _everything()))))
    leaves = _Leaves()
    leaves.update(_numbered(sizes, *itertools.tee(_referents(), 3)))
    leaves.update(_numbered(sizes, *itertools.tee(_names(dicts), 3)))
    return total + sum(map(aligned, leaves.values()))


def _all_types() -> list[type]:
    found: dict[int, type] = {}
    waiting: list[type] = [object]
    while waiting:
        cls = waiting.pop()
        if id(cls) not in found:
            found[id(cls)] = cls
            waiting.extend(subclasses_of(cls))
    return list(found.values())


def _everything() -> Iterator[Any]:
    return _chain(map(gc.get_objects, (None,)))


def _referents() -> Iterator[Any]:
    """What all refer to and the collector does not know, as often as they do."""
    return itertools.filterfalse(gc.is_tracked, _chain(map(gc.get_referents, _everything())))


def _by_type(look_up: Callable[[int], object], combine: Callable[[Any, Any], Any],
             last: bool = False) -> Iterator[Any]:
    """What `combine` makes of two iterators: what `look_up` gives for the id of each object's
    type, and all objects.  `last`: the other way round.
    """
    pair: Iterator[Any] = _chain(map(itertools.repeat, map(gc.get_objects, (None,)), (2,)))
    for step in (type, id, look_up):
        mapped = functools.partial(map, step)
        # one more, so that each iterator is asked until it has come to its end
        steps = (_SAME, mapped, _SAME) if last else (mapped, _SAME, _SAME)
        pair = map(_call_partial, steps, pair)
    # no tuple of the two: one that is made before the list would be in it
    return _chain(map(combine, pair, pair))


def _names(dicts: set[int]) -> Iterator[Any]:
    """Keys of dicts, of which the collector shows the values only."""
    selected = _by_type(dicts.__contains__, itertools.compress, last=True)
    return itertools.filterfalse(gc.is_tracked, _chain(
        map(_call, itertools.repeat(_keys), selected)))


def _numbered(sizes: _Sizes, objs: Iterable[Any], same: Iterable[Any],
              again: Iterable[Any]) -> Iterator[tuple[int, int]]:
    return zip(map(id, again),
               map(_call, map(sizes.__getitem__, map(id, map(type, objs))), same))


def _sizeof(cls: type) -> Any:
    """The first ``__sizeof__`` in C; one of the program's is passed over."""
    for c in mro_of(cls):
        sizeof = namespace_of(c).get('__sizeof__')
        if type(sizeof) is types.MethodDescriptorType:
            return sizeof
    return _object_size
