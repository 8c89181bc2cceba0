"""What the compiled part has to do right here before it is used."""
from __future__ import annotations

import gc
import time

from .nativemodule import UNCOUNTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Sequence
    from .nativemodule import Native


def test(module: Native) -> str:
    """What it does wrong with classes made for the purpose, or ``''``."""
    made: list[type] = []
    collects = gc.isenabled()
    gc.disable()
    try:
        module.configure(time.perf_counter(), None, None, made.append)
        module.watches_classes(True)
        wrong = _wrong(module, made)
    finally:
        module.configure(0.0, None, None, None)
        made.clear()
        gc.collect(0)                   # the classes refer to themselves
        if collects:
            gc.enable()
    return wrong


def _wrong(module: Native, made: Sequence[type]) -> str:
    from _collections import OrderedDict, defaultdict, deque  # type: ignore[import-not-found]
    bases: list[type] = [object, list, dict, tuple, set, frozenset, int, str, bytes, bytearray,
                         float, complex, Exception, OSError, StopIteration, deque, defaultdict,
                         OrderedDict, staticmethod, classmethod, type(gc)]
    for base in bases:
        for namespace in ({}, {'__slots__': ()}):
            cls = type('Probe', (base,), dict(namespace))
            if cls not in made:
                return f'a subclass of {base.__name__} was not noticed'
            if not module.watch(cls, 7, 0):
                return f'a subclass of {base.__name__} cannot be watched'
            if _seen(module, cls, base) != [0, 2, 2]:
                # 3.11: modules do not ask the class for memory; 3.14: nor does set
                if base is object or not module.watch(cls, 7, UNCOUNTED) or module.unborn(cls) != 2:
                    return f'births and deaths of a subclass of {base.__name__} are not seen'
                module.distrust(base)
                break
    return 'there is no memory' if module.state()['failed'] else ''


def _seen(module: Native, cls: type, base: type) -> list[int]:
    """What two instances that are made and dropped add to the counts."""
    before = module.counts()
    given = {staticmethod: (len,), classmethod: (len,), type(gc): ('probe',)}.get(base, ())
    first, second = cls(*given), cls.__new__(cls, *given)
    known = [module.find(id(each)) for each in (first, second)]
    del first, second
    if not all(found and found[1] == 7 for found in known):
        return []
    return [now - then for now, then in zip(module.counts(), before)]
