"""heaphtml reads what Python reads: equal to Python's own unpickler, or refused."""

from __future__ import annotations

import collections
import json
import tempfile
import unittest
from pathlib import Path

import python_reading
from pickles import (
    EMPTY_LIST, SETITEM, TUPLE2, asized, dump, get, mapping, real, sequence, snapshot, text, tracked,
)
from program import run
from random_dumps import RandomDump

SEEDS = range(1_000)


class TestReading(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.dump = Path(folder.name) / "heap.dat"

    def export(self, data: bytes):
        self.dump.write_bytes(data)
        done = run("export", self.dump, "--format", "json")
        self.assertIn(done.status, (0, 65), done)
        return json.loads(done.output) if done.status == 0 else None

    def python(self, data: bytes):
        try:
            return python_reading.read(data)
        except Exception:  # whatever: Python cannot read it
            return None

    def parts(self, export, wanted) -> dict:
        """The part of an export that Python's reading has as well, in its form."""
        return {
            "instances": [cut(each, like) for each, like in zip(
                export["instances"], wanted["instances"])],
            "snapshots": [cut(each, like) for each, like in zip(
                export["snapshots"], wanted["snapshots"])],
        }

    def test_random_dumps(self) -> None:
        ends: collections.Counter[str] = collections.Counter()
        for seed in SEEDS:
            data = RandomDump(seed).data
            wanted, export = self.python(data), self.export(data)
            if export is None or wanted is None:
                # Refusing more than Python is the other promise; reading more is none.
                ends["refused" if export is None else "only read here"] += 1
                continue
            with self.subTest(seed=seed):
                self.assertEqual(len(export["instances"]), len(wanted["instances"]))
                self.assertEqual(len(export["snapshots"]), len(wanted["snapshots"]))
                self.assertEqual(self.parts(export, wanted), wanted)
            ends["same"] += 1
        # The comparison is worth something only if most dumps are read.
        self.assertGreater(ends["same"], len(SEEDS) // 2, ends)
        self.assertEqual(ends["only read here"], 0, ends)

    def test_an_object_in_two_classes_beside_one_in_none(self) -> None:
        data = dump(mapping([
            (text("a"), sequence([tracked() + b"\x94"])),
            (text("b"), sequence([get(0)])),
            (text("c"), EMPTY_LIST + tracked() + b"0"),
        ]))
        self.assertIsNone(self.export(data))

    def test_texts_that_only_look_the_same(self) -> None:
        frames = [
            sequence([text(file), b"K\x01", text("f"), EMPTY_LIST, b"N"])
            for file in ("e\u0301.py", "\u00e9.py")]
        tree = asized(refs=sequence(asized(name=text("[V] %s: 1" % key)) for key in ("e\u0301", "\u00e9")))
        objects = [
            tracked(trace=sequence([frame]), snapshots=sequence([real(1.0) + tree + TUPLE2]))
            for frame in frames]
        export = self.export(dump(mapping([(text("a"), sequence(objects))]), sequence([snapshot()])))
        files = [each["trace"][0]["file"] for each in export["instances"]]
        self.assertEqual(files, ["e\u0301.py", "\u00e9.py"])
        merged = export["snapshots"][0]["classes"]["a"]["merged"]["referents"]
        self.assertEqual(sorted(each["name"] for each in merged), ["[V] e\u0301", "[V] \u00e9"])


def cut(value, like):
    """The members that `like` has."""
    if isinstance(like, dict) and isinstance(value, dict):
        return {key: cut(value[key], like[key]) for key in like if key in value}
    if isinstance(like, list) and isinstance(value, list) and len(value) == len(like):
        return [cut(*pair) for pair in zip(value, like)]
    return value


if __name__ == "__main__":
    unittest.main()
