"""Names of classes and modules as a class spec has them, and what a wrong one may have meant."""
from __future__ import annotations

import os
import sys

from .cpython import module_of, mro_of, namespace_of, qualified_name_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from .options import ClassSpec

MAIN = '__main__'
_MISSING = object()


def matches(pattern: str, name: str) -> bool:
    """Does a name of a spec, which may have wildcards, mean `name`?"""
    if not is_pattern(pattern):
        return pattern == name
    from fnmatch import fnmatchcase
    return fnmatchcase(name, pattern)


def is_pattern(name: str) -> bool:
    """Does it have a wildcard?"""
    return any(character in name for character in '*?[')


def main_names() -> tuple[str, ...]:
    """What the module that the program runs is called beside ``__main__``."""
    spec = getattr(sys.modules.get(MAIN), '__spec__', None)
    name = getattr(spec, 'name', None)
    return (MAIN, name) if isinstance(name, str) and name != MAIN else (MAIN,)


def module_names(cls: type, module: str | None = None) -> tuple[str, ...]:
    """The names of the module that `cls` says it is from; `module` if that is known better."""
    name = module or module_of(cls)
    if name in (MAIN, '__mp_main__'):   # the script, and the same in a spawned child
        return main_names()
    return (name,) if isinstance(name, str) else ()


def is_meant(spec: ClassSpec, cls: type, modules: tuple[str, ...]) -> bool:
    """Does `spec` name this class, by where it is from?"""
    qualname = qualified_name_of(cls)
    if spec.all and '<locals>' in qualname:
        return False
    return matches(spec.qualname, qualname) and \
        any(matches(spec.module, module) for module in modules)


def modules_of(spec: ClassSpec) -> list[str]:
    """Names of the modules that are there and that `spec` means."""
    found = [name for name in list(sys.modules) if matches(spec.module, name)]
    if MAIN not in found and any(matches(spec.module, name) for name in main_names()[1:]):
        found.append(MAIN)
    return found


def contents(name: str) -> dict[str, Any]:
    """The names in a module, but no lazy one is loaded by that."""
    try:
        found = object.__getattribute__(sys.modules[name], '__dict__')
    except (AttributeError, KeyError, TypeError):
        return {}
    return found if type(found) is dict else {}


def resolve(module: str, qualname: str) -> Any:
    """What has that name in a module, or None."""
    first, *others = qualname.split('.')
    found: Any = contents(module).get(first)
    for part in others:
        if not issubclass(type(found), type):
            return None
        for cls in mro_of(found):
            inner = namespace_of(cls).get(part, _MISSING)
            if inner is not _MISSING:
                break
        else:
            return None
        found = inner
    return found


def explain(spec: ClassSpec) -> str:
    """Why `spec` found no class, and what may have been meant."""
    modules = modules_of(spec)
    if not modules:
        return _no_module(spec)
    if spec.all or is_pattern(spec.qualname):
        return f'no class of {spec.module} can be tracked'
    found = resolve(modules[0], spec.qualname)
    if found is not None:
        return f'{spec.qualname} in {spec.module} is not a class'
    names = [name for name, value in list(contents(modules[0]).items())
             if issubclass(type(value), type)]
    return f'no class {spec.qualname} in {spec.module}{_suggestion(spec.qualname, names)}'


def _no_module(spec: ClassSpec) -> str:
    # Python takes the __file__ of a script away before its end
    script = getattr(sys.modules.get(MAIN), '__file__', None) or (sys.argv or [''])[0]
    if isinstance(script, str) and \
            os.path.splitext(os.path.basename(script))[0] == spec.module:
        return f'{spec.module} is the program itself: use {MAIN}:{spec.qualname}'
    if is_pattern(spec.module):
        return 'no module of that name was imported'
    return f'the module was never imported{_suggestion(spec.module, list(sys.modules))}'


def _suggestion(name: str, names: list[str]) -> str:
    from difflib import get_close_matches
    close = get_close_matches(name, [other for other in names if isinstance(other, str)], 1, 0.6)
    return f'; did you mean {close[0]}?' if close else ''
