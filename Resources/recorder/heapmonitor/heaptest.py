"""What the compiled part has to do right with a few objects before it writes a heap."""
from __future__ import annotations

import gc
import sys
import zlib
from array import array

from .compiledwalk import TEXT_HEAD
from .cpython import COUNTS_IN_HALF, MINOR, head_of, qualified_name_of as _qualified_name
from .everything import OBJECT_SIZE, call, size_method
from .heapvalues import said
from .nativemodule import BYTES, DICTIONARY, INTEGER, NO_VALUE, REAL, TEXT, TRAVERSED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from .nativemodule import Native, Told



class _Probe:
    pass


_MODULUS = 65521
_LARGE = 1 << 30
_FEW = 20                       # references: nobody else adds one in between
_VALUES = {str: TEXT, bytes: BYTES, int: INTEGER, float: REAL}


def test_heap(module: Native) -> str:
    """What it does wrong, or ``''``.  Names of attributes are not read where that fails."""
    if not _reads_names(module):
        module.heap_prepare_names(_Probe, '', 0)
    return _wrong(module) or _wrong_checksums(module)


def _reads_names(module: Native) -> bool:
    if not module.heap_prepare_names(_Probe, _qualified_name(_Probe), MINOR):
        return False
    probes = [_Probe() for _ in range(6)]
    expected: list[list[tuple[str, Any]]] = []
    for number, (probe, names) in enumerate(zip(probes, ('', 'abc', 'bc', 'ca', 'abd', 'b'))):
        vars_of: list[tuple[str, Any]] = []
        for name in names:
            value = [number]
            setattr(probe, name, value)
            vars_of.append((name, value))
        expected.append(sorted(vars_of, key=lambda pair: pair[0]))
    delattr(probes[4], 'b')
    del expected[4][1]
    read = list(map(module.heap_attributes, probes))
    probes[1].__dict__ = {}
    return len(read) == len(expected) and all(
        found is not None and [name for name, _ in found] == [name for name, _ in told]
        and all(a[1] is b[1] for a, b in zip(found, told))
        for found, told in zip(read[1:], expected[1:])) and not read[0] \
        and module.heap_attributes(probes[1]) is None and module.heap_attributes([]) is None


def _wrong_checksums(module: Native) -> str:
    text = bytes(range(256))
    for length in (0, 1, 7, 8, 9, 256):
        part = text[:length]
        if module.heap_checksum(part, 5) != zlib.crc32(part, 5) or \
                module.heap_checksum(part) != zlib.crc32(part):
            return 'it does not sum up as zlib does'
    return ''


def _wrong(module: Native) -> str:
    part: list[Any] = ['', 'text', 'é' * 3, '→', '😀' * 90, 'x' * 200, b'', b'b' * 99, 0, -1, 1 << 62, -1 << 63,
                       1 << 80, 0.5, -0.0, [1, 'in a list'], (2, 'in a tuple'), {3: 'value', 'key': 4},
                       {5}, frozenset([6]), None, True, len, gc]
    texts = [(str(each) if type(each) is not bytes else each.decode()) for each in part]
    texts = [text[:80] for each, text in zip(part, texts) if type(each) in _VALUES]
    waiting: list[Any] = []
    module.heap_begin(_told, said, waiting, memoryview(bytearray(_MODULUS)), _MODULUS, TEXT_HEAD,
                      COUNTS_IN_HALF)
    try:
        counts = [count - 2 for count in map(sys.getrefcount, part)]    # the list's, the argument
        end, objects, references, content, values, said_of = module.heap_portion(part, 0, _LARGE)
    finally:
        module.heap_end()
    held = [gc.get_referents(each) if type(each) is not dict else [*each, *each.values()]
            for each in part]
    columns = [array('Q', map(id, part)), array('Q', map(_size_of, part)),
               array('I', [7] * len(part)), array('I', [8] * len(part))]
    rest = [array('I', map(len, held)), array('Q', [id(each) for some in held for each in some])]
    begin, tail = b''.join(map(bytes, columns)), b''.join(map(bytes, rest))
    found = array('I', content[len(begin):len(content) - len(tail)])
    if (end, objects, references) != (len(part), len(part), len(rest[1])):
        return 'it does not write all objects of a heap'
    if not content.startswith(begin) or not content.endswith(tail):
        return 'it does not write a heap as Python does'
    if any(count != told for count, told in zip(found, counts) if told < _FEW):
        return 'it does not count references as Python does'
    if values != len(texts) or not said_of.endswith(''.join(texts).encode()):
        return 'it does not write values as Python does'
    return ''


def _size_of(obj: Any) -> int:
    size: int = call(size_method(type(obj)), obj)
    return size + head_of(type(obj))


def _told(cls: type, obj: Any) -> Told | None:
    method = size_method(cls)
    return (7, 8, head_of(cls), -1, None if method is OBJECT_SIZE else method,
            DICTIONARY if cls is dict else TRAVERSED, None, None, _VALUES.get(cls, NO_VALUE))
