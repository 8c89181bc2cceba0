"""Reference cycles left at the end of the program: a table and a graph.

The collector is off meanwhile; then ``DEBUG_SAVEALL`` and one collection give all
that only cycles keep alive.  No user code runs but the finalizers, which a
collection calls anyway.
"""
from __future__ import annotations

import gc
import os
import types

from .collectorview import shown_referents
from .cpython import type_name
from .cycles import in_cycles
from .edges import edge_names
from .labels import label_of
from .representation import safe_repr
from .sizing import Sizer
from .tables import pretty_size, truncated
from .traces import PACKAGE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, List, TextIO, Tuple
    Graph = Tuple[Dict[int, object], Dict[int, List[int]]]

HELD_TOO = 'with all that the cycles hold'      # heaphtml looks for these words
_PRINTED = 50            # lines; a SCons build leaves thousands of objects

_found: list[object] | None = None
_graph: Graph | None = None


def start() -> None:
    """Begin with a clean heap, and collect nothing until the end."""
    gc.collect()
    gc.disable()


def stop() -> None:
    """Let the program collect again."""
    gc.enable()


def collect() -> list[object]:
    """All unreachable objects, once and for all (finding them frees them)."""
    global _found
    if _found is None:
        debug = gc.get_debug()
        gc.set_debug(gc.DEBUG_SAVEALL)
        try:
            gc.collect()
            _found = [obj for obj in gc.garbage if not _is_ours(obj)]
        finally:
            gc.set_debug(debug)
            del gc.garbage[:]
    return _found


def _is_ours(obj: Any) -> bool:
    package = f'{__package__}.'
    cls = type(obj)
    if cls is types.FunctionType:
        filename: str = obj.__code__.co_filename
        return filename.startswith(PACKAGE)
    if cls is dict:                     # what a class was made from
        module = obj.get('__module__')
        return type(module) is str and f'{module}.'.startswith(package)
    if cls is tuple and obj and issubclass(type(obj[0]), type):
        obj = obj[0]                    # a class and its __mro__ refer to each other
    return type_name(obj if issubclass(type(obj), type) else cls).startswith(package)


def graph() -> Graph:
    """``({id: object}, {id: ids it refers to})`` of all unreachable objects.

    Those that lie on cycles and those that hang on them: only the cycles keep them alive.

    Found out once, before anything asks for a ``__dict__``: from 3.11 to 3.12 an instance
    whose dict has been built refers to that dict only, which is not a part of the garbage.
    """
    global _graph
    if _graph is None:
        _graph = _references(collect())
    return _graph


def _references(objs: list[object]) -> Graph:
    by_id = {id(obj): obj for obj in objs}
    return by_id, {address: [id(referent) for referent in shown_referents(obj)
                             if id(referent) in by_id] for address, obj in by_id.items()}


def write_leakgraph(path: str) -> None:
    """The unreachable objects in the format of Pympler's GarbageGraph, for graphviz and heaphtml.

    Pympler leaves out what lies on no cycle unless it is told not to reduce the graph; here a
    comment says that it is there.  With a third line in each label, the bytes of the object alone, as `print_garbage` has them.
    """
    by_id, successors = graph()
    sizer = Sizer()
    partial = path + '.partial'         # so that nobody finds half a file
    with open(partial, 'w', encoding='utf-8', errors='replace') as out:
        out.write('// Process this file with graphviz\ndigraph G {\n    node [shape=box];\n'
                  f'    comment="{HELD_TOO}";\n')
        for address, obj in by_id.items():
            text = _escaped(truncated(text_of(obj), 48))
            kind = _escaped(type(obj).__name__)
            out.write(f'    "X{hex(address)[1:]}" [ label = '
                      f'"{text}\\n{kind}\\n{sizer.alone(obj)} bytes"  ];\n')
        for address, referents in successors.items():
            names = edge_names(by_id[address])
            for referent in dict.fromkeys(referents):
                name = names.get(referent, '')
                weight = ',weight=100' if name == '__dict__' else ''
                out.write(f'    X{hex(address)[1:]} -> X{hex(referent)[1:]} '
                          f'[label="{_escaped(name)}"{weight}];\n')
        out.write('}\n')
    os.replace(partial, path)


def print_garbage(out: TextIO) -> None:
    """The largest objects, a line each, and a total, as Pympler prints them."""
    objs = collect()
    sizer = Sizer()
    rows = [(sizer.alone(obj), id(obj), obj) for obj in objs]
    in_cycle = sum(map(len, in_cycles(graph()[1])))
    out.write(f'{"id":<10} {"size":>8} {"type":<12} {"representation":<46}\n')
    rows.sort(key=lambda row: (-row[0], row[1]))
    for size, address, obj in rows[:_PRINTED]:
        kind, text = truncated(type(obj).__name__, 12), truncated(text_of(obj), 46)
        out.write(f'0x{address:08x} {size:8d} {kind:<12} {text:<46}\n')
    if len(rows) > _PRINTED:
        out.write(f'... and {len(rows) - _PRINTED} more\n')
    total = pretty_size(sum(row[0] for row in rows))
    out.write(f'Garbage: {len(objs):8d} collected objects ({in_cycle} in cycles): {total:>12}\n')


def text_of(obj: object) -> str:
    """The text for an object in the graph: its name if it has one, else its repr."""
    if isinstance(obj, types.FunctionType):
        return f'def {obj.__qualname__}()'
    text = safe_repr(obj, 128)
    if text.startswith(f'<{type_name(type(obj))} object at 0x'):
        return type(obj).__name__ + label_of(obj)
    return text


def _escaped(text: str) -> str:
    return text.replace('\\', '\\\\').replace('"', "'").replace('\n', '\\n')
