"""Dumps that try to fill the machine: each ends in a report or in one line, within limits."""

import math
import tempfile
import unittest
from pathlib import Path

from pickles import *
from program import MIB, run


def memoized(*values):
    """Puts values into the memo, as entries 0, 1, ..., and leaves nothing on the stack."""
    return b"".join(value + MEMOIZE + POP for value in values)


def sizes(times, value):
    return sequence(real(time) + value + TUPLE2 for time in times)


def snapshots(count):
    return sequence(snapshot(float(number + 1)) for number in range(count))


def many(count, each, index=b""):
    """A dump with one class of `count` objects with equal opcodes."""
    return dump(
        index + EMPTY_DICT + text("app.C") + MARK + each * count + LIST + SETITEM, snapshots(1))


class HostileDump(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_all(self, data, factor=2):
        """Runs report, stats and export on a dump; peak memory at most `factor` dumps and 60 MiB,
        as promised, or the limit that the program names."""
        dump = self.folder / "heap.dat"
        dump.write_bytes(data)
        runs = [
            run(dump, "-o", self.folder / "report"),
            run("stats", dump),
            run("export", dump, "--format", "json"),
        ]
        for done in runs:
            self.assertIn(done.status, (0, 65), done)
            self.assertLess(done.memory, factor * len(data) + 60 * MIB, done)
            if done.status == 0:
                self.assertEqual(done.errors, "", done)
            else:
                self.assertEqual(done.errors.count("\n"), 1, done)
                self.assertTrue(done.errors.startswith("heaphtml: "), done)
                self.assertEqual(done.output, b"", done)
                self.assertFalse((self.folder / "report").exists())
        self.assertEqual({done.status for done in runs}, {runs[0].status})
        return runs[0]

    def assert_shown(self, data, factor=2):
        done = self.run_all(data, factor)
        self.assertEqual(done.status, 0, done)
        self.assertTrue((self.folder / "report" / "index.html").exists())

    def assert_refused(self, data, reason, factor=2):
        done = self.run_all(data, factor)
        self.assertEqual(done.status, 65, done)
        self.assertIn(reason, done.errors)


class TestManyObjects(HostileDump):
    def test_ten_million_tracked_objects_of_seven_bytes(self):
        state_ = state(birth=real(0.5), death=NONE, snapshots=EMPTY_LIST)
        data = many(
            10_000_000, get(0) + EMPTY_TUPLE + NEWOBJ + get(1) + BUILD, memoized(TRACKED, state_))
        path = self.folder / "heap.dat"
        path.write_bytes(data)
        done = run(path, "-o", self.folder / "report")
        self.assertEqual((done.status, done.errors), (0, ""), done)
        # Rows of a table are larger than seven bytes: up to the named limit of 16 dumps.
        self.assertLess(done.memory, 16 * len(data), done)

    def test_ten_million_empty_instances(self):
        data = many(
            10_000_000, get(0) + EMPTY_TUPLE + NEWOBJ, memoized(named("app", "C")))
        self.assert_refused(data, "raise it with --memory-limit SIZE", factor=16)

    def test_a_million_small_tracked_objects(self):
        names = memoized(TRACKED, text("birth"), text("snapshots"))
        each = (get(0) + EMPTY_TUPLE + NEWOBJ + EMPTY_DICT + MARK + get(1) + real(0.5) + get(2)
                + EMPTY_LIST + SETITEMS + BUILD)
        self.assert_shown(many(1_000_000, each, names), factor=16)

    def test_a_million_referents_of_one_object(self):
        kind = memoized(ASIZED, state(size=integer(8), flat=integer(8), name=text("[V] k: v")))
        wide = asized(refs=MARK + (get(0) + EMPTY_TUPLE + NEWOBJ + get(1) + BUILD) * 1_000_000 + LIST)
        self.assert_shown(many(1, tracked(snapshots=sizes([1.0], wide)), kind), factor=34)

    def test_many_sizes_of_one_object(self):
        records = MARK + (real(0.25) + get(0) + TUPLE2) * 300_000 + LIST
        self.assert_shown(many(1, tracked(snapshots=records), memoized(asized())), factor=16)

    def test_five_thousand_classes(self):
        classes = mapping((text("c%d" % number), EMPTY_LIST) for number in range(5_000))
        self.assert_shown(dump(classes, snapshots(2)))


class TestNesting(HostileDump):
    def test_ten_million_marks(self):
        self.assert_refused(dump(MARK * 10_000_000), "nested more than 1000000 deep", factor=16)

    def test_a_million_lists_within_each_other(self):
        lists = EMPTY_LIST * 1_000_000 + APPEND * 999_999
        self.assert_refused(dump(lists), "a list of 1 that begins with", factor=64)
        self.assert_refused(many(1, tracked(trace=lists)), "a frame of a trace is", factor=64)

    def test_a_hundred_thousand_referents_within_each_other(self):
        keys = memoized(
            ASIZED, text("size"), text("flat"), text("name"), text("refs"), text("[V] a: b"))
        start = (get(0) + EMPTY_TUPLE + NEWOBJ + EMPTY_DICT + MARK + get(1) + integer(8) + get(2)
                 + integer(8) + get(3) + get(5) + get(4) + MARK)
        chain = start * 100_000 + (LIST + SETITEMS + BUILD) * 100_000
        self.assert_shown(many(1, tracked(snapshots=sizes([1.0], chain)), keys), factor=20)


class TestSharing(HostileDump):
    REASON = "raise it with --sharing-limit SIZE"

    def test_billion_laughs(self):
        """Each referent refers to the previous one twice: two to the power of sixty if walked."""
        value = asized() + MEMOIZE
        for level in range(60):
            value = value + POP + asized(refs=sequence([get(level)] * 2)) + MEMOIZE
        objects = tracked(snapshots=sequence([real(1.0) + get(60) + TUPLE2]))
        self.assert_refused(
            many(1, objects, value + POP), "more memory than the limit", factor=10_000)

    def test_attributes(self):
        others = {"a%d" % number: NONE for number in range(100_000)}
        state_ = state(birth=real(0.5), snapshots=EMPTY_LIST, **others)
        each = get(0) + EMPTY_TUPLE + NEWOBJ + get(1) + BUILD
        self.assert_refused(many(100_000, each, memoized(TRACKED, state_)), self.REASON, factor=16)

    def test_texts(self):
        line = b"V" + b"y" * 1_000_000 + b"\n"
        quoted = b"S'" + b"y" * 1_000_000 + b"'\n"
        for long in (text("y" * 1_000_000), line, quoted):
            state_ = state(birth=real(0.5), snapshots=EMPTY_LIST, repr=long)
            each = get(0) + EMPTY_TUPLE + NEWOBJ + get(1) + BUILD
            self.assert_refused(many(100_000, each, memoized(TRACKED, state_)), self.REASON, 16)

    def test_attribute_names(self):
        """Names of attributes that are long lines, whose end must be searched for."""
        keys = MARK + (get(0) + NONE) * 100_000 + SETITEMS
        each = TRACKED + EMPTY_TUPLE + NEWOBJ + EMPTY_DICT + keys + BUILD
        line = memoized(b"V" + b"y" * 1_000_000 + b"\n")
        self.assert_refused(many(1, each, line), "is missing", factor=16)

    def test_class_names(self):
        long = memoized(text("y" * 1_000_000))
        name = get(0) + get(0) + STACK_GLOBAL
        self.assert_refused(many(10_000, tracked(name=name), long), self.REASON, factor=16)
        other = name + EMPTY_TUPLE + NEWOBJ + EMPTY_DICT + BUILD
        done = self.run_all(many(100_000, other, long), factor=64)
        self.assertEqual(done.status, 65, done)
        # A megabyte that is read for each object would take a hundred times as long.
        short = self.run_all(many(100_000, other, memoized(text("y"))), factor=64)
        self.assertEqual(short.status, 65, short)
        self.assertLess(done.seconds, 20 * short.seconds)

    def test_traces(self):
        frame = sequence([text("f.py"), integer(3), text("g"), sequence([text("call()")]), NONE])
        trace = MARK + get(0) * 200_000 + LIST
        data = many(1_000, tracked(trace=get(1)), memoized(frame, trace))
        self.assert_refused(data, self.REASON, factor=16)

    def test_classes_at_snapshots(self):
        classes = mapping((text("c%d" % number), EMPTY_LIST) for number in range(2_000))
        self.assert_refused(dump(classes, snapshots(2_000)), "2000 classes at 2000 snapshots")

    def test_process_memory(self):
        """Snapshots that share one long list of figures from the operating system."""
        details = sequence([text("k") + text("v") + TUPLE2] * 100_000)
        system = lambda: instance(
            named("pympler.process", "_ProcessMemoryInfoProc"), os_specific=get(0))
        states = sequence(
            snapshot(float(number), system_total=system()) for number in range(2_000))
        data = dump(EMPTY_DICT, memoized(details) + states)
        self.assert_refused(data, self.REASON, factor=16)


class TestCycles(HostileDump):
    def test_a_list_of_snapshots_within_itself(self):
        cyclic = EMPTY_LIST + MEMOIZE + get(0) + APPEND
        self.assert_refused(dump(EMPTY_DICT, cyclic), "a snapshot is a list of 1")

    def test_an_object_among_its_own_referents(self):
        new = ASIZED + EMPTY_TUPLE + NEWOBJ + MEMOIZE
        body = state(size=integer(8), flat=integer(8), refs=sequence([get(0)]))
        looped = new + body + BUILD
        self.assert_refused(
            many(1, tracked(snapshots=sizes([1.0], looped))), "a referent of an Asized is")

    def test_an_index_within_itself(self):
        self.assert_refused(
            dump(EMPTY_DICT + MEMOIZE + text("a") + get(0) + SETITEM), "dict with a dict of 1 in it")

    def test_the_state_of_an_object_is_the_object(self):
        looped = TRACKED + EMPTY_TUPLE + NEWOBJ + MEMOIZE + get(0) + BUILD
        self.assert_refused(many(1, looped), "without attributes")


class TestNumbers(HostileDump):
    def test_times_that_are_none(self):
        for time in (math.nan, math.inf, -math.inf):
            for data in (
                many(1, tracked(birth=real(time))),
                many(1, tracked(death=real(time))),
                many(1, tracked(snapshots=sizes([time], asized()))),
                dump(EMPTY_DICT, sequence([snapshot(time)])),
            ):
                self.assert_refused(data, "finite")

    def test_times_at_the_edges(self):
        largest = 1.7976931348623157e308
        for birth, death in ((-largest, largest), (5e-324, 0.0), (largest, -largest)):
            objects = tracked(
                birth=real(birth), death=real(death), snapshots=sizes([birth, death], asized()))
            states = sequence(snapshot(time) for time in (-largest, 0.0, 5e-324, largest))
            self.assert_shown(one_class(objects=sequence([objects]), snapshots=states))

    def test_sizes(self):
        other = "the size of an Asized is not an integer of at most 64 bits"
        for size, reason in (
            (integer(-1), "negative: -1"),
            (integer(1 << 63), other),
            (integer(1 << 3_000), "limit is 300"),
            (real(8.0), other),
            (text("8"), other),
            (NONE, other),
            (EMPTY_LIST, other),
        ):
            value = instance(ASIZED, size=size, flat=integer(1), refs=EMPTY_LIST)
            self.assert_refused(many(1, tracked(snapshots=sizes([1.0], value))), reason)

    def test_sums_beyond_64_bits(self):
        objects = tracked(snapshots=sizes([1.0], asized((1 << 63) - 1)))
        self.assert_refused(many(2, objects), "64 bits")

    def test_memo_entries_far_away(self):
        self.assert_refused(dump(NONE + b"j\xff\xff\xff\xff"), "memo index 4294967295")
        self.assert_refused(dump(NONE + b"g4294967295\n"), "memo index 4294967295")
        self.assert_shown(dump(EMPTY_DICT + b"r\xff\xff\xff\xff"))
