"""What is known about the program's classes, none of which it keeps alive."""
from __future__ import annotations

import weakref

from .cpython import basic_size, dict_offset_of, has_gc, type_name, weakref_offset_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Tuple
    from .recorded import Recording
    Layout = Tuple[str, int, int, int]


class KnownClass(weakref.ref):          # type: ignore[type-arg]
    """A class that instances were or may be recorded of."""

    __slots__ = ('address', 'kind', 'type_index', 'exact', 'searched', 'sought')
    address: int
    kind: int                   # of its instances in the table of the living; 0: not recorded
    type_index: int             # index into ``Recording.kinds``
    exact: bool                 # none of its births is missed
    searched: bool              # a census has found those that were older than the tracking
    sought: bool                # single instances are recorded, whatever becomes of the others


class ClassTable:
    """Classes by their address, and numbers for what they are."""

    def __init__(self, recording: Recording, gone: Callable[[int], None]) -> None:
        self._recording = recording
        self._gone_too = gone
        self._known: dict[int, KnownClass] = {}
        # (name, basic size and other marks of the layout) -> index into ``Recording.kinds``
        self._types: dict[Layout, int] = {}
        self._layouts: list[Layout] = []        # by that index
        # number -> (registered name, type); classes that are alike share one; EARLIER is 1
        self.kinds: list[tuple[int, int]] = [(0, 0), (0, 0)]
        self._numbers: dict[tuple[int, int], int] = {}
        self.collected = [True, True]           # by kind: does the collector know the instances?

    def get(self, cls: type) -> KnownClass | None:
        """What is known about `cls`."""
        return self._known.get(id(cls))

    def enter(self, cls: type) -> KnownClass:
        """`cls` as a class of which nothing is recorded so far."""
        known = KnownClass(cls, self._gone)
        known.address, known.kind = id(cls), 0
        known.exact = known.searched = known.sought = False
        known.type_index = self._type_index(cls)
        self._known[id(cls)] = known
        return known

    def kind(self, registered: int, cls: type, type_index: int) -> int:
        """The number for instances of `cls` under that name."""
        key = registered, type_index
        number = self._numbers.get(key)
        if number is None:
            self.collected.append(has_gc(cls))
            self.kinds.append(key)
            number = self._numbers[key] = len(self.kinds) - 1
        return number

    def known(self) -> list[tuple[KnownClass, type]]:
        """All that are alive."""
        return [(known, cls) for known, cls in
                [(known, known()) for known in list(self._known.values())] if cls is not None]

    def clear(self) -> None:
        """Know nothing more."""
        self._known.clear()

    def same_layout(self, type_index: int, cls: type) -> bool:
        """Could ``obj.__class__ = …`` have turned an instance of that type into one of `cls`?"""
        return self._layouts[type_index][1:] == _layout(cls)[1:]

    def _type_index(self, cls: type) -> int:
        layout = _layout(cls)
        index = self._types.get(layout)
        if index is None:
            self._layouts.append(layout)
            self._recording.kinds.append(layout[:2])
            index = self._types[layout] = len(self._layouts) - 1
        return index

    def _gone(self, known: KnownClass) -> None:
        if self._known.get(known.address) is known:
            self._known.pop(known.address, None)
            self._gone_too(known.address)


def _layout(cls: type) -> Layout:
    return type_name(cls), basic_size(cls), weakref_offset_of(cls), dict_offset_of(cls)


