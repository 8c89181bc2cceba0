import io
import pickle
import pickletools
import types
import unittest
from unittest import mock

import standins
from dumps.dump import DumpWriter
from dumps.shape import SERIES, SHAPES, SIZES, Shape


def dump(shape):
    stream = io.BytesIO()
    DumpWriter(shape, stream).write()
    return stream.getvalue()


def opcodes(data):
    """Opcodes and arguments of both pickles; where frames end is left out."""
    stream = io.BytesIO(data)
    return [
        (operation.name, argument)
        for _ in range(2)
        for operation, argument, _ in pickletools.genops(stream)
        if operation.name != "FRAME"
    ]


def pickled_again(data):
    """What CPython's pickler writes for the objects of a dump."""
    modules = {"pympler": types.ModuleType("pympler")}
    for name, classes in standins.MODULES.items():
        module = types.ModuleType(name)
        for kind in classes:
            setattr(module, kind.__name__, kind)
            kind.__module__ = name
        modules[name] = module
    stream = io.BytesIO()
    with mock.patch.dict("sys.modules", modules):
        for part in standins.load(io.BytesIO(data)):
            pickle.dump(part, stream, protocol=4)
    return stream.getvalue()


class OpcodesTest(unittest.TestCase):
    """Dumps are opcode for opcode what CPython writes, so the numbers are those of real dumps."""

    def test_sizes_only(self):
        self.check(Shape(100, snapshots=6))

    def test_attributes_and_traces(self):
        self.check(Shape(60, classes=3, referents="attributes", traces=True))

    def test_chain(self):
        self.check(Shape(3, classes=1, referents="chain", depth=20))

    def test_own_names(self):
        self.check(Shape(40, classes=1, referents="own", freed=0.0))

    def test_more_than_a_batch_of_instances(self):
        self.check(Shape(2_001, classes=1, snapshots=1))

    def test_a_class_left_over_from_the_batches(self):
        self.check(Shape(1_001, classes=1_001, snapshots=1))

    def check(self, shape):
        data = dump(shape)
        self.assertEqual(opcodes(data), opcodes(pickled_again(data)))


class BytesTest(unittest.TestCase):
    def test_one_frame_is_as_cpython_frames_it(self):
        data = dump(Shape(20, snapshots=2))
        self.assertEqual(data, pickled_again(data))

    def test_the_same_shape_gives_the_same_bytes(self):
        shape = Shape(50, referents="attributes", traces=True)
        self.assertEqual(dump(shape), dump(shape))
        self.assertNotEqual(dump(shape), dump(shape._replace(traces=False)))


class ContentTest(unittest.TestCase):
    def setUp(self):
        self.index, self.snapshots = standins.load(io.BytesIO(dump(Shape(500, snapshots=5))))
        self.instances = [item for items in self.index.values() for item in items]

    def test_counts(self):
        self.assertEqual(len(self.index), 5)
        self.assertEqual(len(self.snapshots), 5)
        self.assertEqual(len(self.instances), 500)

    def test_totals_are_the_sums_of_the_sizes(self):
        for snapshot in self.snapshots:
            sizes = [
                sized.size
                for item in self.instances
                for time, sized in item.snapshots
                if time == snapshot.timestamp
            ]
            self.assertEqual(sum(sizes), snapshot.tracked_total)
            self.assertGreater(snapshot.asizeof_total, snapshot.tracked_total)

    def test_lives(self):
        self.assertGreater(sum(item.death is not None for item in self.instances), 50)
        addresses = {item.id for item in self.instances}
        self.assertLess(len(addresses), 500, "no address was used again")
        for items in self.index.values():
            births = [item.birth for item in items]
            self.assertEqual(births, sorted(births))
        for item in self.instances:
            self.assertEqual(item.snapshots[0][0], item.birth)
            for time, sized in item.snapshots[1:]:
                self.assertGreater(time, item.birth)
                dead = item.death is not None and item.death < time
                self.assertEqual(sized.name == "None", dead)

    def test_depth_of_a_chain(self):
        shape = Shape(2, classes=1, referents="chain", depth=300, freed=0.0)
        index, _ = standins.load(io.BytesIO(dump(shape)))
        ((instance, _),) = index.values()
        sized, depth = instance.snapshots[-1][1], 0
        while sized.refs:
            (sized,) = sized.refs
            depth += 1
        self.assertEqual(depth, 300)

    def test_own_names_are_all_different(self):
        shape = Shape(30, classes=1, referents="own", freed=0.0)
        index, _ = standins.load(io.BytesIO(dump(shape)))
        names = {
            below.name
            for items in index.values()
            for item in items
            for below in item.snapshots[-1][1].refs[0].refs
            if below.name.startswith("[K] own_")
        }
        self.assertEqual(len(names), 30)


class ShapesTest(unittest.TestCase):
    def test_a_series_changes_one_quantity(self):
        for quantity, steps in SERIES.items():
            amounts = [amount for amount, _ in steps]
            self.assertEqual(amounts, sorted(amounts))
            self.assertGreaterEqual(len(steps), 2, quantity)
            for amount, _ in steps:
                self.assertIn("%s-%d" % (quantity, amount), SHAPES)

    def test_sizes(self):
        self.assertEqual([SIZES[name].objects for name in "SML"], [5_000, 100_000, 1_000_000])
