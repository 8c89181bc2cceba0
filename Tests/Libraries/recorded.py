"""The ways in which a program is recorded here, and what its dumps say."""
import json
import os
import sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'Recorder'))

from support import SITE, load_dump         # noqa: E402

DEEP = dict(resolution_level=2, trace=True, interval=0.3)
WAYS = {'level 0': dict(), 'level 2, traces, interval': DEEP,
        'level 0, no native part': dict(native=False),
        'level 2, traces, interval, no native part': dict(DEEP, native=False)}


def environment(options):
    """What a launcher adds to the environment (recorder's README, "Entry contract")."""
    return {'PYTHONPATH': SITE, 'HEAPHTML_RECORD': '1', 'HEAPHTML_OPTIONS': json.dumps(options)}


class Recording(object):
    """What the recorder left in a folder."""

    def __init__(self, folder):
        self.dump = os.path.join(folder, 'heap.dat')
        self.list = os.path.join(folder, 'recording.json')

    def options(self, specs, settings):
        """HEAPHTML_OPTIONS as a dict."""
        return dict(settings, dump=self.dump, recording=self.list, track=specs, follow=True)

    def entries(self):
        """The last line of each recorded process."""
        lines = {}
        with open(self.list) as file:
            for line in file.read().split('\n'):
                if line:
                    entry = json.loads(line)
                    lines[entry['pid'], entry['started']] = entry
        return list(lines.values())

    def counts(self):
        """``{registered name: (made, alive at the last snapshot)}`` in all processes together."""
        total = {}
        folder = os.path.dirname(self.list)
        for entry in self.entries():
            if entry['state'] == 'finished' and entry['dump'] is not None:
                parts = load_dump(os.path.join(folder, entry['dump']))
                for name, pair in _counts(*parts).items():
                    made, alive = total.get(name, (0, 0))
                    total[name] = made + pair[0], alive + pair[1]
        return total


def _counts(index, snapshots, record=None):
    last = snapshots[-1].timestamp if snapshots else 0
    counts = {}
    for name, instances in index.items():
        alive = sum(one.death is None or one.death > last for one in instances)
        counts[name] = len(instances), alive
    for name, _, number in (record or {}).get('short_lived', ()):
        made, alive = counts.get(name, (0, 0))
        counts[name] = made + number, alive
    return counts
