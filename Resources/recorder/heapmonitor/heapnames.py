"""Names of attributes that Python keeps without a ``__dict__`` in an instance of a type in C (3.12+)."""
from __future__ import annotations

from .attributenames import AttributeNames
from .cpython import MANAGED_DICT, flags_of, module_of
from .heaplocals import names_in_module
from .inlinevalues import get_attribute

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, List, Optional, Tuple
    # names and values of an object's attributes in Python's order, None: they are in a dictionary
    Attributes = Callable[[Any], Optional[List[Tuple[str, Any]]]]

_MOST_LEARNT = 1000             # instances of one class


class InlineNames:
    """Of the instances of one class; what one instance had is tried for the next."""

    def __init__(self, cls: type, attributes: Attributes | None) -> None:
        """`attributes`: None where names have to be tried."""
        self._cls = cls
        self._attributes = attributes
        self._left = _MOST_LEARNT if flags_of(cls) & MANAGED_DICT else 0
        self._names: AttributeNames | None = None
        self._last: list[str | None] = []

    def of(self, obj: Any, values: list[Any]) -> list[str | None]:
        """A name for each of `values`, or None."""
        told = self._attributes(obj) if self._attributes else None
        if told is not None:
            return _in_order(told, values)
        if len(self._last) == len(values) and self._fit(obj, values):
            return self._last
        if self._left <= 0:
            return [None] * len(values)
        self._left -= 1
        if self._names is None:
            self._names = AttributeNames(self._cls, names_in_module(module_of(self._cls)))
        self._last = [name for name, _ in self._names.of(obj, values)]
        return self._last

    def _fit(self, obj: Any, values: list[Any]) -> bool:
        try:
            return all([name is None or get_attribute(obj, name) is value
                        for name, value in zip(self._last, values)])
        except AttributeError:
            return False


def _in_order(told: list[tuple[str, Any]], values: list[Any]) -> list[str | None]:
    found: list[str | None] = []
    at = 0
    for value in values:
        place = next((place for place in range(at, len(told)) if told[place][1] is value), None)
        found.append(None if place is None else told[place][0])
        at = at if place is None else place + 1
    return found
