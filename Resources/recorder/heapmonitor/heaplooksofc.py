"""Looks at objects of types in C: dictionaries, classes, functions, generators and code."""
from __future__ import annotations

import functools
import types
from _thread import _local

from .attributes import dict_descriptor
from .cpython import HEAP_TYPE, INLINE_VALUES, flags_of, module_of, namespace_of, short_name_of
from .heapfile import (AS_LAST, ATTRIBUTE, CLOSURE, GLOBALS, KEYS_VALUES, LOCAL, NAMESPACE, TYPE,
                       UNNAMED, WORD)
from .heaplocals import local_variables
from .heapnames import InlineNames

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from .heapfile import HeapFile
    from .heaplooks import Look, Seen
    from .heapnames import Attributes

_MOST_FRAMES = 1000             # of generators: Python makes a frame object for each that is asked
_GENERATORS = (types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType)
_FRAMES = [namespace_of(cls)[name] for cls, name in zip(
    _GENERATORS, ('gi_frame', 'cr_frame', 'ag_frame'))]
_CODE = ('co_consts', 'co_names', 'co_varnames', 'co_freevars', 'co_cellvars', 'co_filename',
         'co_name', 'co_qualname', 'co_code', 'co_linetable', 'co_lnotab', 'co_exceptiontable')
_CLASS = ('__mro__', '__bases__', '__base__')
_MEMBER = types.MemberDescriptorType
_GETSET = types.GetSetDescriptorType
# What else may be asked: it gives what is there, and makes nothing
_TOLD = {'_asyncio.Task': ('_coro', '_result', '_fut_waiter'),
         '_asyncio.Future': ('_result',),
         'builtins.BaseException': ('args', '__traceback__', '__context__', '__cause__'),
         'builtins.traceback': ('tb_next',)}
_code: Any = namespace_of(types.FunctionType)['__code__'].__get__
_closure: Any = namespace_of(types.FunctionType)['__closure__'].__get__
_globals: Any = namespace_of(types.FunctionType)['__globals__'].__get__
_defaults: Any = namespace_of(types.FunctionType)['__defaults__'].__get__
_keywords: Any = namespace_of(types.FunctionType)['__kwdefaults__'].__get__


class LooksOfC:
    """The looks, and which types they are for."""

    def __init__(self, file: HeapFile, names: dict[int, Any],
                 attributes: Attributes | None) -> None:
        """`names`: takes the keys of all namespaces, by id; `attributes`: see heapnames."""
        self._file = file
        self._attributes = attributes
        self._names = names
        self._pairs = file.layout(KEYS_VALUES)
        self._unnamed = file.layout(UNNAMED)
        self._frames = _MOST_FRAMES
        self._inline: dict[int, InlineNames] = {}   # by id(class), which it holds
        found: list[tuple[str, Any]] = [
            (name, namespace_of(types.CodeType).get(name)) for name in _CODE]
        members = [(name, member) for name, member in found if type(member) is _MEMBER]
        self._of_code = [member.__get__ for _, member in members]
        self._layout_of_code = file.layout(UNNAMED, tuple([
            ATTRIBUTE | file.text(name) for name, _ in members]))
        self._of_function = [ATTRIBUTE | file.text(name) for name in (
            '__code__', '__defaults__', '__kwdefaults__')]
        self.by_base: list[tuple[Any, Look]] = [
            (dict, self.mapping), (type, self.klass), (types.FunctionType, self.function),
            (types.CodeType, self.code), (types.ModuleType, self.module),
            (type(functools.lru_cache(None)(len)), self.cached), (types.FrameType, self.frame)]
        self.by_base += [(threads_own, self.thread_local) for threads_own in _THREAD_LOCALS]
        self.by_base += [(cls, self._generator(frame)) for cls, frame in zip(_GENERATORS, _FRAMES)]

    @staticmethod
    def members(cls: type) -> list[tuple[str, Any]]:
        """What a type in C says of its instances."""
        if flags_of(cls) & HEAP_TYPE and '__slots__' in namespace_of(cls):
            return []
        told = _TOLD.get(f'{module_of(cls)}.{short_name_of(cls)}', ())
        return [(name, member) for name, member in list(namespace_of(cls).items())
                if type(member) is _MEMBER or name in told and type(member) is _GETSET]

    def dictionary(self, obj: Any, referents: list[Any]) -> Seen:
        """The collector shows no keys of dictionaries that have texts as keys."""
        keys = list(obj)
        values = list(obj.values())
        if len(keys) != len(values):            # another thread came between
            return referents, self._unnamed, 0
        keys += values
        return keys, self._pairs, 0

    def mapping(self, obj: Any, referents: list[Any]) -> Seen:
        """Of a class that is derived from ``dict``."""
        items = list(dict.items(obj))
        keys = [key for key, _ in items]
        values = [value for _, value in items]
        have = set(map(id, keys))
        have.update(map(id, values))
        others = [each for each in referents if id(each) not in have]
        names = self._roles(obj, others)
        return others + keys + values, self._file.layout(KEYS_VALUES, names), 0

    def _roles(self, obj: Any, others: list[Any]) -> tuple[int, ...]:
        """A ``__dict__``, or attributes without one; the rest is the type's own."""
        cls = type(obj)
        descriptor = dict_descriptor(cls)
        codes = {id(cls): TYPE}
        if not flags_of(cls) & INLINE_VALUES:
            for each in others:
                if type(each) is dict and descriptor is not None:
                    codes[id(each)] = NAMESPACE
                    self._names.update(zip(map(id, each), each))
        inside = WORD | self._file.text('inside')
        found = [codes.get(id(each), inside) for each in others]
        left = [place for place, each in enumerate(others) if id(each) not in codes]
        if left and flags_of(cls) & INLINE_VALUES:
            names = self._inline.get(id(cls))
            if names is None:
                names = self._inline[id(cls)] = InlineNames(cls, self._attributes)
            for place, name in zip(left, names.of(obj, [others[place] for place in left])):
                if name is not None:
                    found[place] = ATTRIBUTE | self._file.text(name)
                elif type(others[place]) is dict:
                    found[place] = NAMESPACE
        return tuple(found)

    def klass(self, obj: Any, referents: list[Any]) -> Seen:
        """A class: what is in its ``__dict__``, and its bases."""
        namespace = next((each for each in referents if type(each) is dict), None)
        if _mro(obj) is None:                   # 3.8, 3.9: nobody has made it ready
            return referents, self._unnamed, 0
        known = {id(getter(obj)): ATTRIBUTE | self._file.text(name) for name, getter in _OF_CLASSES}
        known[id(type(obj))] = TYPE
        if namespace is not None:
            known[id(namespace)] = NAMESPACE
            self._names.update(zip(map(id, namespace), namespace))
        names = tuple([known.get(id(each), 0) for each in referents])
        return referents, self._file.layout(UNNAMED, names), 0

    def function(self, obj: Any, referents: list[Any]) -> Seen:
        """A function: its closure by the names of the variables, its defaults."""
        code, closure = _code(obj), _closure(obj)
        of_code, of_defaults, of_keywords = self._of_function
        known = {id(code): of_code, id(_globals(obj)): GLOBALS}
        defaults, keywords = _defaults(obj), _keywords(obj)
        if defaults is not None:
            known[id(defaults)] = of_defaults
        if keywords is not None:
            known[id(keywords)] = of_keywords
        if closure:
            known[id(closure)] = CLOSURE | self._file.text(','.join(code.co_freevars))
        names = tuple([known.get(id(each), 0) for each in referents])
        return referents, self._file.layout(UNNAMED, names), 0

    def code(self, obj: Any, referents: list[Any]) -> Seen:
        """The collector knows nothing of code."""
        return [getter(obj) for getter in self._of_code], self._layout_of_code, 0

    def module(self, obj: Any, referents: list[Any]) -> Seen:
        """A module: its variables."""
        for each in referents:
            if type(each) is dict:
                self._names.update(zip(map(id, each), each))
        names = tuple([NAMESPACE if type(each) is dict else TYPE if each is type(obj) else 0
                       for each in referents])
        return referents, self._file.layout(UNNAMED, names), 0

    def cached(self, obj: Any, referents: list[Any]) -> Seen:
        """``functools.lru_cache``: arguments and results, its own dictionary."""
        known = {id(self._wrapped(obj)): ATTRIBUTE | self._file.text('__wrapped__')}
        named, results = [], []
        found = False                           # the dictionary of the cache comes first
        for each in referents:
            if type(each) is dict:
                named.append((each, NAMESPACE if found else WORD | self._file.text('cache')))
                found = True
            elif id(each) in known:
                named.append((each, known[id(each)]))
            else:
                results.append(each)
        codes = [code for _, code in named] + [WORD | self._file.text('cached result')]
        return ([value for value, _ in named] + results,
                self._file.layout(AS_LAST, tuple(codes)), 0)

    @staticmethod
    def _wrapped(obj: Any) -> Any:
        try:
            return object.__getattribute__(obj, '__wrapped__')
        except AttributeError:
            return _NOBODY

    def thread_local(self, obj: Any, referents: list[Any]) -> Seen:
        """``threading.local``: the variables of each thread, in a dictionary by weak references."""
        found, names = list(referents), []
        inside = WORD | self._file.text('threads')
        for each in referents:
            names.append(TYPE if each is type(obj) else inside)
            if type(each) is dict:
                own = [value for value in list(each.values()) if type(value) is dict]
                found += own
        names += [NAMESPACE] * (len(found) - len(names))
        return found, self._file.layout(UNNAMED, tuple(names)), 0

    def frame(self, obj: Any, referents: list[Any]) -> Seen:
        """A frame that has ended or waits; those that run are roots, see heapframes."""
        return self._with_locals(obj, referents, {})

    def _generator(self, member: Any) -> Look:
        name = ATTRIBUTE | self._file.text(member.__name__)

        def look(obj: Any, referents: list[Any]) -> Seen:
            frame = member.__get__(obj) if self._frames > 0 else None
            self._frames -= 1
            # before 3.11 it has the variables; since then the generator has, and it too, once it is made
            return self._with_locals(frame, referents, {id(frame): name})
        return look

    def _with_locals(self, frame: Any, referents: list[Any], known: dict[int, int]) -> Seen:
        if frame is None:
            return referents, self._unnamed, 0
        for name, value in local_variables(frame):
            known[id(value)] = LOCAL | self._file.text(name)
        known[id(frame.f_globals)] = GLOBALS
        codes = []
        for each in referents:
            held = each
            if type(each) is types.CellType and id(each) not in known:
                try:
                    held = each.cell_contents
                except ValueError:              # it is empty
                    pass
            codes.append(known.get(id(held), 0))
        return referents, self._file.layout(UNNAMED, tuple(codes)), 0


def looks_of_c(file: HeapFile, names: dict[int, Any], attributes: Attributes | None) -> LooksOfC:
    """The looks for one file."""
    return LooksOfC(file, names, attributes)


_mro: Any = namespace_of(type)['__mro__'].__get__
_OF_CLASSES = [(name, namespace_of(type)[name].__get__) for name in _CLASS]
_NOBODY = object()
_THREAD_LOCALS = [_local]
