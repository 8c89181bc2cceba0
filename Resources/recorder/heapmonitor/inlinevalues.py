"""Attribute values that CPython keeps beside or in the instance (3.11+), without a dict.

To ask for ``__dict__`` would build one, and the program would keep it.
"""
from __future__ import annotations

import sys

from .cpython import (HEAP_TYPE, INLINE_VALUES, MANAGED_DICT, POINTER, aligned, flags_of, mro_of,
                      namespace_of)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Dict, List, Sequence


class _Empty:
    pass


class _Full:
    def __init__(self) -> None:
        self.a = self.b = self.c = self.d = self.e = self.f = self.g = self.h = None


# 3.13 puts the values into the instance; some releases count them in __sizeof__, some do not
VALUES_IN_SIZEOF = sys.getsizeof(_Full()) > sys.getsizeof(_Empty())

# Places in the array of a class' first instance; each further one gets one less
FIRST_LENGTH = 30 if INLINE_VALUES else 29

MISSING = object()              # in place of an attribute

get_attribute = object.__getattribute__


def keeps_values(cls: type) -> bool:
    """May its instances have attributes and no ``__dict__`` (3.11+)?"""
    if not flags_of(cls) & MANAGED_DICT:
        return False
    if INLINE_VALUES and not flags_of(cls) & INLINE_VALUES:
        return False
    for c in mro_of(cls):               # a list's referents are more than its attributes
        if c is not object and not flags_of(c) & HEAP_TYPE:
            return False
    return True


def array_bytes(attributes: int, length: int = 0) -> int:
    """Bytes of the array of that many values, at least `length` places long.

    Its true length is not to be had.  CPython makes it one longer than needed, and has
    a byte for each place before it.
    """
    if VALUES_IN_SIZEOF:
        return 0
    length = max(length, attributes + 1)
    if INLINE_VALUES:
        return aligned(length) + (length + 1) * POINTER
    return aligned(length + 2) + length * POINTER


def values_in(obj: object, referents: List[Any], number: int,
              is_built: Callable[[object, Dict[Any, Any]], bool]) -> int:
    """Bytes of the values of `obj`, which has these referents beside its slots.

    `number`: how many of its class were made before it.
    """
    count = len(referents) - 1          # the type is one of the referents
    if count == 1 and type(referents[0]) is dict and is_built(obj, referents[0]):
        held = len(referents[0])
        return max(0, array_bytes(held) - (held + 1) * POINTER)     # the dict counts the places
    return array_bytes(count, FIRST_LENGTH - number)


def beside_slots(referents: List[Any], filled: Sequence[Any]) -> List[Any]:
    """The referents that are not in slots."""
    others = list(referents)
    for value in filled:
        for place, other in enumerate(others):
            if other is value:
                del others[place]
                break
    return others


def has_items_as_attributes(obj: object, attributes: dict[Any, Any]) -> bool | None:
    """Are the items of that dict attributes of `obj`?  None where none of them can tell."""
    for name, value in list(dict.items(attributes)):
        if type(name) is str and is_free(type(obj), name):
            try:
                return get_attribute(obj, name) is value
            except AttributeError:
                return False
    return None


def is_free(cls: type, name: str) -> bool:
    """Does the class leave `name` to its instances?  To read it runs no descriptor then.

    A class attribute that is no descriptor, as a default is, does not stand in the way.
    """
    found = class_attribute(cls, name)
    if found is MISSING:
        return True
    return not any(word in namespace_of(c) for c in mro_of(type(found))
                   for word in ('__get__', '__set__', '__delete__'))


def class_attribute(cls: type, name: str) -> object:
    """What the class has under that name, or MISSING."""
    for c in mro_of(cls):
        namespace = namespace_of(c)
        if name in namespace:
            return namespace[name]
    return MISSING
