"""Readers of types of the standard library and of pyarrow (readers.py)."""
from __future__ import annotations

import gc
import sys
import types

from .cpython import (BYTES_IO_SHOWS_BUFFER, CTYPES_INSIDE, HAVE_GC, aligned, basic_size_of,
                      flags_of, namespace_of)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from .readers import Reader, Reading

get_referents = gc.get_referents


def bytes_io(cls: type) -> Reader | None:
    """Since 3.12 the collector shows the buffer that ``__sizeof__`` has in it, too."""
    if not BYTES_IO_SHOWS_BUFFER:
        return None
    sizeof = namespace_of(cls)['__sizeof__']
    basic = basic_size_of(cls)

    def read(obj: Any) -> Reading:
        buffer = sizeof(obj) - basic    # 0 while somebody else holds it: then it is a referent
        referents = get_referents(obj)
        if buffer > 0:
            for place in range(len(referents) - 1, -1, -1):
                if type(referents[place]) is bytes and sys.getsizeof(referents[place]) <= buffer:
                    del referents[place]
                    break
        return 0, referents
    return read


def numbers_of_range(cls: type) -> Reader:
    """A range holds four numbers that the collector does not show."""
    members = [namespace_of(cls)[name] for name in ('start', 'stop', 'step')]
    length_of = namespace_of(cls)['__len__']

    def read(obj: Any) -> Reading:
        numbers = [member.__get__(obj) for member in members]
        try:
            length = length_of(obj)
        except OverflowError:           # it fits into no C integer
            length = numbers[1]
        shared = -5 <= length <= 256    # by the whole program
        return 0 if shared else aligned(sys.getsizeof(length)), numbers
    return read


def subject_of_match(cls: type) -> Reader | None:
    """Before 3.10 the collector knows nothing of a match."""
    if flags_of(cls) & HAVE_GC:
        return None
    members = [namespace_of(cls)[name] for name in ('string', 're')]
    return lambda obj: (0, [member.__get__(obj) for member in members])


def mapped(cls: type) -> Reader:
    """All that is mapped counts, whether it is in memory just now or not."""
    length_of = namespace_of(cls)['__len__']

    def read(obj: Any) -> Reading:
        try:
            return aligned(length_of(obj)), get_referents(obj)
        except ValueError:              # it is closed
            return 0, get_referents(obj)
    return read


def ctypes_data(cls: type) -> Reader | None:
    """A buffer of its own is in C memory; one that belongs to another object is a referent."""
    module = sys.modules.get('_ctypes')
    own = namespace_of(cls).get('_b_needsfree_')
    if module is None or own is None:
        return None
    size_of = getattr(module, 'sizeof')

    def read(obj: Any) -> Reading:
        size = size_of(obj) if own.__get__(obj) else 0
        return aligned(size) if size > CTYPES_INSIDE else 0, get_referents(obj)
    return read


def arrow(cls: type) -> Reader | None:
    """Arrow's own number; what two slices of one buffer share counts for both."""
    size = namespace_of(cls).get('nbytes')
    if type(size) is not types.GetSetDescriptorType:
        return None

    def read(obj: Any) -> Reading:
        try:
            return aligned(size.__get__(obj)), []
        except Exception:               # Arrow refuses, a buffer on a graphics card
            return 0, []
    return read


def arrow_buffer(cls: type) -> Reader | None:
    """Its bytes, if it is not a part of another buffer."""
    size = namespace_of(cls).get('size')
    if type(size) is not types.GetSetDescriptorType:
        return None

    def read(obj: Any) -> Reading:
        return aligned(size.__get__(obj)), []
    return read
