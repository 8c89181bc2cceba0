"""Per-referent trees: sizes of an object's referents, one by one, to a resolution level.

A tree is nested tuples ``(size, flat, name, referents)`` in bytes, with the names
asizeof gives: ``__dict__``, ``[K] key``, ``[V] key: value``, slots by name.
"""
from __future__ import annotations

from .attributes import dict_descriptor, slot_members
from .cpython import HAVE_GC, flags_of, inline_values
from .representation import safe_name, safe_repr
from .sizing import DICT, INLINE, LEAF, SKIP, get_referents

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import GetSetDescriptorType
    from typing import Any
    from .attributes import Members
    from .recording import Tree
    from .sizing import Sizer

_PLAIN = frozenset(map(id, (dict, list, tuple, set, frozenset)))


class ReferentTrees:
    """Trees of one snapshot; shares its sizer, so that nothing counts twice."""

    def __init__(self, sizer: Sizer) -> None:
        self._sizer = sizer
        # id(type) -> (__dict__ descriptor, slots)
        self._members: dict[int, tuple[GetSetDescriptorType | None, Members]] = {}

    def size(self, obj: object, level: int) -> tuple[int, int, tuple[Tree, ...]]:
        """``(flat, size, referents)`` of a tracked object, `level` referents deep."""
        policy = self._sizer.policy(type(obj))
        flat = self._sizer.flat(obj)
        referents = self._referents(obj, policy, level)
        return flat, flat + sum(tree[0] for tree in referents), referents

    def _referents(self, obj: object, policy: int, level: int) -> tuple[Tree, ...]:
        return tuple([self._tree(name, value, level - 1)
                      for name, value in self._named(obj, policy)])

    def _tree(self, name: str, obj: object, level: int) -> Tree:
        sizer = self._sizer
        policy = sizer.policy(type(obj))
        if policy == SKIP or not sizer.takes(obj):
            return 0, 0, name, ()
        flat = sizer.flat(obj)
        if policy == LEAF:
            return flat, flat, name, ()
        if level > 0:
            referents = self._referents(obj, policy, level)
            return flat + sum(tree[0] for tree in referents), flat, name, referents
        waiting = sizer.referents(obj, policy)
        values = inline_values(waiting) if policy == INLINE else 0
        waiting.reverse()               # asizeof's order decides who gets what is shared
        return flat + values + sizer.closure(waiting), flat, name, ()

    def _named(self, obj: object, policy: int) -> list[tuple[str, object]]:
        """``[(name, referent)]``: items, then attributes, then whatever else is held."""
        cls = type(obj)
        named = self._items(obj, cls, policy)
        if id(cls) in _PLAIN:           # by id: `in` would call a metaclass' __eq__
            return named
        try:
            descriptor, members = self._members[id(cls)]
        except KeyError:
            descriptor, members = self._members[id(cls)] = dict_descriptor(cls), slot_members(cls)
        attributes = None
        if descriptor is not None:
            try:
                attributes = descriptor.__get__(obj, cls)
                named.append(('__dict__', attributes))
            except AttributeError:
                pass
        for name, member in members:
            try:
                named.append((name, member.__get__(obj, cls)))
            except AttributeError:      # the slot is empty
                pass
        if flags_of(cls) & HAVE_GC:
            have = {id(value) for _, value in named}
            if type(attributes) is dict:
                have.update(map(id, dict.values(attributes)))
            for value in get_referents(obj):
                if id(value) not in have and not issubclass(type(value), type):
                    have.add(id(value))
                    named.append((safe_name(value), value))
        return named

    @staticmethod
    def _items(obj: Any, cls: type, policy: int) -> list[tuple[str, object]]:
        named: list[tuple[str, object]] = []
        if policy == DICT:
            for key, value in list(dict.items(obj)):
                text = key if type(key) is str else safe_repr(key)
                named.append((f'[K] {text}', key))
                named.append((f'[V] {text}: {safe_repr(value)}', value))
            return named
        for base in (list, tuple, set, frozenset):
            if issubclass(cls, base):
                return [(safe_name(value), value) for value in list(base.__iter__(obj))]
        return named
