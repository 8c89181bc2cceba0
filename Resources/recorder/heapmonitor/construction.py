"""Births: what replaces ``__init__`` in a tracked class.

A descriptor, not a function.  ``C(…)`` looks ``__init__`` up through it, which
registers the instance and hands out the original, bound: while the program's
constructor runs there is no frame of ours on the stack, tracebacks and the
recursion limit are as before, and no arguments are packed twice.

The functions that take the place of a constructor have no annotations: the program
sees them.
"""
from __future__ import annotations

import copy
import types

from .cpython import TRIMS_TRACEBACKS, mro_of, namespace_of, short_name_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Container
    Find = Callable[[object], Callable[..., None]]

_bind = types.MethodType
_COPIED = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')


def constructor(cls: type, original: Any, live: Container[int],
                register: Callable[[object, Any], None], observer: object) -> object:
    """The object to set as ``cls.__init__``.

    `original` is the class' own ``__init__`` or None if it inherits one;
    ``register(obj, observer)`` is called once for each instance not yet in `live`.
    """
    find: Find | None
    if original is None:
        find = _inherited(cls)
    elif issubclass(type(original), types.FunctionType):
        find = None
    else:
        def find(obj: object) -> Any:
            return original.__get__(obj, type(obj))
    explicit = _explicit(original, find, live, register, observer)

    class Constructor:
        __slots__ = ()
        if find is None:
            def __get__(  # type: ignore[no-untyped-def]
                    self, obj, owner=None, live=live, bind=_bind):
                if obj is None:
                    return explicit
                if id(obj) not in live:
                    register(obj, observer)
                return bind(original, obj)
        else:
            def __get__(  # type: ignore[no-untyped-def,misc]
                    self, obj, owner=None, live=live):
                if obj is None:
                    return explicit
                if id(obj) not in live:
                    register(obj, observer)
                return find(obj)

        @property
        def __isabstractmethod__(self) -> bool:
            return bool(getattr(original, '__isabstractmethod__', False))

        def __reduce__(self) -> Any:
            # a class pickled by value (cloudpickle) takes its own constructor along
            if original is None:
                return getattr, (mro_of(cls)[1], '__init__')
            return copy.copy, (original,)
    return Constructor()


def _explicit(original: Any, find: Find | None, live: Container[int],
              register: Callable[[object, Any], None], observer: object) -> Callable[..., None]:
    """The function that ``C.__init__`` is, for ``C.__init__(self, …)`` in a subclass."""
    def __init__(self, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        if id(self) not in live:
            register(self, observer)
        try:
            if find is None:
                return original(self, *args, **kwargs)
            return find(self)(*args, **kwargs)
        except BaseException as error:
            if TRIMS_TRACEBACKS and error.__traceback__ is not None:
                error.__traceback__ = error.__traceback__.tb_next   # the program's frames only
            raise
    if find is None:
        for name in _COPIED:
            setattr(__init__, name, getattr(original, name))
        __init__.__dict__.update(original.__dict__)
        # inspect.signature follows it
        __init__.__wrapped__ = original  # type: ignore[attr-defined]
    else:
        __init__.__qualname__ = 'object.__init__'
    return __init__


def _inherited(cls: type) -> Find:
    """For a class without ``__init__``: whatever comes next in the instance's MRO.

    Looked up each time a type is new: a fixed base would cut a diamond.
    """
    found: dict[int, Any] = {}          # id(type) -> descriptor

    def find(obj: object) -> Any:
        t = type(obj)
        try:
            descriptor = found[id(t)]
        except KeyError:
            descriptor = found[id(t)] = _next_constructor(cls, t)
        return descriptor.__get__(obj, t)
    return find


def _next_constructor(cls: type, t: type) -> Any:
    mro = mro_of(t)
    after = False
    descriptor: Any = object.__init__
    for c in mro:
        if after and '__init__' in namespace_of(c):
            descriptor = namespace_of(c)['__init__']
            break
        after = after or c is cls
    if descriptor is not object.__init__:
        return descriptor
    # object.__init__ takes arguments only as long as nothing overrides it, and now we do
    for c in mro:
        if '__new__' in namespace_of(c):
            return _refuse_arguments if c is object else _ignore_arguments
    return descriptor


def _ignore_arguments(self, /, *args, **kwargs):  # type: ignore[no-untyped-def]
    """The arguments were for ``__new__``."""


def _refuse_arguments(self, /, *args, **kwargs):  # type: ignore[no-untyped-def]
    if args or kwargs:                  # in the words of object.__new__
        raise TypeError(f'{short_name_of(type(self))}() takes no arguments')
