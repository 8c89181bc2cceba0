"""Sizes beside what tracemalloc saw allocated."""
import gc
import tracemalloc

import support      # noqa: F401, puts the recorder on sys.path

from heapmonitor.sizing import Sizer


class Holder(object):
    __slots__ = ('value',)


def compare(make):
    """``(bytes that tracemalloc saw, bytes that the recorder counts, names of silent types)``."""
    make()                              # what is made once for all
    holder = Holder()
    holder.value = None
    empty = Sizer([id(None)]).size(holder)[1]
    gc.collect()
    collecting = gc.isenabled()
    gc.disable()
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        holder.value = make()
        gc.collect()
        allocated = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
        if collecting:
            gc.enable()
    sizer = Sizer([id(None)])
    return allocated, sizer.size(holder)[1] - empty, sizer.blind
