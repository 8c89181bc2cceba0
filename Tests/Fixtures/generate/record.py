"""Runs demo.py under an old or new Pympler and writes the dump.

Run by __main__.py as   python -c 'exec(compile(..., "/home/user/app/record.py", "exec"))'
with argv  FOLDER-OF-PYMPLER  DEMO.PY  FUNCTION  [OUT.dat  PROTOCOL|-]...   so that traces name no real path.
"""
import linecache
import sys
import types

try:
    import cPickle as pickle
except ImportError:
    import pickle

pympler_folder, demo_file, function = sys.argv[1:4]
sys.path.insert(0, pympler_folder)

NAME = '/home/user/app/demo.py'
with open(demo_file) as stream:
    source = stream.read()
linecache.cache[NAME] = (len(source), None, source.splitlines(True), NAME)
demo = types.ModuleType('demo')
sys.modules['demo'] = demo

try:
    from pympler.classtracker import ClassTracker
    tracker = ClassTracker()
    index, snapshots, dump = tracker.index, tracker.snapshots, tracker.stats.dump_stats

    def snapshot(text, total=False):
        tracker.create_snapshot(text, compute_total=total)
except ImportError:                 # Pympler 0.1: a module, not a class
    import pympler.heapmonitor as tracker
    index, snapshots = tracker.tracked_index, tracker.footprint
    dump = tracker.MemStats().dump_stats
    # its _save_trace() fails on frames without source: give the outer ones a line each
    for name in ('<string>', '/home/user/app/record.py'):
        linecache.cache[name] = (0, None, ['run()\n'] * 200, name)

    def snapshot(text, total=False):
        tracker.create_snapshot(text)

exec(compile(source, NAME, 'exec'), demo.__dict__)
alive = getattr(demo, function)(tracker, snapshot)

for out, protocol in zip(sys.argv[4::2], sys.argv[5::2]):
    if protocol == '-':
        dump(out)
    else:
        with open(out, 'wb') as stream:
            pickle.dump(index, stream, int(protocol))
            pickle.dump(snapshots, stream, int(protocol))
