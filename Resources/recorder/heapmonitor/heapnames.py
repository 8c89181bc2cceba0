"""Names of attributes that Python keeps without a ``__dict__`` in an instance of a type in C (3.12+)."""
from __future__ import annotations

from .attributenames import AttributeNames
from .cpython import MANAGED_DICT, flags_of, module_of
from .heaplocals import names_in_module
from .inlinevalues import get_attribute

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_MOST_LEARNT = 1000             # instances of one class


class InlineNames:
    """Of the instances of one class; what one instance had is tried for the next."""

    def __init__(self, cls: type) -> None:
        self._cls = cls
        self._left = _MOST_LEARNT if flags_of(cls) & MANAGED_DICT else 0
        self._names: AttributeNames | None = None
        self._last: list[str | None] = []

    def of(self, obj: Any, values: list[Any]) -> list[str | None]:
        """A name for each of `values`, or None."""
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
