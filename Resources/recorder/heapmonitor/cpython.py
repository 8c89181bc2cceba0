"""What CPython knows about a type, read past anything a program can override.

Everything here goes through the C slots of ``type``: a metaclass with its own
``__getattribute__``, ``__hash__`` or ``__mro__`` is never asked.
"""
import sys

TYPE_ATTRIBUTES = type.__dict__

_mro = TYPE_ATTRIBUTES['__mro__'].__get__
_namespace = TYPE_ATTRIBUTES['__dict__'].__get__
_module = TYPE_ATTRIBUTES['__module__'].__get__

flags_of = TYPE_ATTRIBUTES['__flags__'].__get__
basic_size_of = TYPE_ATTRIBUTES['__basicsize__'].__get__
weakref_offset_of = TYPE_ATTRIBUTES['__weakrefoffset__'].__get__
dict_offset_of = TYPE_ATTRIBUTES['__dictoffset__'].__get__
qualified_name_of = TYPE_ATTRIBUTES['__qualname__'].__get__
short_name_of = TYPE_ATTRIBUTES['__name__'].__get__
subclasses_of = TYPE_ATTRIBUTES['__subclasses__']       # call it with the type

HEAP_TYPE = 1 << 9              # made by a class statement or PyType_FromSpec
HAVE_GC = 1 << 14
# 3.11+: attributes live in an array beside the object until __dict__ is asked for
MANAGED_DICT = (1 << 4) if sys.version_info >= (3, 11) else 0
# 3.13+: the array is a part of the object
INLINE_VALUES = (1 << 2) if sys.version_info >= (3, 13) else 0
# such types have two pointers before the instance, for __dict__ and (3.12+) __weakref__
_PREFIXED = MANAGED_DICT | ((1 << 3) if sys.version_info >= (3, 12) else 0)

GC_HEAD = sys.getsizeof([]) - [].__sizeof__()           # bytes before each gc object
POINTER = tuple.__itemsize__                            # bytes


def aligned(size):
    """`size` in bytes, rounded up to 8 as the allocator (and asizeof) does."""
    return (size + 7) & -8


def mro_of(cls):
    """The method resolution order; static types never readied (3.8, 3.9) have none."""
    return _mro(cls) or (cls,)


def namespace_of(cls):
    """The class' own attributes."""
    return _namespace(cls) or {}


def type_name(cls):
    """``module.Qualified.Name``; builtins without their module."""
    try:
        module = _module(cls)
    except Exception:           # a __module__ descriptor or deleted entry
        module = None
    name = qualified_name_of(cls)
    return name if not isinstance(module, str) or module == 'builtins' else module + '.' + name


def registered_name(cls):
    """The name a tracked class is registered under by default, as in Pympler."""
    try:
        module = _module(cls)
    except Exception:
        module = None
    return '%s.%s' % (module, short_name_of(cls))


def has_base(cls, base):
    """Is `base` in the C-level MRO?  ``issubclass`` would ask `base`'s metaclass."""
    for c in mro_of(cls):
        if c is base:
            return True
    return False


def basic_size(cls):
    """Bytes of an instance alone, garbage collector head included."""
    size = basic_size_of(cls) + (GC_HEAD if flags_of(cls) & HAVE_GC else 0)
    if flags_of(cls) & _PREFIXED:
        size += 2 * POINTER
    return aligned(size)


def keeps_values(cls):
    """May its instances have attributes and no ``__dict__`` (3.11+)?"""
    if not flags_of(cls) & MANAGED_DICT:
        return False
    if INLINE_VALUES and not flags_of(cls) & INLINE_VALUES:
        return False
    for c in mro_of(cls):               # a list's referents are more than its attributes
        if c is not object and not flags_of(c) & HEAP_TYPE:
            return False
    return True


def same_layout(a, b):
    """Could ``obj.__class__ = b`` have turned an `a` into a `b`?

    The conditions CPython itself checks; where they fail the address was reused.
    """
    return bool(flags_of(b) & HEAP_TYPE) and basic_size_of(a) == basic_size_of(b) and \
        weakref_offset_of(a) == weakref_offset_of(b) and dict_offset_of(a) == dict_offset_of(b)
