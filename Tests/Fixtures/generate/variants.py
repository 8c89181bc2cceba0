"""Fixtures made by hand from Pympler 1.1's own objects, and files that are not dumps.

The same bytes on every run, except the first group, which starts from a recorded dump.
"""
import copyreg
import io
import pickle
import pickletools

from pympler.asizeof import Asized
from pympler.classtracker import Snapshot, TrackedObject
from pympler.classtracker_stats import ConsoleStats
from pympler.process import _ProcessMemoryInfoProc


# From a recorded dump

def repickle(stats, path, protocol):
    """Asized has __slots__, which protocols 0 and 1 refuse; copyreg's own constructor helps them."""
    with open(path, 'wb') as stream:
        for value in (stats.index, stats.snapshots):
            pickler = pickle.Pickler(stream, protocol)
            if protocol < 2:
                pickler.dispatch_table = dict(copyreg.dispatch_table)
                pickler.dispatch_table[Asized] = lambda a: (
                    copyreg._reconstructor, (Asized, object, None),
                    (None, {name: getattr(a, name) for name in Asized.__slots__}))
            pickler.dump(value)


def from_recorded(small, folder):
    for protocol in range(6):
        repickle(ConsoleStats(filename=str(small)), folder / ('protocol-%d.dat' % protocol), protocol)
    stats = ConsoleStats(filename=str(small), stream=io.StringIO())
    stats.print_summary()
    repickle(stats, folder / 'after-summary.dat', 4)
    with open(small, 'rb') as stream:
        stream.seek(0)
        pickle.load(stream)
        cut = stream.tell()
    data = small.read_bytes()
    optimized = pickletools.optimize(data[:cut]) + pickletools.optimize(data[cut:])
    (folder / 'optimized.dat').write_bytes(optimized)
    (folder / 'bad-truncated.dat').write_bytes(data[:cut // 2])
    (folder / 'bad-one-pickle.dat').write_bytes(data[:cut])
    (folder / 'bad-unknown-opcode.dat').write_bytes(data[:cut - 1] + b'\xff' + data[cut:])


# By hand

def sized(size, name=None, refs=(), flat=None):
    return Asized(size, size if flat is None else flat, refs, name)


def bare(cls, **attributes):
    made = cls.__new__(cls)
    for name, value in attributes.items():
        setattr(made, name, value)
    return made


def tracked(name, birth, sizes, id=0x7f0000001000, death=None, repr='', trace=None):
    return bare(TrackedObject, id=id, repr=repr, name=name, birth=birth, death=death, trace=trace, _resolution_level=0,
                snapshots=[(time, size if isinstance(size, Asized) else sized(size, repr)) for time, size in sizes])


def snapshot(timestamp, desc, total, vsz=150 << 20, available=True, asizeof_total=0, overhead=640):
    rss = vsz // 2
    memory = bare(_ProcessMemoryInfoProc, pid=4321, rss=rss, vsz=vsz, pagefaults=7, available=available,
                  os_specific=[('Resident set size', '%d kB' % (rss >> 10))] if vsz else [], data_segment=vsz // 3,
                  code_segment=4096, shared_segment=8192, stack_segment=135168)
    return bare(Snapshot, tracked_total=total, asizeof_total=asizeof_total, overhead=overhead, timestamp=timestamp,
                system_total=memory, desc=desc, classes=None)


def two_objects(until):
    """A Page that lives on and one that dies at 2.5; sizes at birth and at 1.0, 2.0, 3.0 up to `until`."""
    times = [time for time in (1.0, 2.0, 3.0) if time <= until]
    first = tracked('app.Page', 0.25, [(0.25, 48)] + [(t, int(1000 * t)) for t in times], repr='<Page 1>')
    second = tracked('app.Page', 0.5, [(0.5, 48)] + [(t, 700) for t in times if t < 2.5], id=0x7f0000001040,
                     death=2.5 if until > 2.5 else None, repr='<Page 2>')
    return {'app.Page': [first, second]}


HOSTILE = ['', ' ', '.', '..', '../../etc/passwd', '/etc/passwd', 'C:\\Windows\\x', 'CON', '-rf', '_private', '.hidden',
           '<script>alert(1)</script>', '</title><!--', '{{name}}', '{{{name}}}', '%s%n', '"><img src=x onerror=alert(1)>',
           'quote"\u0301 less<\u0338 amp&\u0301', 'nul\0nul', 'bell\a esc\x1b[31m', 'new\nline', 'tab\tstop', 'rtl\u202egnp.exe',
           'lone\ud800surrogate', 'not\ufffe\uffffa character', '\U0001f40d', '\u00e9', 'e\u0301', 'mod.f.<locals>.C',
           'a.b_c', 'a_b.c', 'mod.Case', 'mod.case', 'MOD.CASE', 'a?b#c%2Fd&e=f', ' lead', 'trail ', 'n' * 4000]


def frames():
    """Two frames of protocol 4, and between them a string too long for a frame."""
    objects = []
    for number in range(260):
        birth = 0.25 + number / 1024
        text = '<Row %04d>' % number if number != 200 else '<Row %s>' % ('x' * 66000)
        refs = [sized(32 + number % 7, '[K] cell%d' % number), sized(100 + number % 11, '[V] cell%d: %r' % (number, number))]
        objects.append(tracked('app.Row', birth, [(birth, 48), (1.0, sized(400 + number, text[:80], refs, 48))],
                               id=0x7f0000000000 + 64 * number, repr=text))
    return {'app.Row': objects}, [snapshot(1.0, 'rows', sum(400 + n for n in range(260)))]


def by_hand():
    """{name: (index, snapshots)}"""
    shots = [snapshot(1.0, 'one', 1700), snapshot(2.0, 'two', 2700, asizeof_total=5000000), snapshot(3.0, '', 3000)]
    huge = 2 ** 63 - 1
    inf, nan = float('inf'), float('nan')
    hostile = {name: [tracked(name, 0.25 + n / 1024, [(0.25 + n / 1024, 48), (1.0, sized(
                   100 + n, name, [sized(10, '[K] ' + name[:80]), sized(20, '[V] %s: %r' % (name[:80], name[:80]))], 70))],
                   id=n, repr='<%s>' % name, trace=[(name[:80], n, name[:80], [name[:80]], 0), (name[:80], n, name[:80], None, None)])]
               for n, name in enumerate(HOSTILE)}
    bare_memory = bare(_ProcessMemoryInfoProc, vsz=5 << 20, rss=3 << 20)
    bare_snapshots = [bare(Snapshot, timestamp=1.0, tracked_total=300, desc='no more than this', system_total=bare_memory),
                      bare(Snapshot, timestamp=2.0, tracked_total=300, desc=None, system_total=None)]
    bare_object = bare(TrackedObject, name='app.Bare', birth=0.5, snapshots=[(1.0, sized(300)), (2.0, sized(300))])
    colons = {'app.Colon': [
        tracked('app.Colon', 0.25, [(0.25, 48), (1.0, sized(500, 'x', [
            sized(10, '[K] a'), sized(11, "[V] a: 'b: c'"), sized(12, '[K] a: b'), sized(13, '[V] a: b: 1'),
            sized(14, '[V] lonely: x: y'), sized(15, '[V] no repr'), sized(16, "'x:y'"), sized(16, "'x:y'"),
            sized(17, '[K] '), sized(18, '[V] : 0'), sized(19, '[K] a'), sized(20, '__dict__'), sized(21, '[V] a: 2')]))]),
        tracked('app.Colon', 0.5, [(0.5, 48), (1.0, sized(400, 'y', [
            sized(100, "[V] a: b: 2"), sized(101, '[K] a: b'), sized(102, '[V] a: b: 3', [sized(1, "'x:y'"), sized(2, "'x:z'")]),
            sized(103, "'x:z'")]))], id=0x7f0000001040)]}
    return {
        'nothing': ({}, []),
        'no-snapshot': (two_objects(0), []),
        'no-instances': ({}, [snapshot(1.0, 'one', 0), snapshot(2.0, 'two', 0)]),
        'one-snapshot': (two_objects(1), shots[:1]),
        'empty-class': (dict(two_objects(3), **{'app.Never': []}), shots),
        'unavailable': (two_objects(3), [snapshot(1.0, 'one', 1700, vsz=0, available=False),
                                         snapshot(2.0, 'two', 2700, available=False, asizeof_total=5000000),
                                         snapshot(3.0, 'three', 3000, vsz=0)]),
        'absent-attributes': ({'app.Bare': [bare_object]}, bare_snapshots),
        'times': ({'app.Times': [
            tracked('app.Times', -5.0, [(-5.0, 1), (-2.5, 10), (0.0, 20), (0.0, 25), (1.5, 30)], 1, repr='twice at 0.0'),
            tracked('app.Times', -4.0, [(-4.0, 1), (-2.5, 100)], 2, 0.0, 'dies at 0.0'),
            tracked('app.Times', 0.0, [(0.0, 1000), (1.5, 2000)], 3, 1.5, 'born at 0.0, dies at a snapshot'),
            tracked('app.Times', 0, [(0, 1), (0.0, 4000)], 4, 1, 'integers'),
            tracked('app.Times', 9.0, [(9.0, 1)], 5, 8.0, 'dies before birth')]},
            [snapshot(-2.5, 'negative', 110), snapshot(0.0, 'zero', 5025), snapshot(-0.0, 'minus zero', 5025),
             snapshot(1.5, 'later', 2030), snapshot(90061.5, 'a day later', 0)]),
        'nan': ({'app.Nan': [tracked('app.Nan', nan, [(nan, 48), (inf, 100)], 1, inf),
                             tracked('app.Nan', -inf, [(-inf, 48), (nan, 200), (1.0, 300)], 2, nan)]},
                [snapshot(nan, 'nan', 200), snapshot(1.0, 'one', 300), snapshot(inf, 'inf', 100), snapshot(-inf, '-inf', 48)]),
        'huge-id': ({'app.Huge': [tracked('app.Huge', 0.25, [(0.25, 48), (1.0, 700)], id) for id in (
            2 ** 64 + 5, 2 ** 64 - 1, 2 ** 63, -1, 0)]}, [snapshot(1.0, 'one', 3500)]),
        'huge-size': ({'app.Huge': [tracked('app.Huge', 0.25, [(0.25, 48), (1.0, 2 ** 70)])]},
                      [snapshot(1.0, 'one', 2 ** 70)]),
        'sum-overflow': ({'app.Huge': [tracked('app.Huge', 0.25 * n, [(1.0, huge)], n) for n in (1, 2)]},
                         [snapshot(1.0, 'one', huge)]),
        'hostile': (hostile, [snapshot(1.0, text, 4403) for text in (
            HOSTILE[-1], ' '.join(HOSTILE[:-1]))]),
        'colons': (colons, [snapshot(1.0, 'one', 900)]),
        'frames': frames(),
    }


# No dumps

class Call:
    """Pickles as a call of os.system."""

    def __reduce__(self):
        import os
        return os.system, ('echo "not inert" > heaphtml-was-here.txt',)


def bad():
    """{name: bytes}"""
    def both(index, snapshots):
        return pickle.dumps(index, 4) + pickle.dumps(snapshots, 4)
    shots = [snapshot(1.0, 'one', 1700)]
    inside = two_objects(1)
    inside['app.Page'][0].repr = Call()
    loop = sized(10, 'loop')
    loop.refs = [loop]
    bomb = sized(1, 'leaf')
    for level in range(60):
        bomb = sized(1, 'level', (bomb, bomb))
    return {
        'bad-list': pickle.dumps(['a', 'b', 'c'], 4),
        'bad-int': pickle.dumps(42, 4),
        'bad-dict': both({'a': 1, 'b': 2}, {'c': 3}),
        'bad-object': b'\x80\x02capp.models\nModel\n)\x81}X\x04\x00\x00\x00nameX\x01\x00\x00\x00xsb.',
        'bad-snapshots': both(two_objects(1), ['one', 'two']),
        'bad-empty': b'',
        'bad-png': b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89',
        'bad-length': b'\x80\x04\x8d\xff\xff\xff\xff\xff\xff\xff\x7fx.',
        'bad-deep': b'\x80\x02' + b'(' * 5000 + b't' * 5000 + b'.',
        'bad-malicious': pickle.dumps(Call(), 4),
        'bad-malicious-inside': both(inside, shots),
        'bad-loop': both({'app.Loop': [tracked('app.Loop', 0.25, [(1.0, loop)])]}, shots),
        'bad-bomb': both({'app.Bomb': [tracked('app.Bomb', 0.25, [(1.0, bomb)])]}, shots),
    }


def write(folder):
    for name, (index, snapshots) in by_hand().items():
        with open(folder / (name + '.dat'), 'wb') as stream:
            pickle.dump(index, stream, 4)
            pickle.dump(snapshots, stream, 4)
    for name, data in bad().items():
        (folder / (name + '.dat')).write_bytes(data)
