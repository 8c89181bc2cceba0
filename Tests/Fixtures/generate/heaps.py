"""Writes small.pyheap.gz and small-midden.jsonl.gz with the code of the tools themselves.

    python3 generate/heaps.py pyheap PATH/OF/dumper_inferior.py OUTPUT      Python 3.8 to 3.12
    PYTHONPATH=PATH/OF/MIDDEN python3 generate/heaps.py midden OUTPUT       Python 3.10 and later

The tools are called inside the process and see little of the interpreter: gc.freeze() hides all that was there
before, and what leads back to it is shown without its referents. A whole dump has tens of thousands of objects.
What they see they write as always.
"""
import gc
import gzip
import os
import sys
import traceback
import types


def program():
    """A module `app` whose registry holds most."""
    session = type('Session', (), {'__module__': 'app'})
    pair = type('Pair', (), {'__module__': 'app', '__slots__': ('left', 'right')})
    app = types.ModuleType('app')
    app.Session, app.Pair = session, pair
    app.registry = {'users': {}}
    for number in range(50):
        one = session()
        one.user = 'user %d' % number
        one.data = [number, str(number)]
        app.registry['users'][number] = one
    two = pair()
    two.left, two.right = {'key': 1.5}, (b'bytes \xff', 'text')
    app.pairs = [two]
    app.names = {'alpha', 'beta'}
    return app


class Collector:
    """gc as the tools see it."""
    get_objects = staticmethod(gc.get_objects)
    hidden = (types.FunctionType, types.BuiltinFunctionType, types.CodeType, types.FrameType,
              types.GetSetDescriptorType, types.WrapperDescriptorType, types.MethodDescriptorType,
              types.MemberDescriptorType)

    @classmethod
    def get_referents(cls, one):
        kind = type(one)
        if issubclass(kind, cls.hidden) or kind is types.ModuleType and one.__name__ != 'app':
            return []
        if issubclass(kind, type) and one.__module__ != 'app':
            return []
        if kind.__module__ in ('_io', 'codecs', '_codecs'):
            return []
        return gc.get_referents(one)


class Stack:
    """traceback as pyheap sees it: the frame of a function of the program."""

    @staticmethod
    def walk_stack(frame):
        return [one for one in traceback.walk_stack(frame) if one[0].f_code.co_name == 'serve']

    @staticmethod
    def format_exc():
        return traceback.format_exc()


def compressed(name, output):
    with open(name, 'rb') as plain, open(output, 'wb') as file:
        with gzip.GzipFile('', 'wb', 9, file, mtime=0) as packed:
            packed.write(plain.read())
    os.remove(name)


def pyheap(source, output):
    space = {'__file__': '<pyheap>', '__name__': '__main__', 'heap_file': output + '.tmp', 'str_repr_len': 100,
             'progress_file': ''}
    with open(source) as file:
        exec(compile(file.read(), '<string>', 'exec'), space)
    # The functions are there now; what they wrote was everything.
    dump = space['_dump_heap']
    space['gc'], space['traceback'] = Collector, Stack
    gc.collect()
    gc.freeze()
    app = program()
    exec(compile('def serve(rows, dump):\n    dump()\n', 'app.py', 'exec'), space)
    space['serve'](app, dump)
    compressed(output + '.tmp', output)


def midden(output):
    from midden.dump import dump_heap as tool
    tool.gc = Collector
    gc.collect()
    gc.freeze()
    app = program()
    tool.dump_heap(output + '.tmp')
    del app
    compressed(output + '.tmp', output)


if __name__ == '__main__':
    {'pyheap': pyheap, 'midden': midden}[sys.argv[1]](*sys.argv[2:])
