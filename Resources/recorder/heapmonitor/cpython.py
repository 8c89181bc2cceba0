"""What CPython knows about a type, read past anything a program can override.

Everything here goes through the C slots of ``type``: a metaclass with its own
``__getattribute__``, ``__hash__`` or ``__mro__`` is never asked.  All that differs from
one version of CPython to the next is in this file.
"""
from __future__ import annotations

import gc
import opcode
import sys
import types

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Iterator, Mapping

RELEASE = sys.version.split()[0]        # '3.12.1'
# where the standard library may be instead of a folder
LIBRARY_ZIP = f'python{sys.version_info[0]}{sys.version_info[1]}.zip'

# 3.11+: a code object knows columns, exceptions and its qualified name
CODES_HAVE_POSITIONS = sys.version_info >= (3, 11)
# 3.12+: the collector shows the buffer of a BytesIO, which its __sizeof__ has in it, too
BYTES_IO_SHOWS_BUFFER = sys.version_info >= (3, 12)
# before 3.11 a frame gives its locals to the collector also while it runs
RUNNING_FRAMES_GIVE_LOCALS = sys.version_info < (3, 11)
# bytes of a ctypes value that are a part of the object
CTYPES_INSIDE = 32 if sys.version_info >= (3, 14) else 16
# 3.12+: reference counts have the lower half of their word, the upper one has something else
COUNTS_IN_HALF = sys.version_info >= (3, 12)
# names of attributes are where they are in this version
MINOR = sys.version_info[1]
# 3.13 counts the threads for its warning only after the hooks of a fork have run in the parent
COUNTS_THREADS_LATE = sys.version_info[:2] == (3, 13)

TYPE_ATTRIBUTES: Mapping[str, Any] = type.__dict__

_mro: Callable[[type], tuple[type, ...] | None] = TYPE_ATTRIBUTES['__mro__'].__get__
_namespace: Callable[[type], Mapping[str, Any] | None] = TYPE_ATTRIBUTES['__dict__'].__get__
_module: Callable[[type], object] = TYPE_ATTRIBUTES['__module__'].__get__

flags_of: Callable[[type], int] = TYPE_ATTRIBUTES['__flags__'].__get__
basic_size_of: Callable[[type], int] = TYPE_ATTRIBUTES['__basicsize__'].__get__
weakref_offset_of: Callable[[type], int] = TYPE_ATTRIBUTES['__weakrefoffset__'].__get__
dict_offset_of: Callable[[type], int] = TYPE_ATTRIBUTES['__dictoffset__'].__get__
qualified_name_of: Callable[[type], str] = TYPE_ATTRIBUTES['__qualname__'].__get__
short_name_of: Callable[[type], str] = TYPE_ATTRIBUTES['__name__'].__get__
subclasses_of: Callable[[type], list[type]] = TYPE_ATTRIBUTES['__subclasses__']

HEAP_TYPE = 1 << 9              # made by a class statement or PyType_FromSpec
HAVE_GC = 1 << 14
_IMMUTABLE = (1 << 8) if sys.version_info >= (3, 10) else 0
# 3.11+: attributes live in an array beside the object until __dict__ is asked for
MANAGED_DICT = (1 << 4) if sys.version_info >= (3, 11) else 0
# 3.13+: the array is a part of the object
INLINE_VALUES = (1 << 2) if sys.version_info >= (3, 13) else 0
# such types have two pointers before the instance, for __dict__ and (3.12+) __weakref__
_PREFIXED = MANAGED_DICT | ((1 << 3) if sys.version_info >= (3, 12) else 0)

# 3.11+: a bare `raise` keeps a changed __traceback__, so that frames of ours can be left out
TRIMS_TRACEBACKS = sys.version_info >= (3, 11)

# 3.12+: events on single code objects
MONITORING: Any = getattr(sys, 'monitoring', None)
# Interpreters of a process share a collector, which knows the objects of all
ONE_COLLECTOR = sys.version_info < (3, 9)
# 3.13+: f_locals of a function's frame is a view of it, not a copy that the frame keeps
PROXY_LOCALS = sys.version_info >= (3, 13)

FROZEN_AT_START = gc.get_freeze_count()                 # 3.12 starts with 375 frozen objects

GC_HEAD = sys.getsizeof([]) - [].__sizeof__()           # bytes before each gc object
POINTER: int = getattr(tuple, '__itemsize__')              # bytes

# Instructions that give a name to what was made last, and those that may come before one
_STORES = {code for name, code in opcode.opmap.items()
           if name.startswith('STORE_') and name not in ('STORE_ATTR', 'STORE_SUBSCR')}
_SKIPPED = {opcode.opmap.get('CACHE', -1), opcode.opmap.get('EXTENDED_ARG', -1)}


def aligned(size: int) -> int:
    """`size` in bytes, rounded up to 8 as the allocator (and asizeof) does."""
    return (size + 7) & -8


def mro_of(cls: type) -> tuple[type, ...]:
    """The method resolution order; static types never readied (3.8, 3.9) have none."""
    return _mro(cls) or (cls,)


def namespace_of(cls: type) -> Mapping[str, Any]:
    """The class' own attributes."""
    return _namespace(cls) or {}


def module_of(cls: type) -> object:
    """Its ``__module__``; None where a descriptor fails or the entry was deleted."""
    try:
        return _module(cls)
    except Exception:
        return None


def type_name(cls: type) -> str:
    """``module.Qualified.Name``; builtins without their module."""
    module, name = module_of(cls), qualified_name_of(cls)
    return name if not isinstance(module, str) or module == 'builtins' else module + '.' + name


def registered_name(cls: type) -> str:
    """The name a tracked class is registered under by default.

    As in Pympler, but ``module.Outer.Inner`` of a nested class.
    """
    name = qualified_name_of(cls)
    if '<locals>' in name:
        name = short_name_of(cls)
    return f'{module_of(cls)}.{name}'


def has_base(cls: type, base: type) -> bool:
    """Is `base` in the C-level MRO?  ``issubclass`` would ask `base`'s metaclass."""
    for c in mro_of(cls):
        if c is base:
            return True
    return False


def head_of(cls: type) -> int:
    """Bytes before an instance: for the garbage collector, for ``__dict__`` and ``__weakref__``."""
    size = GC_HEAD if flags_of(cls) & HAVE_GC else 0
    return size + 2 * POINTER if flags_of(cls) & _PREFIXED else size


def basic_size(cls: type) -> int:
    """Bytes of an instance alone, garbage collector head included."""
    return aligned(basic_size_of(cls) + head_of(cls))


def is_finalized(obj: object) -> bool:
    """Has its ``__del__`` been called already?  False before 3.9, which cannot tell."""
    if sys.version_info >= (3, 9):
        return gc.is_finalized(obj)
    return False


def slots_are_empty(obj: object) -> bool:
    """Is no slot of `obj` filled?  So it is before its constructor runs; True if it has none."""
    cls = type(obj)
    for c in mro_of(cls):
        for member in namespace_of(c).values():
            if type(member) is types.MemberDescriptorType and flags_of(c) & HEAP_TYPE:
                try:
                    member.__get__(obj, cls)
                except AttributeError:
                    continue
                return False
    return True


def is_written_in_c(cls: type) -> bool:
    """Is `cls` a type that nothing can be asked of (int, deque, re.Pattern, …)?"""
    return not flags_of(cls) & HEAP_TYPE or bool(flags_of(cls) & _IMMUTABLE)


def stores_next(code: bytes, place: int) -> bool:
    """Does the bytecode give a name to the result of the instruction at `place`?"""
    place += 2
    while place < len(code) and code[place] in _SKIPPED:
        place += 2
    return place < len(code) and code[place] in _STORES


def has_gc(cls: type) -> bool:
    """Does the collector know instances of `cls`?"""
    return bool(flags_of(cls) & HAVE_GC)


def with_subclasses(waiting: list[type]) -> Iterator[type]:
    """Classes (consumed) and everything derived from them, each once."""
    seen: dict[int, type] = {}
    while waiting:
        cls = waiting.pop()
        if id(cls) not in seen:
            seen[id(cls)] = cls
            yield cls
            waiting.extend(subclasses_of(cls))


def all_classes() -> Iterator[type]:
    """Every class there is, found from ``object`` downwards."""
    return with_subclasses([object])
