"""What a person would call an instance: its name, path or title."""
from __future__ import annotations

import types

from .attributes import dict_descriptor, instance_dict
from .cpython import MANAGED_DICT, flags_of, mro_of, namespace_of
from .representation import safe_repr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Iterable, List, Tuple
    # (name, member descriptor) of slots, and: may there be a __dict__ to look into?
    Places = Tuple[List[Tuple[str, types.MemberDescriptorType]], bool]

_NAMES = ('name', '_name', 'path', '_path', 'filename', 'key', 'title', 'id')


class Labels:
    """Finds labels; looks at each class once, and holds it meanwhile: for one snapshot."""

    def __init__(self) -> None:
        self._places: dict[int, Places] = {}    # by id(class)
        self._classes: list[type] = []          # keeps the ids valid

    def ids_of_named(self, classes: Iterable[type]) -> set[int]:
        """Ids of those among `classes` whose instances may have a label."""
        found = {id(cls): cls for cls in classes}
        for cls in found.values():
            if id(cls) not in self._places:
                self._judge(cls)
        return {address for address in found if any(self._places[address])}

    def of(self, obj: object) -> str:
        """``' name=...'``, or ''.

        The first string attribute with one of the usual names, from slots or from a
        ``__dict__`` that exists already; asking for one would build it on 3.11+.
        """
        cls = type(obj)
        try:
            members, may_have_dict = self._places[id(cls)]
        except KeyError:
            members, may_have_dict = self._judge(cls)
        for name, member in members:
            try:
                value = member.__get__(obj, cls)
            except AttributeError:
                continue
            if type(value) is str:
                return f' {name}={safe_repr(value, 64)}'
        attributes = instance_dict(obj) if may_have_dict else None
        if attributes:
            for name in _NAMES:
                value = dict.get(attributes, name)
                if type(value) is str:
                    return f' {name}={safe_repr(value, 64)}'
        return ''

    def _judge(self, cls: type) -> Places:
        members = [(name, member) for c in mro_of(cls) for name in _NAMES
                   for member in (namespace_of(c).get(name),)
                   if type(member) is types.MemberDescriptorType]
        self._classes.append(cls)
        places = self._places[id(cls)] = members, (
            not flags_of(cls) & MANAGED_DICT and dict_descriptor(cls) is not None)
        return places


def label_of(obj: object) -> str:
    """The label of a single object."""
    return Labels().of(obj)
