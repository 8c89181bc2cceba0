"""The ways in which a program is recorded here, and what its recordings say."""
import json
import os

import dumps

SITE = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..',
                                     'Resources', 'recorder', 'heapmonitor', 'site'))
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
        self.folder = folder
        self.list = os.path.join(folder, 'recording.json')

    def options(self, specs, settings):
        """HEAPHTML_OPTIONS as a dict."""
        return dict(settings, dump=os.path.join(self.folder, 'heap.dat'), recording=self.list,
                    track=specs, follow=True)

    def entries(self):
        """The last line of each recorded process."""
        lines = {}
        with open(self.list) as file:
            for line in filter(None, file.read().split('\n')):
                entry = json.loads(line)
                lines[entry['pid'], entry['started']] = entry
        return list(lines.values())

    def counts(self):
        """As in a dump, of all processes together."""
        total, exact = {}, set()
        for entry in self.entries():
            if entry['state'] == 'finished' and entry['dump'] is not None:
                path = os.path.join(self.folder, entry['dump'])
                found, more_exact = dumps.counts(path)
                exact |= more_exact
                for name, (more_made, more_alive) in found.items():
                    made, alive = total.get(name, (0, 0))
                    total[name] = made + more_made, alive + more_alive
        return total, exact
