"""Which types do not tell all by ``sys.getsizeof`` and ``gc.get_referents``, and who reads them.

A reader gives the bytes that ``getsizeof`` leaves out and what an instance refers to, or
None for what all of the program shares.  It uses C descriptors of the type itself only:
a class of the program with the same name has none of these.
"""
from __future__ import annotations

import sys
import types

from . import builtinreaders, functionreaders, numpyreaders
from .cpython import (HAVE_GC, basic_size_of, flags_of, module_of, mro_of, namespace_of,
                      short_name_of)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, List, Mapping, Optional, Tuple
    Reading = Optional[Tuple[int, List[Any]]]
    Reader = Callable[[Any], Reading]

# `module.name` of a type in C -> what makes the reader of its instances from the type
_MAKERS: dict[str, Callable[[type], Reader | None]] = {
    '_io.BytesIO': builtinreaders.bytes_io,
    'builtins.range': builtinreaders.numbers_of_range,
    're.Match': builtinreaders.subject_of_match,
    'mmap.mmap': builtinreaders.mapped,
    '_ctypes._CData': builtinreaders.ctypes_data,
    'builtins.function': functionreaders.function,
    'builtins.builtin_function_or_method': functionreaders.builtin_method,
    'builtins.frame': functionreaders.frame,
    'numpy.ndarray': numpyreaders.array,
    'numpy.void': numpyreaders.void,
    'numpy.generic': numpyreaders.scalar,
    'numpy.flatiter': numpyreaders.iterator,
    'pyarrow.lib.Array': builtinreaders.arrow,
    'pyarrow.lib.ChunkedArray': builtinreaders.arrow,
    'pyarrow.lib.Table': builtinreaders.arrow,
    'pyarrow.lib.RecordBatch': builtinreaders.arrow,
    'pyarrow.lib.Buffer': builtinreaders.arrow_buffer,
}

# They keep memory in C that nothing shows
_SILENT = frozenset((
    '_io.StringIO', 'zlib.Compress', 'zlib.Decompress', 'zlib._ZlibDecompressor',
    '_bz2.BZ2Compressor', '_bz2.BZ2Decompressor', '_lzma.LZMACompressor', '_lzma.LZMADecompressor',
    'sqlite3.Connection', 'sqlite3.Cursor', '_ssl._SSLContext', '_ssl._SSLSocket',
    'pyexpat.xmlparser', 'builtins.PyCapsule', 'lxml.etree._Element', 'lxml.etree._Document',
    'torch._C.TensorBase', 'torch.TensorBase'))

_HARMLESS = frozenset(('numpy.dtype',))
_ROOM_FOR_NOTHING = basic_size_of(object) + 8       # a table of functions, as Cython has it

_C_MEMBERS = (types.GetSetDescriptorType, types.MemberDescriptorType,
              types.MethodDescriptorType, types.WrapperDescriptorType)


def reader_of(cls: type) -> Reader | None:
    """What reads instances of `cls`; None where ``getsizeof`` and the collector tell all."""
    for c in mro_of(cls):
        maker = _MAKERS.get(f'{module_of(c)}.{short_name_of(c)}')
        if maker is not None and is_in_c(c):
            return maker(c)
    return None


def silent_name(cls: type) -> str | None:
    """The type in C among the bases of `cls` that has memory which nothing shows, or None."""
    for c in mro_of(cls):
        if c is object:
            break
        name = f'{module_of(c)}.{short_name_of(c)}'
        if name in _MAKERS or name in _HARMLESS:
            break
        if is_in_c(c):
            if name in _SILENT or _may_be_silent(c):
                return name
            break
    return None


def is_in_c(cls: type) -> bool:
    """Was `cls` made by an extension and not by a ``class`` statement?  Then it has members of C."""
    namespace = namespace_of(cls)
    if '__slots__' in namespace or '__firstlineno__' in namespace:
        return False
    for name, member in list(namespace.items()):
        if name not in ('__dict__', '__weakref__') and type(member) in _C_MEMBERS \
                and getattr(member, '__objclass__') is cls:
            return True
    return False


def _may_be_silent(cls: type) -> bool:
    """A type of an installed extension, outside of the collector, that states no size."""
    if flags_of(cls) & HAVE_GC or basic_size_of(cls) <= _ROOM_FOR_NOTHING:
        return False
    for c in mro_of(cls):
        if c is not object and '__sizeof__' in namespace_of(c):
            return False
    package = sys.modules.get(str(module_of(cls)).partition('.')[0])
    if type(package) is not types.ModuleType:
        return False
    attributes: Mapping[str, object] = _module_dict(package)
    file = attributes.get('__file__')
    return type(file) is str and ('site-packages' in file or 'dist-packages' in file)


_module_dict: Callable[[object], Any] = \
    namespace_of(types.ModuleType)['__dict__'].__get__
