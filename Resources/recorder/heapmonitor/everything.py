"""All objects that the collector knows, looked at without holding one of them.

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
import types

from .cpython import all_classes, mro_of, namespace_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Iterator

# calls a method that is written in C
call: Any = types.MethodDescriptorType.__call__
_call_partial: Any = functools.partial.__call__
_SAME = functools.partial(iter)
OBJECT_SIZE = namespace_of(object)['__sizeof__']


class Sizes(collections.defaultdict):       # type: ignore[type-arg]
    """``{id(type): its __sizeof__ in C}``; of a type that comes later, what all objects have."""


def everything() -> Iterator[Any]:
    """All objects; to be used up within one call of C code."""
    return itertools.chain.from_iterable(map(gc.get_objects, (None,)))


def views(*applied: tuple[Callable[[Any], object], ...]) -> Iterator[Iterator[Any]]:
    """An iterator for each of `applied`, all over one list of all objects, as ``everything``.

    Its functions are applied to each object, the first one first.
    """
    # No tuple of the iterators: one that is made before the list would be in it, and `tee`
    # keeps objects in such a one until the collector comes.
    found: Iterator[Any] = itertools.chain.from_iterable(
        map(itertools.repeat, map(gc.get_objects, (None,)), (len(applied),)))
    for functions in itertools.zip_longest(*applied):
        steps = [_SAME if function is None else functools.partial(map, function)
                 for function in functions]
        # one more, so that each iterator is asked until it has come to its end
        found = map(_call_partial, [*steps, _SAME], found)
    return found


def flat_sizes() -> Sizes:
    """How the instances of each type that is there are sized alone."""
    sizes = Sizes(itertools.repeat(OBJECT_SIZE).__next__)
    for cls in all_classes():
        sizes[id(cls)] = size_method(cls)
    return sizes


def size_method(cls: type) -> Any:
    """The first ``__sizeof__`` in C; one of the program's is passed over."""
    for c in mro_of(cls):
        sizeof = namespace_of(c).get('__sizeof__')
        if type(sizeof) is types.MethodDescriptorType:
            return sizeof
    return OBJECT_SIZE
