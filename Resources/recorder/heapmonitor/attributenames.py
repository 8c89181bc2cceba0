"""Names of attributes whose instance has no ``__dict__`` yet (3.11+)."""
from __future__ import annotations

import types

from .construction import Constructor
from .cpython import mro_of, namespace_of
from .inlinevalues import class_attribute, get_attribute, has_items_as_attributes, is_free

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Iterable, List, Sequence, Tuple


class AttributeNames:
    """Names of the values of one class' instances, learnt from what its methods mention.

    Python tells the values in order and no names; a name of which an instance has the
    value is one of its attributes.
    """

    def __init__(self, cls: type, more: Iterable[str] = ()) -> None:
        """`more`: names that are tried after those that the class mentions."""
        names = dict.fromkeys(_mentioned(cls))
        names.update(dict.fromkeys(more))
        self._names = [name for name in names if is_free(cls, name)]

    def of(self, obj: object, values: Sequence[object]) -> List[Tuple[str | None, Any]]:
        """``[(name, value)]`` in the order of `values`; None where nothing mentions the name."""
        places: dict[int, list[int]] = {}
        for place, value in enumerate(values):
            places.setdefault(id(value), []).append(place)
        found: list[str | None] = [None] * len(values)
        missing = len(values)
        for position, name in enumerate(self._names):
            if not missing:
                break
            try:
                value = get_attribute(obj, name)
            except AttributeError:
                continue
            if value is class_attribute(type(obj), name):
                continue                # the instance itself may have none
            free = places.get(id(value))
            if free:
                found[free.pop(0)] = name
                missing -= 1
        return list(zip(found, values))

    def has(self, obj: object, value: object) -> bool:
        """Is that the value of an attribute of `obj`?"""
        for name in self._names:
            try:
                if get_attribute(obj, name) is value:
                    return value is not class_attribute(type(obj), name)
            except AttributeError:
                pass
        return False


class BuiltDicts:
    """Tells a ``__dict__`` that was built from a dict in an attribute, while the classes live.

    On 3.11 and 3.12; later `gc.get_referents` goes past a dict that belongs to values.  A
    built dict counts the array among its own bytes.
    """

    def __init__(self) -> None:
        self._names: dict[int, AttributeNames] = {}     # id(type) -> names

    def has(self, obj: object, found: dict[Any, Any]) -> bool:
        """Is that dict, the only thing that `obj` refers to, its ``__dict__``?"""
        for key in found:
            if type(key) is not str:
                return False            # attributes have names
            break
        told = has_items_as_attributes(obj, found)
        if told is None:                # it is empty, or its names are those of descriptors
            cls = type(obj)
            names = self._names.get(id(cls))
            if names is None:
                names = self._names[id(cls)] = AttributeNames(cls)
            told = not names.has(obj, found)
        return told


def _mentioned(cls: type) -> List[str]:
    """Names in the code and the annotations of a class and its bases; constructors first."""
    names: List[str] = []
    for c in mro_of(cls):
        namespace = namespace_of(c)
        made = [namespace.get(name) for name in ('__init__', '__new__', '__setstate__')]
        for member in made + list(namespace.values()):
            for function in _functions(member):
                names.extend(function.__code__.co_names)
        for name in ('__static_attributes__', '__match_args__', '__annotations__',
                     '__dataclass_fields__'):
            told = namespace.get(name)
            if type(told) is tuple or type(told) is dict:
                names.extend(text for text in told if type(text) is str)
        names.extend(name for name in namespace if type(name) is str)     # defaults
    return names


def _functions(member: Any, depth: int = 2) -> List[types.FunctionType]:
    """The function that a class has, and those that a decorator or a descriptor hides."""
    if type(member) is Constructor:     # the recorder's own
        member = member.original
    if type(member) in (staticmethod, classmethod):
        member = member.__func__
    if type(member) is not types.FunctionType:
        member = namespace_of(type(member)).get('__get__')
        if type(member) is not types.FunctionType:
            return []
    found = [member]
    cells: Sequence[Any] = (member.__closure__ or ()) if depth else ()
    for cell in cells:
        try:
            if type(cell.cell_contents) is types.FunctionType:
                found.extend(_functions(cell.cell_contents, depth - 1))
        except ValueError:              # it is empty
            pass
    return found
