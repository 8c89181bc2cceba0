"""A whole dump from its shape, class by class, so that only one class' lifetimes are in memory."""

from dumps.chance import Chance
from dumps.lifetimes import lifetimes
from dumps.pickling import PickleWriter
from dumps.process import Snapshot, write_snapshots
from dumps.program import ProgramClass, align, clipped, shares
from dumps.records import Sized, Tracked, write_index, write_tracked
from dumps.referents import chain, plain, with_attributes

SEED = "heaphtml"
INTERVAL = 7.5
ROOM_OF_A_CLASS = 1 << 32
LEVELS = {"none": 0, "attributes": 2, "own": 2}


class DumpWriter:
    """Writes one dump and sums up what its snapshots will hold."""

    def __init__(self, shape, stream):
        self._shape = shape
        self._stream = stream
        chance = Chance(SEED, "times")
        self._times = [
            round((number + 1) * INTERVAL + chance.part() * 0.75, 6)
            for number in range(shape.snapshots)
        ]
        self._tracked = [0] * shape.snapshots

    def write(self):
        shape = self._shape
        pickle = PickleWriter(self._stream)
        classes = [ProgramClass(number, SEED) for number in range(shape.classes)]
        counts = shares(shape.classes, shape.objects)
        numbered = {item.name: (item, count) for item, count in zip(classes, counts)}
        write_index(
            pickle,
            [item.name for item in classes],
            lambda name: self._write_class(pickle, *numbered[name]),
        )
        write_snapshots(
            PickleWriter(self._stream),
            [
                Snapshot(time, "phase %d" % number if number % 4 != 3 else "", tracked)
                for number, (time, tracked) in enumerate(zip(self._times, self._tracked))
            ],
        )

    def _write_class(self, pickle, program_class, count):
        chance = Chance(SEED, "instances", program_class.number)
        first_address = 0x7F3A00000000 + program_class.number * ROOM_OF_A_CLASS
        lives = lifetimes(count, self._times[-1], self._shape.freed, first_address, chance)
        measured = _Measured(self._shape, program_class, self._times, self._tracked, chance)
        numbered = list(enumerate(lives))
        pickle.list_of(numbered, lambda item: write_tracked(pickle, measured.instance(*item)))


class _Measured:
    """What ClassTracker records of the instances of one class."""

    def __init__(self, shape, program_class, times, tracked, chance):
        self._shape = shape
        self._class = program_class
        self._times = times
        self._tracked = tracked
        self._chance = chance
        self._level = LEVELS.get(shape.referents, shape.depth)
        self._charged = set()

    def instance(self, serial, life):
        """One instance; `serial` is its number within the class."""
        own_class = self._class
        own = own_class.own_bytes * (0.3 + 1.4 * self._chance.part())
        site = self._chance.choice(own_class.sites) if self._shape.traces else None
        text = own_class.text(serial, life.address)
        basic = own_class.basic_size
        sizes = [(life.birth, Sized(basic, basic, None))]
        seen = 0
        for number, time in enumerate(self._times):
            if time <= life.birth:
                continue
            if life.last is not None and life.last < time:
                break
            if life.death is not None and life.death < time:
                # asizeof's result for None; its 16 bytes are counted once per snapshot.
                size = 0 if ("None", number) in self._charged else 16
                self._charged.add(("None", number))
                sized = Sized(size, size, "None")
            else:
                grown = align(own * (1 + own_class.growth * seen))
                sized = self._sized(grown, text, serial, life.address, number)
                seen += 1
            self._tracked[number] += sized.size
            sizes.append((time, sized))
        return Tracked(
            address=life.address,
            text=clipped(text, 128) if seen else "",
            name=own_class.name,
            birth=life.birth,
            death=life.death,
            trace=site,
            sizes=tuple(sizes),
            level=self._level,
        )

    def _sized(self, grown, text, serial, address, number):
        if self._shape.referents == "chain":
            return chain(grown, self._class, text, self._shape.depth)
        if self._shape.referents == "none":
            return plain(grown + self._class.basic_size, self._class, text)
        first = number not in self._charged
        self._charged.add(number)
        own_name = "own_%d" % serial if self._shape.referents == "own" else None
        return with_attributes(grown, self._class, text, serial, address, first, own_name)
