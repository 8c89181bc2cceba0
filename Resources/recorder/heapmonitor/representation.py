"""Names and representations of foreign objects, made without calling their ``__repr__``."""
from __future__ import annotations

import itertools
import types

from .cpython import short_name_of, type_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

CLIP = 80               # characters of one representation
_MOST_ITEMS = 24        # of one container, and of all nested ones together

_ATOMS = frozenset(map(id, (type(None), bool, int, float, complex, bytes, range,
                            type(Ellipsis), type(NotImplemented))))
_FUNCTIONS = frozenset(map(id, (types.FunctionType, types.BuiltinFunctionType)))
_BRACKETS: dict[type, tuple[str, str]] = {
    list: ('[', ']'), tuple: ('(', ')'), dict: ('{', '}'), set: ('{', '}'),
    frozenset: ('frozenset({', '})')}
_CONTAINERS = frozenset(map(id, _BRACKETS))


def clipped(text: str, clip: int) -> str:
    """`text` with its middle left out when it is longer than `clip` characters."""
    half = clip // 2 - 2
    if len(text) > clip > 0 and half > 0:
        return text[:half] + '....' + text[-half:]
    return text


def safe_repr(obj: Any, clip: int = CLIP, budget: list[int] | None = None) -> str:
    """``repr()`` of builtin data; ``<mod.Class object at 0x..>`` of everything else."""
    cls = type(obj)
    if cls is str or cls is bytes:
        if len(obj) > 2 * clip:         # never build the repr of a megabyte to show 80 of it
            obj = obj[:clip] + obj[-clip:]
        return clipped(repr(obj), clip)
    if id(cls) in _ATOMS:
        try:
            return clipped(repr(obj), clip)
        except ValueError:              # an int beyond sys.set_int_max_str_digits
            return 'N/A'
    if id(cls) in _CONTAINERS:
        return _container(obj, cls, clip, [_MOST_ITEMS] if budget is None else budget)
    if issubclass(cls, type):
        return f'<class {type_name(obj)!r}>'
    return f'<{type_name(cls)} object at 0x{id(obj):x}>'


def _container(obj: Any, cls: type, clip: int, budget: list[int]) -> str:
    if not obj:
        return repr(obj)
    room = clip * 2
    parts: list[str] = []
    # a copy: another thread may change the container meanwhile
    items = list(itertools.islice(obj.items() if cls is dict else obj, _MOST_ITEMS))
    for item in items:
        if budget[0] <= 0 or room <= 0:
            parts.append('...')
            break
        budget[0] -= 1
        if cls is dict:
            key, value = item
            text = f'{safe_repr(key, clip, budget)}: {safe_repr(value, clip, budget)}'
        else:
            text = safe_repr(item, clip, budget)
        room -= len(text)
        parts.append(text)
    if len(obj) > _MOST_ITEMS and parts[-1:] != ['...']:
        parts.append('...')
    opening, closing = _BRACKETS[cls]
    comma = ',' if cls is tuple and len(obj) == 1 else ''
    return clipped(opening + ', '.join(parts) + comma + closing, clip)


def safe_name(obj: Any, clip: int = CLIP) -> str:
    """A referent's name as asizeof gives it: ``__name__`` of classes and functions, else repr."""
    cls = type(obj)
    if issubclass(cls, type):
        return short_name_of(obj)
    if id(cls) in _FUNCTIONS:
        name: str = obj.__name__
        return name
    return safe_repr(obj, clip)
