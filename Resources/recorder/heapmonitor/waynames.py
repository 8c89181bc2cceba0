"""The names of the steps from a module or class to an object, as Python would write them."""
from __future__ import annotations

import functools
import sys
import types

from .attributenames import AttributeNames
from .attributes import filled_slots, slot_members
from .cpython import HEAP_TYPE, flags_of, mro_of, namespace_of, type_name
from .framelocals import label, variables_in_passing
from .inlinevalues import get_attribute, is_free
from .readers import is_in_c

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_SEQUENCES = (list, tuple)
_OF_EXCEPTIONS = [(name, BaseException.__dict__[name]) for name in (
    'args', '__traceback__', '__context__', '__cause__')]
_CACHE: Any = type(functools.lru_cache(None)(len))
_GENERATORS = (types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType)


class WayNames:
    """Names ways; learns each class' attributes once."""

    def __init__(self) -> None:
        # id(module's __dict__) -> the module's name
        self._modules: dict[int, str] = {}
        for name, module in list(sys.modules.items()):
            if type(module) is types.ModuleType and type(name) is str:
                self._modules.setdefault(id(_namespace(module)), name)
        self._attributes: dict[int, tuple[type, AttributeNames]] = {}

    def root(self, obj: Any) -> bool:
        """Is `obj` where a way begins: a module's variables, a class?"""
        return id(obj) in self._modules or isinstance_exactly(obj, type)

    def way(self, steps: list[Any]) -> str:
        """The name of the way from ``steps[0]``, a root, to the last of them."""
        first = steps[0]
        return (self._modules.get(id(first)) or type_name(first)) + self._steps(steps, True)

    def way_from(self, root: str, steps: list[Any]) -> str:
        """The name of the way from ``steps[0]``, which is called `root`."""
        return root + self._steps(steps, False)

    def way_within(self, steps: list[Any]) -> str:
        """The name of the way from an instance to the last of them: ``queue._loop``; or ``''``."""
        named = self._steps(steps, False).lstrip('.')
        return '' if named == '?' else named

    def _steps(self, steps: list[Any], from_root: bool) -> str:
        text = ''
        place = 0
        while place + 1 < len(steps):
            holder, held = steps[place], steps[place + 1]
            following = steps[place + 2] if place + 2 < len(steps) else None
            named, taken = self._step(holder, held, following, from_root and place == 0)
            text += named
            place += taken
        return text

    def _step(self, holder: Any, held: Any, following: Any, first: bool) -> tuple[str, int]:
        """What is written for this step, and how many steps that are."""
        if type(held) is dict and following is not None and type(holder) is not dict:
            key = _key(held, following)         # an instance's or a class' __dict__
            if type(key) is str and self._has(holder, key, following):
                return f'.{key}', 2
        if isinstance_exactly(holder, dict):
            key = _key(holder, held)
            if first:
                return f'.{key}', 1
            return ('[…]' if key is not None else '.keys()[…]'), 1
        if isinstance_exactly(holder, _SEQUENCES):
            return '[…]', 1
        if isinstance_exactly(holder, types.FunctionType):
            return self._of_function(holder, held, following)
        if type(holder) is types.CellType:
            return '', 1                        # the closure has named it
        if type(holder) is types.MethodType:
            return '.__self__' if holder.__self__ is held else '.__func__', 1
        if type(holder) is types.FrameType:
            return _local_variable(holder, held), 1
        if type(holder) is types.TracebackType:
            return ('.tb_frame' if holder.tb_frame is held else '.tb_next'), 1
        if isinstance_exactly(holder, BaseException):
            for known, member in _OF_EXCEPTIONS:
                if member.__get__(holder) is held:
                    return f'.{known}', 1
        if type(holder) is _CACHE and not isinstance_exactly(held, types.FunctionType):
            cached = f'<lru_cache(maxsize={_CACHE.cache_info(holder)[2]})>'
            # of a cache with a limit the results hang on the cache itself, too
            return (cached if type(held) is dict else cached + '[…]'), 1
        if type(holder) in _GENERATORS:
            return f'<a local variable of {holder.__qualname__}>', 1
        name = self._attribute(holder, held)
        if name is not None:
            return f'.{name}', 1
        if type(holder) is types.ModuleType:
            return '', 1
        in_c = any(is_in_c(cls) for cls in mro_of(type(holder)) if cls is not object)
        return '[…]' if in_c or not flags_of(type(holder)) & HEAP_TYPE else '.?', 1

    @staticmethod
    def _of_function(holder: types.FunctionType, held: Any, following: Any) -> tuple[str, int]:
        closure = holder.__closure__
        if held is closure and following is not None:
            for name, cell in zip(holder.__code__.co_freevars, closure or ()):
                if cell is following:
                    return f'<closure variable {name}>', 2
        if held is holder.__defaults__:
            for name, value in zip(_with_defaults(holder), holder.__defaults__ or ()):
                if value is following:
                    return f'<default of {name}>', 2
            return '.__defaults__', 1
        if held is holder.__kwdefaults__:
            return '.__kwdefaults__', 1
        return '', 1

    def _has(self, holder: Any, name: str, value: Any) -> bool:
        """Is `value` the attribute `name` of an instance, of a class itself?"""
        if isinstance_exactly(holder, type):
            return True
        if not is_free(type(holder), name):
            return False
        try:
            return get_attribute(holder, name) is value
        except AttributeError:
            return False

    def _attribute(self, holder: Any, held: Any) -> str | None:
        cls = type(holder)
        for name, value in filled_slots(holder, slot_members(cls)):
            if value is held:
                return name
        if not flags_of(cls) & HEAP_TYPE:
            return None
        known = self._attributes.get(id(cls))
        if known is None:
            known = self._attributes[id(cls)] = cls, AttributeNames(cls)
        return known[1].of(holder, [held])[0][0]


def isinstance_exactly(obj: object, base: Any) -> bool:
    """``isinstance`` that asks the type alone, never ``__class__``."""
    return issubclass(type(obj), base)


def _local_variable(frame: types.FrameType, value: Any) -> str:
    for name, other in variables_in_passing(frame):
        if other is value:
            return label(name, frame)
    return label(None, frame)


def _key(holder: dict[Any, Any], value: Any) -> Any:
    """The first key with that value, None if it is a key itself."""
    for key, other in list(dict.items(holder)):
        if other is value:
            return key
    return None


def _with_defaults(function: types.FunctionType) -> tuple[str, ...]:
    code = function.__code__
    names = code.co_varnames[:code.co_argcount]
    return names[len(names) - len(function.__defaults__ or ()):]


_namespace: Any = namespace_of(types.ModuleType)['__dict__'].__get__
