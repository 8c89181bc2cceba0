"""What is the recorder's own: it is left out of a dump of the heap."""
from __future__ import annotations

import gc
import os
import sys
import types
from collections import deque
from itertools import compress

from .cpython import all_classes, module_of, mro_of, namespace_of
from .heapfile import longs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from .nativemodule import Native

_OURS = __package__ or 'heapmonitor'
_FOLDER = os.path.dirname(os.path.abspath(__file__))
_DESCRIPTORS = types.GetSetDescriptorType, types.MemberDescriptorType
_CONTAINERS = (dict, list, tuple, set, frozenset, deque)


def own_types() -> set[int]:
    """Ids of the classes of the package: their instances are not the program's."""
    return {id(cls) for cls in all_classes() if _is_ours(cls)}


def _is_ours(cls: type) -> bool:
    module = module_of(cls)
    return isinstance(module, str) and (module == _OURS or module.startswith(_OURS + '.'))


def own_addresses() -> set[int]:
    """Ids of the package's modules, classes, functions, and of what only these are made of."""
    found: set[int] = set()
    for name, module in list(sys.modules.items()):
        if type(name) is str and (name == _OURS or name.startswith(_OURS + '.')) \
                and type(module) is types.ModuleType:
            found.update(map(id, (module, vars(module), vars(module).get('__spec__'),
                                  vars(module).get('__loader__'))))
            for value in list(vars(module).values()):
                _take(value, found)
    for cls in all_classes():               # also those that an earlier capture has left
        if _is_ours(cls):
            _take(cls, found)
    for path, finder in list(sys.path_importer_cache.items()):
        if type(path) is str and path.startswith(_FOLDER):
            _take_finder(finder, found)
    return found.difference(map(id, (None, (), '', b'', frozenset())))


def instances_of(types: set[int], objects: list[Any], native: Native | None) -> list[Any]:
    """Those of `objects` whose type has one of these ids."""
    if native is not None:
        return native.heap_of_types(objects, longs(types).tobytes())
    return list(compress(objects, map(types.__contains__, map(id, map(type, objects)))))


def kept_by(waiting: list[Any]) -> set[int]:
    """Ids of the containers that nothing but these instances (consumed) leads to: what was recorded.

    Somebody holds a list of all that the collector knows, instances and containers alike.
    """
    alone = _references_of_one_that_is_held_once()
    found: set[int] = set()
    while waiting:
        held = gc.get_referents(waiting.pop())
        for each in held:
            if type(each) in _CONTAINERS and id(each) not in found \
                    and sys.getrefcount(each) - gc.is_tracked(each) <= alone:   # it is in `objects`
                found.add(id(each))
                waiting.append(each)
    return found


def _references_of_one_that_is_held_once() -> int:
    """As many as ``kept_by`` sees: its list and its variable have one each."""
    count = 0
    held = gc.get_referents([[]])
    for each in held:
        count = sys.getrefcount(each) + 1       # that of the list around it, which is gone
    return count


def _take(value: Any, found: set[int]) -> None:
    if id(value) in found:
        return
    if type(value) is types.FunctionType and value.__module__ is not None \
            and value.__module__.startswith(_OURS):
        found.update(map(id, (value, value.__defaults__, value.__kwdefaults__,
                              value.__closure__)))
        _take_code(value.__code__, found)
    elif issubclass(type(value), type):
        if _is_ours(value):
            found.update(map(id, (value, mro_of(value))))
            found.update(id(each) for each in gc.get_referents(value) if type(each) is dict)
            for member in list(namespace_of(value).values()):
                if type(member) in _DESCRIPTORS:
                    found.add(id(member))
                elif type(member) is property:
                    found.add(id(member))
                    member = member.fget
                elif type(member) in (staticmethod, classmethod):
                    found.add(id(member))
                    member = member.__func__
                _take(member, found)
    elif type(value) is types.BuiltinFunctionType:
        if isinstance(value.__module__, str) and value.__module__.startswith(_OURS):
            found.update(map(id, (value, value.__self__)))      # of the compiled part
            if type(value.__self__) is types.ModuleType:
                found.add(id(vars(value.__self__)))
    elif type(value) in (dict, list, tuple, set, frozenset) and value:
        found.add(id(value))


def _take_finder(finder: object, found: set[int]) -> None:
    """Who looks for our modules, and what it knows of our folder."""
    found.add(id(finder))
    held = gc.get_referents(finder)
    for each in held + [value for each in held if type(each) is dict for value in each.values()]:
        if type(each) in (dict, list, set):
            found.add(id(each))


def _take_code(code: types.CodeType, found: set[int]) -> None:
    found.update((id(code), id(code.co_consts), id(code.co_names)))
    for constant in code.co_consts:
        if type(constant) is types.CodeType:
            _take_code(constant, found)
