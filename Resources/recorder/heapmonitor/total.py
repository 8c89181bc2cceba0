"""Bytes of everything measurable in the process ("Measurable" in the tables of 2008)."""
from __future__ import annotations

import gc

from .sizing import Sizer, get_referents

_AT_ONCE = 2000                 # objects


def measurable_total() -> int:
    """Flat sizes of all objects the collector knows and of the leaves they refer to.

    About a second for 340,000 objects: on demand only.
    """
    objs = gc.get_objects()
    sizer = Sizer()
    seen = set(map(id, objs))
    seen.add(id(objs))
    total = 0
    for start in range(0, len(objs), _AT_ONCE):
        part = objs[start:start + _AT_ONCE]
        leaves: dict[int, object] = {}
        for obj in part:
            total += sizer.alone(obj)
            if type(obj) is dict:
                leaves.update((id(key), key) for key in list(dict.keys(obj)))
        leaves.update((id(leaf), leaf) for leaf in get_referents(*part))
        for address in leaves.keys() - seen:
            total += sizer.alone(leaves[address])
        seen.update(leaves)
    return total
