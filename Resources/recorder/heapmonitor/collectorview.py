"""What the collector shows of objects, without what nobody may hold.

The state of a module in C may have objects that are freed already: ``_asyncio`` of Python 3.12 shows its
list of free iterators.  Who takes one and lets it go frees it again, and the list becomes a circle.
"""
from __future__ import annotations

import gc
import types

from .cpython import all_classes, namespace_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_variables = namespace_of(types.ModuleType)['__dict__'].__get__


def module_types() -> set[int]:
    """Ids of the types of modules."""
    return {id(cls) for cls in all_classes() if issubclass(cls, types.ModuleType)}


def referents_of_module(module: Any) -> list[Any]:
    """The variables; what else a module in C has is its own."""
    variables = _variables(module)
    return [] if variables is None else [variables]


def shown_referents(obj: Any) -> list[Any]:
    """Of any object."""
    if issubclass(type(obj), types.ModuleType):
        return referents_of_module(obj)
    return gc.get_referents(obj)
