"""Readers of numpy's arrays, which the collector cannot look into (readers.py).

All goes through a view of the plain type: a subclass' ``__array_finalize__`` is never run.
"""
from __future__ import annotations

import gc

from .cpython import aligned, basic_size_of, mro_of, namespace_of, short_name_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Iterator
    from .readers import Reader, Reading

_INSIDE = 15                            # bytes of a StringDType's text that need no other place
_AT_ONCE = 1000                         # texts
get_referents = gc.get_referents


def array(cls: type) -> Reader:
    """What an array is a view of, or the objects in it."""
    base_of, type_of = namespace_of(cls)['base'], namespace_of(cls)['dtype']
    bytes_of, elements = namespace_of(cls)['nbytes'], _Elements(cls)

    def read(obj: Any) -> Reading:
        referents = get_referents(obj)  # attributes of a subclass
        base = base_of.__get__(obj)
        if base is not None:
            referents.append(base)
            # an address that C gave: the array is all that is known of it
            foreign = short_name_of(type(base)) == 'PyCapsule'
            return aligned(bytes_of.__get__(obj)) if foreign else 0, referents
        data = type_of.__get__(obj)
        if elements.has_objects(data):
            referents.extend(elements.objects(obj, data))
            if short_name_of(type(data)) == 'StringDType':
                return elements.text_bytes(obj), referents
        return 0, referents
    return read


def iterator(cls: type) -> Reader:
    """``a.flat``: its array."""
    base_of = namespace_of(cls)['base']
    return lambda obj: (0, [base_of.__get__(obj)])


def scalar(cls: type) -> Reader:
    """Its ``__sizeof__`` adds the bytes of the value to those of the object that has it."""
    sizeof = namespace_of(cls)['__sizeof__']

    def read(obj: Any) -> Reading:
        referents = get_referents(obj)
        first = next(namespace_of(c)['__sizeof__'] for c in mro_of(type(obj))
                     if type(namespace_of(c).get('__sizeof__')) is type(sizeof))
        if first is not sizeof:
            return 0, referents         # a str or bytes
        return aligned(basic_size_of(type(obj))) - aligned(sizeof(obj)), referents
    return read


def void(cls: type) -> Reader:
    """A structured scalar, often a view of the array that it was taken from."""
    base_of = namespace_of(cls)['base']

    def read(obj: Any) -> Reading:
        referents = get_referents(obj)
        base = base_of.__get__(obj)
        if base is not None:
            referents.append(base)
        return 0, referents
    return read


class _Elements:
    """Looks into arrays that own their data."""

    def __init__(self, cls: type) -> None:
        namespace = namespace_of(cls)
        self._plain, self._view, self._item = cls, namespace['view'], namespace['__getitem__']
        self._flat, self._list = namespace['flat'], namespace['tolist']
        self._reshape, self._size = namespace['reshape'], namespace['size']

    @staticmethod
    def _of(data: Any, name: str) -> Any:
        for c in mro_of(type(data)):
            member = namespace_of(c).get(name)
            if member is not None:
                return member.__get__(data)
        return None

    def has_objects(self, data: Any) -> bool:
        """Are there references, or texts of any length, in elements of that dtype?"""
        return bool(self._of(data, 'hasobject'))

    def objects(self, obj: Any, data: Any) -> Iterator[Any]:
        """All objects in the array."""
        waiting = [(self._view(obj, self._plain), data)]
        while waiting:
            plain, data = waiting.pop()
            fields = self._of(data, 'fields')
            if fields is not None:
                waiting.extend((self._item(plain, name), field[0])
                               for name, field in fields.items()
                               if self.has_objects(field[0]))
            elif short_name_of(type(data)) != 'StringDType':
                yield from self._flat.__get__(plain)

    def text_bytes(self, obj: Any) -> int:
        """Bytes of long texts, which numpy keeps in a place of their own.

        How much of that place is still unused is not to be had.
        """
        # a view: what owns its data is all in one piece, in one of two orders
        line = self._reshape(self._view(obj, self._plain), -1, order='A')
        total = 0
        for start in range(0, self._size.__get__(line), _AT_ONCE):
            for text in self._list(self._item(line, slice(start, start + _AT_ONCE))):
                if type(text) is str:
                    size = len(text.encode('utf-8', 'replace'))
                    if size > _INSIDE:
                        total += size + (1 if size < 256 else 8)
        return total
