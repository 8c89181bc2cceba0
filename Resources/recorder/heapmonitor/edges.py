"""By which attribute, key or position an object refers to another."""
from __future__ import annotations

import types

from .attributes import instance_dict, slot_members
from .representation import safe_repr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Iterable


def edge_names(obj: Any) -> dict[int, str]:
    """``{id of referent: name}`` by C-level access."""
    cls = type(obj)
    names: dict[int, str] = {}
    if issubclass(cls, dict):
        for key, value in list(dict.items(obj)):
            # of a class derived from dict a key must not look like an attribute
            names.setdefault(id(value), _key(key) if cls is dict else _element(key))
    for base in (list, tuple):
        if issubclass(cls, base):
            for position, value in enumerate(list(base.__iter__(obj))):
                names.setdefault(id(value), f'[{position}]')
    for name, member in slot_members(cls):
        try:
            names.setdefault(id(member.__get__(obj, cls)), name)
        except AttributeError:          # the slot is empty
            pass
    if issubclass(cls, type):
        _attributes(obj, ('__mro__', '__bases__', '__dict__', '__base__'), names)
    else:
        attributes = instance_dict(obj)
        if attributes is not None:
            names[id(attributes)] = '__dict__'
            for key, value in list(dict.items(attributes)):
                names.setdefault(id(value), _key(key))
    if cls is types.FunctionType:
        _attributes(obj, ('__closure__', '__defaults__', '__kwdefaults__', '__globals__',
                          '__dict__', '__annotations__'), names)
    elif cls is types.CellType:
        try:
            names[id(obj.cell_contents)] = 'cell_contents'
        except ValueError:              # the cell is empty
            pass
    elif cls is types.MethodType:
        _attributes(obj, ('__self__', '__func__'), names)
    names.setdefault(id(cls), '__class__')
    return names


def _attributes(obj: object, attributes: Iterable[str], names: dict[int, str]) -> None:
    for name in attributes:
        names.setdefault(id(getattr(obj, name, None)), name)


def _key(key: object) -> str:
    return key if type(key) is str else _element(key)


def _element(key: object) -> str:
    return f'[{safe_repr(key, 30)}]'
