"""An object's attributes, fetched with C descriptors only: no user code can run."""
from __future__ import annotations

import types

from .cpython import mro_of, namespace_of, qualified_name_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Iterable, List, Tuple
    Members = List[Tuple[str, types.MemberDescriptorType]]

_MEMBER = types.MemberDescriptorType
_GETSET = types.GetSetDescriptorType


def slot_members(cls: type) -> Members:
    """``[(name, member descriptor)]`` of all ``__slots__``, in asizeof's order."""
    found: Members = []
    seen: set[str] = set()
    for c in mro_of(cls):
        namespace = namespace_of(c)
        declared = namespace.get('__slots__')
        if declared is None:
            continue
        names = _mangled(c, declared)
        ordered = [(n, namespace[n]) for n in names if n in namespace]
        for name, member in ordered + list(namespace.items()):
            if type(member) is _MEMBER and name not in seen:
                seen.add(name)
                found.append((name, member))
    return found


def filled_slots(obj: object, members: Members) -> list[tuple[str, Any]]:
    """``[(name, value)]`` of the slots that have one."""
    filled: list[tuple[str, Any]] = []
    for name, member in members:
        try:
            filled.append((name, member.__get__(obj)))
        except AttributeError:          # the slot is empty
            pass
    return filled


def _mangled(cls: type, declared: Any) -> Iterable[str]:
    """Names of ``__slots__`` as declared, private ones with their class prefix."""
    if type(declared) not in (tuple, list, dict):
        return ()
    prefix = qualified_name_of(cls).rpartition('.')[2].lstrip('_')
    return [f'_{prefix}{name}' if prefix and name[:2] == '__' and name[-2:] != '__' else name
            for name in declared if type(name) is str]


def dict_descriptor(cls: type) -> types.GetSetDescriptorType | None:
    """The C getset behind ``__dict__``; None if there is none or something else is there."""
    for c in mro_of(cls):
        descriptor = namespace_of(c).get('__dict__')
        if descriptor is not None:
            return descriptor if type(descriptor) is _GETSET else None
    return None


def instance_dict(obj: object) -> dict[Any, Any] | None:
    """``obj.__dict__`` (this builds it on 3.11+), or None."""
    cls = type(obj)
    descriptor = dict_descriptor(cls)
    if descriptor is None:
        return None
    try:
        found = descriptor.__get__(obj, cls)
    except AttributeError:
        return None
    return found if issubclass(type(found), dict) else None
