"""What has been recorded, as plain data: all that a dump or a journal is made of.

One row of these columns per tracked instance.  Columns are arrays, not objects:
the garbage collector of the observed program has nothing to traverse in them.
"""
import itertools
import threading
from array import array

ALIVE = -1.0                    # in the column `death`
ADOPTED, SILENT, MORPHED, VOID = 1, 2, 4, 8     # bits of the column `flags`
EARLIER = 0                     # the row of all instances made before tracking began

_CHUNK = 4096                   # rows

COLUMNS = {                     # name: (array type code, value of an unused row)
    'address': ('Q', 0),
    'birth': ('d', 0.0),        # seconds since the recording began; 0.0: row not in use
    'death': ('d', ALIVE),
    'registered': ('I', 0),     # index into `names`
    'kind': ('I', 0),           # index into `kinds`
    'trace': ('I', 0),          # index into `traces`
    'flags': ('B', 0),
}


class Recording(object):
    """Instances, names, traces and snapshots of one process."""

    def __init__(self):
        self.names = []                 # (registered name, resolution level)
        self.kinds = []                 # (type name, basic size in bytes)
        self.traces = [None]            # Pympler's: [(file, line, function, [source], 0)]
        self.labels = {}                # row -> ' name=...'
        self.levels = {}                # row -> level, where track_change was called
        self.former_kinds = {}          # row -> [(number of the first snapshot after, kind)]
        self.snapshots = []             # SizedSnapshot
        self.next_row = itertools.count(1)
        self.capacity = 0
        self._growing = threading.Lock()
        for name, (code, _) in COLUMNS.items():
            setattr(self, name, array(code))
        self.reserve(EARLIER)

    def reserve(self, row):
        """Make room for `row`."""
        with self._growing:
            while self.capacity <= row:
                more = max(_CHUNK, self.capacity // 4)
                for name, (code, unused) in COLUMNS.items():
                    getattr(self, name).extend(array(code, [unused]) * more)
                self.capacity += more

    def issued(self):
        """One more than the last row number given out; rows below may still be half made."""
        return int(repr(self.next_row)[len('count('):-1])

    def rows(self):
        """Numbers of all rows that hold an instance, in order of birth."""
        flags = self.flags
        return [row for row, birth in enumerate(self.birth[:])
                if birth and not flags[row] & VOID]

    def kind_at(self, row, snapshot_number):
        """Index into `kinds` that `row` had when that snapshot was taken."""
        for first_after, kind in self.former_kinds.get(row, ()):
            if snapshot_number < first_after:
                return kind
        return self.kind[row]

    def representation(self, row, snapshot_number):
        """``<mod.Class object at 0x..> name='..'`` at that snapshot."""
        name = self.kinds[self.kind_at(row, snapshot_number)][0]
        return '<%s object at 0x%x>%s' % (name, self.address[row], self.labels.get(row, ''))


class SizedSnapshot(object):
    """One snapshot: the process, and the sizes in bytes of the instances alive."""

    __slots__ = ('description', 'timestamp', 'memory', 'tracked_total', 'asizeof_total',
                 'overhead', 'rows', 'sizes', 'flats', 'referents')

    def __init__(self, description, timestamp, memory):
        self.description = description
        self.timestamp = timestamp      # seconds since the recording began
        self.memory = memory            # attributes of Pympler's process memory information
        self.tracked_total = self.asizeof_total = self.overhead = 0
        self.rows, self.sizes, self.flats = array('I'), array('q'), array('q')
        self.referents = {}             # position -> ((size, flat, name, referents), …)
