"""Per-referent trees: sizes of an object's referents, one by one, to a resolution level.

A tree is nested tuples ``(size, flat, name, referents)`` in bytes, with the names
asizeof gives: ``__dict__``, ``[K] key``, ``[V] key: value``, slots by name.  Where a
``__dict__`` would show its values, so do slots: ``[S] name: value``.
"""
from __future__ import annotations

from .attributenames import AttributeNames
from .attributes import dict_descriptor, filled_slots, slot_members
from .cpython import MANAGED_DICT, flags_of, mro_of
from .inlinevalues import FIRST_LENGTH, beside_slots, keeps_values
from .readers import is_in_c
from .representation import safe_name, safe_repr
from .sizing import LEAF, SKIP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import GetSetDescriptorType
    from typing import Any
    from .attributes import Members
    from .recorded import Tree
    from .sizing import Sizer

_PLAIN = frozenset(map(id, (dict, list, tuple, set, frozenset)))


class _Shape:
    """Where instances of a type have their attributes."""
    __slots__ = ('among', 'descriptor', 'members', 'names')

    def __init__(self, cls: type) -> None:
        self.members: Members = slot_members(cls)
        # of those whose __dict__ would have to be built
        self.names = AttributeNames(cls) if flags_of(cls) & MANAGED_DICT else None
        # a base in C refers to more than attributes: to the items of a list
        self.among = not keeps_values(cls) or any(
            is_in_c(base) for base in mro_of(cls) if base is not object)
        self.descriptor: GetSetDescriptorType | None = None
        if not flags_of(cls) & MANAGED_DICT:
            self.descriptor = dict_descriptor(cls)


class ReferentTrees:
    """Trees of one snapshot; shares its sizer, so that nothing counts twice."""

    def __init__(self, sizer: Sizer) -> None:
        self._sizer = sizer
        self._shapes: dict[int, _Shape] = {}    # id(type) -> _Shape
        self._leaves: dict[Tree, Tree] = {}     # many attributes have equal values
        self.made = 0                   # objects that were made for trees
        self._height = 0                # how many of the instance's objects wait

    def size(self, obj: object, level: int, number: int = FIRST_LENGTH,
             seen: list[tuple[Any, Any]] | None = None) -> tuple[int, int, tuple[Tree, ...]]:
        """``(flat, size, referents)`` of a tracked object, `level` referents deep.

        `number`: how many instances of its class were made before it.
        `seen`: gets the attributes, ``(name, value)``.
        """
        flat = self._sizer.alone(obj)
        self._height = 0
        more, referents = self._referents(obj, level, number, seen)
        return flat, flat + more + sum(tree[0] for tree in referents), referents

    def _referents(self, obj: object, level: int, number: int = FIRST_LENGTH,
                   seen: list[tuple[Any, Any]] | None = None,
                   is_part: bool = False) -> tuple[int, tuple[Tree, ...]]:
        """Bytes beside the flat size, and the trees of all that `obj` refers to."""
        reading = self._sizer.contents(obj, number)
        if reading is None:
            return 0, ()
        more, referents = reading
        if is_part:
            self._sizer.adds(more)
        height = self._height
        cls = type(obj)
        named = self._items(obj, cls)
        trees: list[Tree] = []
        if id(cls) not in _PLAIN:       # by id: `in` would call a metaclass' __eq__
            shape = self._shapes.get(id(cls))
            if shape is None:
                shape = self._shapes[id(cls)] = _Shape(cls)
            attributes: list[Any] = []
            if shape.descriptor is not None:
                try:
                    held = shape.descriptor.__get__(obj, cls)
                    named.append(('__dict__', held))
                    if type(held) is dict:
                        attributes.extend(dict.values(held))
                        if seen is not None:
                            seen.extend(list(dict.items(held)))
                except AttributeError:
                    pass
            if issubclass(cls, BaseException):
                named.extend(_of_exception(obj))
            slots = filled_slots(obj, shape.members)
            if seen is not None:
                seen.extend(slots)
            if shape.names is not None:
                values = [value for value in beside_slots(referents, [v for _, v in slots])
                          if value is not cls]
                if shape.among:
                    self._attributes_among(obj, values, named, shape.names)
                if len(values) == 1 and type(values[0]) is dict and \
                        not shape.among and self._sizer.built.has(obj, values[0]):
                    named.append(('__dict__', values[0]))
                    if seen is not None:
                        seen.extend(list(dict.items(values[0])))
                elif values or not shape.among:
                    if seen is not None:
                        seen.extend(shape.names.of(obj, values))
                    # what is named waits meanwhile: slots and other referents
                    self._height = height + len(shape.members) + len(referents) + 2
                    flat, more = (0, more) if shape.among else (more, 0)
                    attributes.extend(values)
                    trees.append(self._values(obj, values, shape.names, flat, level - 1))
            named.extend(_shown(slots) if level > 1 else slots)
            have = {id(value) for _, value in named}
            have.update(map(id, attributes))
            for value in referents:
                if id(value) not in have and not issubclass(type(value), type):
                    have.add(id(value))
                    # beside slots, or of a class derived from a builtin one, it is built at once
                    if type(value) is dict and flags_of(cls) & MANAGED_DICT and \
                            self._sizer.built.has(obj, value):
                        named.append(('__dict__', value))
                        if seen is not None:
                            seen.extend(list(dict.items(value)))
                    else:
                        named.append((safe_name(value), value))
        for waiting, (name, value) in zip(range(len(named) - 1, -1, -1), named):
            self._height = height + waiting
            trees.append(self._tree(name, value, level - 1))
        return more, tuple(trees)

    def _attributes_among(self, obj: object, values: list[Any], items: list[tuple[str, object]],
                          names: AttributeNames) -> None:
        """Leave in `values` those of attributes; none if they are in a ``__dict__`` that was built."""
        known = {id(item) for _, item in items}
        for value in values:
            if type(value) is dict and id(value) not in known and \
                    self._sizer.built.has(obj, value):
                del values[:]
                return
        values[:] = [value for name, value in names.of(obj, values) if name is not None]

    def _values(self, obj: object, values: list[Any], names: AttributeNames, flat: int,
                level: int) -> Tree:
        """The tree of a ``__dict__`` that has not been built: names are parts of the class."""
        if level <= 0:
            values.reverse()
            return self._leaf(flat + self._sizer.closure(values, self._height), flat, '__dict__')
        trees: list[Tree] = []
        height = self._height
        for waiting, (name, value) in zip(range(len(values) - 1, -1, -1), names.of(obj, values)):
            self._height = height + waiting
            text = '?' if name is None else name
            trees.append(self._leaf(0, 0, f'[K] {text}'))
            trees.append(self._tree(f'[V] {text}: {safe_repr(value)}', value, level - 1))
        self.made += 1
        return flat + sum(tree[0] for tree in trees), flat, '__dict__', tuple(trees)

    def _leaf(self, size: int, flat: int, name: str) -> Tree:
        """A tree without referents; equal ones are one object."""
        tree = size, flat, name, ()
        known = self._leaves.setdefault(tree, tree)
        if known is tree:
            self.made += 1
        return known

    def _tree(self, name: str, obj: object, level: int) -> Tree:
        sizer = self._sizer
        policy = sizer.policy(type(obj))
        if policy == SKIP:
            return self._leaf(0, 0, name)
        if level > 0 or policy == LEAF:
            if not sizer.takes(obj, self._height, policy == LEAF):
                return self._leaf(0, 0, name)
            flat = sizer.flat(obj)
            sizer.adds(flat)
            if policy == LEAF:
                return self._leaf(flat, flat, name)
            more, referents = self._referents(obj, level, is_part=True)
            self.made += 1
            return flat + more + sum(tree[0] for tree in referents), flat, name, referents
        reading = sizer.contents(obj)
        if reading is None or not sizer.takes(obj, self._height):
            return self._leaf(0, 0, name)
        flat = sizer.flat(obj)
        more, waiting = reading
        sizer.adds(flat + more)
        waiting.reverse()               # asizeof's order decides who gets what is shared
        return self._leaf(flat + more + sizer.closure(waiting, self._height), flat, name)

    @staticmethod
    def _items(obj: Any, cls: type) -> list[tuple[str, object]]:
        named: list[tuple[str, object]] = []
        if issubclass(cls, dict):
            for key, value in list(dict.items(obj)):
                text = key if type(key) is str else safe_repr(key)
                named.append((f'[K] {text}', key))
                named.append((f'[V] {text}: {safe_repr(value)}', value))
            return named
        for base in (list, tuple, set, frozenset):
            if issubclass(cls, base):
                return [(safe_name(value), value) for value in list(base.__iter__(obj))]
        return named


_OF_EXCEPTIONS = [(name, BaseException.__dict__[name]) for name in (
    'args', '__traceback__', '__context__', '__cause__')]


def _of_exception(error: Any) -> list[tuple[str, object]]:
    """What every exception has: an old traceback keeps the variables of all its frames."""
    values = [(name, member.__get__(error)) for name, member in _OF_EXCEPTIONS]
    return [(name, value) for name, value in values if value is not None]


def _shown(slots: list[tuple[str, object]]) -> list[tuple[str, object]]:
    """Slots with their values in their names."""
    return [(f'[S] {name}: {safe_repr(value)}', value) for name, value in slots]


def is_same_tree(one: tuple[Tree, ...], other: tuple[Tree, ...]) -> bool:
    """Are they equal, and not too deep to tell?"""
    try:
        return one == other
    except RecursionError:
        return False
