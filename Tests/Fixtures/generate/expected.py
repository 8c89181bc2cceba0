"""What a dump says: NAME.expected.json, and the texts Pympler 1.1 prints for it."""
import io
import json
import math
import pickletools

from loading import load

FILTER = {'demo': 'Doc', 'scons2008': 'Node', 'small': 'Node', 'pympler': 'Doc'}     # else 'a'


def keys(refs):
    """The keys under which siblings are merged.

    Pympler cuts every name at its first ':', also inside dict keys and reprs of list elements.
    Our rule: only `[V] name: repr` is cut.  `name` is what the `[K] name` directly before it
    says; without such a sibling the key ends at the first ': '.  Other names stay whole.
    """
    before = ''
    for ref in refs:
        name = key = ref.name
        if name.startswith('[V] '):
            head = '[V] ' + before[4:]
            if before.startswith('[K] ') and name.startswith(head + ': '):
                key = head
            else:
                key = name.split(': ', 1)[0]
        yield key
        before = name


def merge(into, refs):
    """Adds trees of referents to `into`, {key: [size, flat, {key: …}]}, in order of appearance.

    Pympler keeps equal siblings of the first instance apart; here equal keys are one node always.
    """
    for key, ref in zip(keys(refs), refs):
        node = into.setdefault(key, [0, 0, {}])
        node[0] += ref.size
        node[1] += ref.flat
        merge(node[2], ref.refs)


def listed(tree):
    return [[key, size, flat, listed(refs)] for key, (size, flat, refs) in tree.items()]


def last(tracked, timestamp):
    """The last size recorded at exactly this time, or None."""
    found = [size for time, size in tracked.snapshots if time == timestamp]
    return found[-1] if found else None


def of_snapshot(stats, snapshot):
    snapshot.classes = None         # a dump made after print_summary() has them; count again
    classes = {}
    for name, info in stats.annotate_snapshot(snapshot).items():
        tree, after_death = {}, 0
        for tracked in stats.index[name]:
            size = last(tracked, snapshot.timestamp)
            if size:
                merge(tree, size.refs)
                if tracked.death is not None and tracked.death <= snapshot.timestamp:
                    after_death += size.size
        merged = info['merged']
        assert merged.size == info['sum']
        classes[name] = {'active': info['active'], 'sum': info['sum'], 'avg': info['avg'],
                         'after_death': after_death,
                         'merged': {'size': merged.size, 'flat': merged.flat, 'refs': listed(tree)}}
    memory = snapshot.system_total
    return {'timestamp': snapshot.timestamp, 'desc': snapshot.desc,
            'tracked_total': snapshot.tracked_total, 'asizeof_total': snapshot.asizeof_total,
            'overhead': snapshot.overhead,
            'vsz': memory.vsz if memory.available else None,
            'rss': memory.rss if memory.available else None, 'classes': classes}


def of_class(objects):
    sizes = [tracked.get_max_size() for tracked in objects]
    return {'instances': len(objects), 'alive_at_end': sum(t.death is None for t in objects),
            'max_sizes': {'min': min(sizes), 'max': max(sizes), 'avg': sum(sizes) / len(sizes)} if sizes else None}


def of_instance(name, tracked):
    return {'class': name, 'id': tracked.id, 'name': tracked.name, 'repr': tracked.repr,
            'birth': tracked.birth, 'death': tracked.death, 'max_size': tracked.get_max_size(),
            'sizes': [[time, size.size] for time, size in tracked.snapshots], 'trace': tracked.trace}


def plain(value):
    """JSON has no nan and no infinity: strings."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def line(value):
    return json.dumps(plain(value), sort_keys=True, separators=(',', ':'))


def write_json(stats, path):
    names = sorted(stats.index)
    shown = []
    for name in names:
        objects = stats.index[name]
        shown += [(name, t) for t in (objects if len(objects) <= 10 else objects[:5] + objects[-5:])]
    parts = ['"snapshots":[\n%s\n]' % ',\n'.join(line(of_snapshot(stats, s)) for s in stats.snapshots),
             '"classes":{\n%s\n}' % ',\n'.join(line(n) + ':' + line(of_class(stats.index[n])) for n in names),
             '"instances":[\n%s\n]' % ',\n'.join(line(of_instance(*pair)) for pair in shown)]
    path.write_text('{%s}\n' % ',\n'.join(parts), encoding='ascii')


def write_texts(dump, only=''):
    """Each on freshly loaded statistics: sorting is kept in them.  `only`: this one alone."""
    word = next((w for start, w in FILTER.items() if dump.stem.startswith(start)), 'a')
    for name, call in {
        'summary': lambda s: s.print_summary(),
        'stats': lambda s: s.print_stats(),
        'stats-size-limit5': lambda s: s.sort_stats('size').print_stats(limit=5),
        'stats-birth-reverse': lambda s: s.sort_stats('birth').reverse_order().print_stats(limit=10),
        'stats-filter': lambda s: s.print_stats(clsname=word, limit=3),
    }.items():
        if only not in ('', name):
            continue
        stats, _ = load(dump)
        stats.stream = io.StringIO()
        call(stats)
        text = stats.stream.getvalue().encode('utf-8')
        dump.with_name('%s.%s.txt' % (dump.stem, name)).write_bytes(text)


def write_listing(dump):
    """The readable twin: both pickles, opcode by opcode."""
    # pickletools refuses Python 2's non-ASCII strings; show them with their escapes
    pickletools.stringnl.reader = lambda f: pickletools.read_stringnl(f, decode=False).decode('latin-1')
    out = io.StringIO()
    with open(dump, 'rb') as stream:
        pickletools.dis(stream, out)
        pickletools.dis(stream, out)
    dump.with_suffix('.txt').write_text(out.getvalue(), encoding='utf-8', errors='backslashreplace')


def write_expected(dump, folder):
    stats, by_pympler = load(dump)
    write_json(stats, folder / (dump.stem + '.expected.json'))
    return by_pympler
