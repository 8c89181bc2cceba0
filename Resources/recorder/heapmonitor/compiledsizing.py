"""Sizes in bytes as sizing has them, measured by the compiled part."""
from __future__ import annotations

from array import array

from .inlinevalues import FIRST_LENGTH, VALUES_IN_SIZEOF, values_in
from .cpython import INLINE_VALUES
from .lifetimes import column
from .sizing import Sizer, get_referents

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from .nativemodule import Native
    from .sharing import Found

_AT_ONCE = 2000                 # so many in one call: other threads wait for its end


class CompiledSizer(Sizer):
    """Sizes objects for one snapshot; `end` lets go of all that it has met.

    Only one at a time: it is the compiled part that remembers what has been counted.
    """

    def __init__(self, module: Native, tracked: list[Any]) -> None:
        super().__init__()
        self._module = module
        module.measure_begin(self.policy, self.contents, self._values, VALUES_IN_SIZEOF,
                             bool(INLINE_VALUES), FIRST_LENGTH)
        module.measure_apart(tracked)

    def begin(self, registered: int) -> None:
        """As of a Sizer."""
        self._module.measure_next(registered)

    def takes(self, obj: object, height: int = 0, is_leaf: bool = False) -> bool:
        """As of a Sizer."""
        return self._module.measure_takes(obj, height, is_leaf)

    def adds(self, size: int) -> None:
        """As of a Sizer."""
        self._module.measure_adds(size)

    def closure(self, waiting: list[Any], height: int = 0) -> int:
        """As of a Sizer, but for what becomes of `waiting`."""
        return self._module.measure_closure(waiting, height)

    def shared(self, least: int) -> Found:
        """As of a Sizer."""
        return self._module.measure_shared(least)

    def size_all(self, objects: list[object], numbers: bytes,
                 registered: array[int]) -> tuple[array[int], array[int]]:
        """As of a Sizer."""
        flats, sizes = array('q'), array('q')
        for first in range(0, len(objects), _AT_ONCE):
            some = self._module.measure_all(objects[first:first + _AT_ONCE],
                                            numbers[first:first + _AT_ONCE],
                                            registered[first:first + _AT_ONCE])
            flats += column('q', some[0])
            sizes += column('q', some[1])
        return flats, sizes

    def end(self) -> None:
        """What was counted need not live any longer."""
        self._module.measure_end()

    def _values(self, obj: object, number: int) -> int:
        return values_in(obj, get_referents(obj), number, self.built.has)
