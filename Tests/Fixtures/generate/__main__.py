"""Writes every fixture again:  python3 Tests/Fixtures/generate [--pythons FOLDER-OR-FILE]... [--dumps FOLDER]

Needs Python 3.8 or later with pip and PyPI; every other Python it finds adds fixtures.
Addresses, times and process sizes differ from run to run, so a dump and what is
expected of it are always written together.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
FIXTURES = HERE.parent
TOP = FIXTURES.parent.parent
NEWEST = '1.1'
COMBINATIONS = [    # those that differ in what they write: see the README
    ('0.1', '2.7'), ('0.2.0', '2.7'), ('0.4.3', '2.7'), ('0.5', '3.6'), ('0.6', '2.7'),
    ('0.9', '3.7'), ('1.0.1', '3.8'), ('1.1', '3.6'), ('1.1', '3.11'), ('1.1', '3.13')]
REAL = ['scons2008', 'pympler-0.4.3-python2.7', 'pympler-1.1-python3.11']     # copied as they are
ALL_TEXTS = ['demo-pympler-1.1-python3.11', 'demo-pympler-0.4.3-python2.7', 'demo-pympler-0.5-python3.6', 'small',
             'one-snapshot', 'no-snapshot', 'empty-class', 'unavailable', 'scons2008', 'pympler-1.1-python3.11']
SUMMARY_ONLY = ['demo-pympler-0.1-python2.7', 'heapmonitor-2008-protocol0', 'nothing', 'no-instances']
LISTINGS = ['nothing', 'no-snapshot', 'one-snapshot', 'heapmonitor-2008-protocol0']


def find_pythons(places):
    """{'3.11': path}"""
    candidates = []
    for place in map(pathlib.Path, places):
        candidates += [place] if place.is_file() else sorted(place.glob('*/bin/python')) + sorted(place.glob('bin/python'))
    for version in ['2.7'] + ['3.%d' % minor for minor in range(6, 15)]:
        candidates += [pathlib.Path(path) for path in [shutil.which('python' + version)] if path]
    found = {}
    for path in candidates:
        asked = subprocess.run([str(path), '-c', 'import sys; print("%d.%d" % sys.version_info[:2])'],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, universal_newlines=True)
        if asked.returncode == 0:
            found.setdefault(asked.stdout.strip(), path)
    return found


def fetch(version, pythons, folder):
    """The folder that holds the package `pympler` of this version, or None."""
    target = folder / version
    if not target.exists():
        for python in pythons:
            got = subprocess.run([str(python), '-m', 'pip', 'download', '-q', '--no-deps', '-d', str(target),
                                  'pympler==' + version], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            if got.returncode == 0:
                break
        for archive in list(target.glob('*')):
            shutil.unpack_archive(str(archive), str(target), 'zip' if archive.suffix == '.whl' else None)
    inits = sorted(target.glob('pympler/__init__.py')) + sorted(target.glob('*/pympler/__init__.py'))
    return inits[0].parent.parent if inits else None


def run(python, script, arguments):
    """Runs a script of ours under a neutral name, because traces record the names of files."""
    start = 'import sys; f = sys.argv.pop(1); exec(compile(open(f).read(), "/home/user/app/record.py", "exec"))'
    subprocess.run([str(python), '-B', '-c', start, str(HERE / script)] + [str(a) for a in arguments], check=True,
                   cwd=str(FIXTURES), env=dict(os.environ, PYTHONHASHSEED='0'))


def record(pythons, folder, skipped):
    def dump(version, python, function, outs):
        if python not in pythons:
            return skipped.append('%s: no Python %s' % (outs[0], python))
        source = fetch(version, [pythons[python]] + list(pythons.values()), folder)
        if not source:
            return skipped.append('%s: pip has no Pympler %s' % (outs[0], version))
        run(pythons[python], 'record.py', [source, HERE / 'demo.py', function] + outs)

    for version, python in COMBINATIONS:
        dump(version, python, 'main', ['demo-pympler-%s-python%s.dat' % (version, python), '-'])
    for protocol in '01':
        dump('0.4.3', '2.7', 'main', ['demo-pympler-0.4.3-python2.7-protocol%s.dat' % protocol, protocol])
    dump(NEWEST, '%d.%d' % sys.version_info[:2], 'small', ['small.dat', '-'])
    names = ['heapmonitor-2008-protocol%d.dat' % protocol for protocol in range(3)]
    if '2.7' in pythons:
        run(pythons['2.7'], 'heapmonitor.py', [part for n, name in enumerate(names) for part in (name, n)])
    else:
        skipped.append('%s: no Python 2.7' % ', '.join(names))


def leaks(names):
    """Paths of this machine in the fixtures."""
    private = {str(pathlib.Path.home()), tempfile.gettempdir(), str(TOP), sys.prefix} - {'/'}
    return ['%s: names %s' % (path.name, word) for path in sorted(FIXTURES.iterdir())
            if path.is_file() and path.name.split('.dat')[0] not in names
            for word in sorted(private) if word.encode() + b'/' in path.read_bytes()]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n\n')[0])
    parser.add_argument('--pythons', action='append', default=[], metavar='PLACE',
                        help='an interpreter, or a folder of them as pyenv has it; also $FIXTURE_PYTHONS, then $PATH')
    parser.add_argument('--pympler', metavar='FOLDER', help='where to keep the downloaded Pymplers')
    parser.add_argument('--dumps', metavar='FOLDER', help='where to copy the real dumps from')
    options = parser.parse_args()
    places = options.pythons + [p for p in os.environ.get('FIXTURE_PYTHONS', '').split(os.pathsep) if p]
    pythons = find_pythons(places)
    pythons.setdefault('%d.%d' % sys.version_info[:2], pathlib.Path(sys.executable))
    folder = pathlib.Path(options.pympler or tempfile.mkdtemp()).resolve()
    skipped = []

    newest = fetch(NEWEST, [sys.executable], folder)
    if not newest:
        sys.exit('Pympler %s cannot be downloaded; nothing was written' % NEWEST)
    sys.path.insert(0, str(newest))
    import expected
    import records
    import variants

    record(pythons, folder, skipped)
    variants.from_recorded(FIXTURES / 'small.dat', FIXTURES)
    variants.write(FIXTURES)
    records.write(FIXTURES)
    for name in REAL if options.dumps else []:
        shutil.copyfile(os.path.join(options.dumps, name + '.dat'), str(FIXTURES / (name + '.dat')))

    for dump in sorted(FIXTURES.glob('*.dat')):
        if not dump.name.startswith('bad-'):
            by = 'Pympler' if expected.write_expected(dump, FIXTURES) else 'stand-ins'
            print('%8d  %-9s  %s' % (dump.stat().st_size, by, dump.name))
    examples = [pathlib.Path(p) / 'scons-4.11.dat' for p in (options.dumps, TOP / 'Examples') if p]
    example = next((path for path in examples if path.exists()), None)
    if example:
        expected.write_expected(example, FIXTURES)
    else:
        skipped.append('scons-4.11.expected.json: no scons-4.11.dat in Examples or --dumps')
    for names, only in ((ALL_TEXTS, ''), (SUMMARY_ONLY, 'summary')):
        for name in names:
            if (FIXTURES / (name + '.dat')).exists():
                expected.write_texts(FIXTURES / (name + '.dat'), only)
    for name in LISTINGS:
        if (FIXTURES / (name + '.dat')).exists():
            expected.write_listing(FIXTURES / (name + '.dat'))
    if not options.pympler:
        shutil.rmtree(str(folder))

    for line in skipped:
        print('SKIPPED (left as it was):', line)
    found = leaks(REAL)
    for line in found:
        print('LEAK:', line)
    sys.exit(1 if found else 0)


sys.dont_write_bytecode = True
main()
