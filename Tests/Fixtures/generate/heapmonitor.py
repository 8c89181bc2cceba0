"""SCons' Heapmonitor of 2008, imitated under Python 2.7: old-style classes throughout.

argv: pairs of OUT.dat PROTOCOL.  INST under protocol 0, OBJ under 1 and 2; `name` is a class.
"""
import cPickle
import sys
import types


def module(name):
    sys.modules[name] = types.ModuleType(name)
    if '.' in name:
        parent, child = name.rsplit('.', 1)
        setattr(sys.modules[parent], child, sys.modules[name])


def old_style(module_name, name):
    made = types.ClassType(name, (), {'__module__': module_name})
    setattr(sys.modules[module_name], name, made)
    return made


for name in ('SCons', 'SCons.asizeof', 'SCons.Heapmonitor', 'SCons.Node', 'SCons.Node.FS', 'SCons.Executor'):
    module(name)
Asized = old_style('SCons.asizeof', 'Asized')
TrackedObject = old_style('SCons.Heapmonitor', 'TrackedObject')
Footprint = old_style('SCons.Heapmonitor', 'Footprint')
File = old_style('SCons.Node.FS', 'File')
Executor = old_style('SCons.Executor', 'Executor')


def make(cls, **attributes):
    made = cls()
    vars(made).update(attributes)
    return made


def sized(size, name=None, refs=()):
    return make(Asized, size=size, flat=size - sum(ref.size for ref in refs), name=name, refs=tuple(refs))


TIMES = (0.25, 0.5, 1.75)
files = []
for number in range(3):
    text = 'src/f%d.c\xe9' % number if number else 'src/caf\xc3\xa9.c'     # Latin-1; UTF-8
    refs = [sized(24, '[K] name'), sized(40 + number, '[V] name: %r' % text)]
    files.append(make(
        TrackedObject, id=0x7f0000001000 + 64 * number, name=File, repr=text, birth=0.125 + number / 64.0,
        death=1.5 if number == 1 else None, _resolution_level=2,
        footprint=[(0.125 + number / 64.0, sized(72))] + [
            (time, sized(200 + number, text, [sized(100 + number, '__dict__', refs)])) for time in TIMES[:3 - number % 2]],
        trace=['  /home/user/app/SConstruct:%d in <module>\n' % (number + 1), "    File('f%d.c')\n" % number]))
executor = make(TrackedObject, id=0xffffffff80001000, name=Executor, repr='', birth=0.375, death=None,
                _resolution_level=0, footprint=[(0.375, sized(72)), (0.5, sized(512)), (1.75, sized(1024))])
index = {'Node.FS.File': files, 'Executor': [executor], 'Builder.BuilderBase': []}
footprint = [make(Footprint, timestamp=time, desc=desc, tracked_total=total, asizeof_total=9000 * total,
                  overhead=100, system_total=system)
             for time, desc, total, system in zip(TIMES, ('before reading', 'after reading', 'after building'),
                                                  (603, 1115, 1426), (18104320, 20520960, 2 ** 33))]

for out, protocol in zip(sys.argv[1::2], sys.argv[2::2]):
    with open(out, 'wb') as stream:
        cPickle.dump(index, stream, int(protocol))
        cPickle.dump(footprint, stream, int(protocol))
