"""Instances of classes that a program wrote, with nothing of C below them but ``object``.

Their attributes are named by trying what the instance before had: if each name still leads to
the referent at its place, no more is needed.
"""
from __future__ import annotations

from itertools import repeat
from operator import is_

from .attributenames import AttributeNames, BuiltDicts
from .attributes import filled_slots, slot_members
from .cpython import module_of
from .heapfile import ATTRIBUTE, NAMESPACE, TYPE, UNNAMED
from .heaplocals import names_in_module
from .inlinevalues import FIRST_LENGTH, array_bytes, get_attribute, keeps_values, values_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from .heapfile import HeapFile
    from .heaplooks import Seen
    from .heapnames import Attributes
    from .heapvalues import Values

_MOST_TRIED = 8                 # ways that instances with as many referents may look
_MOST_WAYS = 100                # of one class whose names are known
_MOST_LEARNT = 1000             # instances of one class whose names are sought one by one


class PlainInstances:
    """Looks at the instances of one class."""

    def __init__(self, cls: type, file: HeapFile, values: Values,
                 attributes: Attributes | None) -> None:
        """`attributes`: see heapnames."""
        self._attributes = attributes
        self._cls = cls
        self._file = file
        self._values = values
        self._members = slot_members(cls)
        self.has_slots = bool(self._members)
        self.inline = keeps_values(cls)
        self._names: AttributeNames | None = None
        self._built = BuiltDicts()
        # number of referents -> (names of the first of them, layout, bytes beside)
        self._ways: dict[int, list[tuple[tuple[str, ...], int, int]]] = {}
        # the same for the compiled part, which adds up: number, names or None where they are in a
        # dictionary that comes first, and perhaps the type behind it
        self.found: list[tuple[int, tuple[str, ...] | None, int, int]] = []
        self._left = _MOST_LEARNT

    def look(self, obj: Any, referents: list[Any]) -> Seen:
        """See heaplooks."""
        told = self._attributes(obj) if self.inline and self._attributes else None
        if told is not None:
            seen = self._with_names(obj, referents, told)
            if seen is not None:
                return seen
        if not self._is_with_dict(obj, referents):
            for names, layout, more in self._ways.get(len(referents), ()):
                try:
                    if all(map(is_, map(get_attribute, repeat(obj), names), referents)):
                        return referents, layout, more
                except AttributeError:
                    pass
            return self._learn(obj, referents)
        namespace = next(each for each in referents if type(each) is dict)
        self._values.names.update(zip(map(id, namespace), namespace))
        slots = {id(value): name for name, value in filled_slots(obj, self._members)}
        codes = []
        for each in referents:
            if each is namespace:
                codes.append(NAMESPACE)
            elif id(each) in slots:
                codes.append(ATTRIBUTE | self._file.text(slots[id(each)]))
            else:
                codes.append(TYPE if each is self._cls else 0)
        more = 0
        if self.inline:
            more = values_in(obj, [namespace, self._cls], FIRST_LENGTH, self._built.has)
        layout = self._file.layout(UNNAMED, tuple(codes))
        if self._values.all and not self.inline and not self._members \
                and codes in ([NAMESPACE], [NAMESPACE, TYPE]):
            self._tell(len(codes), None, layout, 0)
        return referents, layout, more

    def _with_names(self, obj: Any, referents: list[Any], told: list[tuple[str, Any]]) -> Seen | None:
        """Attributes whose names and values are known: they come in this order.

        None: there is a dictionary in place of the values (3.14), or another thread came between.
        """
        names = self._names_of_slots(obj, referents)
        free = [place for place, each in enumerate(referents)
                if names[place] is None and each is not self._cls]
        if len(free) != len(told):
            return None
        for place, (name, value) in zip(free, told):
            if value is not referents[place]:
                return None
            names[place] = name
        layout = self._layout(referents, names)
        more = array_bytes(len(free))
        known = names.index(None) if None in names else len(names)
        if len(self.found) < _MOST_WAYS:
            self._tell(len(names), tuple(filter(None, names[:known])), layout, more)
        return referents, layout, more

    def _names_of_slots(self, obj: Any, referents: list[Any]) -> list[str | None]:
        names: list[str | None] = [None] * len(referents)
        free = [place for place, each in enumerate(referents) if each is not self._cls]
        for name, value in filled_slots(obj, self._members):
            for place in free:
                if referents[place] is value:
                    names[place] = name
                    free.remove(place)
                    break
        return names

    def _layout(self, referents: list[Any], names: list[str | None]) -> int:
        return self._file.layout(UNNAMED, tuple([
            TYPE if each is self._cls else 0 if name is None else ATTRIBUTE | self._file.text(name)
            for name, each in zip(names, referents)]))

    def _tell(self, count: int, names: tuple[str, ...] | None, layout: int, more: int) -> None:
        """The compiled part need not ask for such as this any longer."""
        way = count, names, layout, more
        if way not in self.found:
            self.found.append(way)

    def _is_with_dict(self, obj: Any, referents: list[Any]) -> bool:
        """Is there a ``__dict__`` among the referents?"""
        if self.inline:
            return len(referents) == 2 and type(referents[0]) is dict \
                and self._built.has(obj, referents[0])
        if not self._members:
            return any(type(each) is dict for each in referents)
        held = [id(value) for _, value in filled_slots(obj, self._members)
                if type(value) is dict]
        return sum(type(each) is dict for each in referents) > len(held)

    def _learn(self, obj: Any, referents: list[Any]) -> Seen:
        """Find the names of all attributes."""
        names = self._names_of_slots(obj, referents)
        free = [place for place, each in enumerate(referents)
                if names[place] is None and each is not self._cls]
        more = 0
        if self.inline and self._left > 0:
            if self._names is None:
                self._names = AttributeNames(self._cls, names_in_module(module_of(self._cls)))
            more = array_bytes(len(free))
            found = self._names.of(obj, [referents[place] for place in free])
            for place, (told, _) in zip(free, found):
                names[place] = told
        self._left -= 1
        layout = self._layout(referents, names)
        known = names.index(None) if None in names else len(names)
        ways = self._ways.setdefault(len(referents), [])
        complete = all(name or each is self._cls for name, each in zip(names, referents))
        if (complete or self._left <= 0) and len(ways) < _MOST_TRIED:
            first = tuple([name for name in names[:known] if name is not None])
            ways.append((first, layout, more))
            self._tell(len(names), first, layout, more)
        return referents, layout, more
