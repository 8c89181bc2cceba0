"""Where a dump comes from: pipes, devices, files that change while they are read."""

import gzip
import os
import subprocess
import tempfile
import threading
import time
import unittest
from pathlib import Path

from pickles import *
from program import MIB, PATIENCE, PROGRAM, run


class Input(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.dump = self.folder / "heap.dat"

    def assert_one_line(self, done, status, *parts):
        self.assertEqual(done.status, status, done)
        self.assertEqual(done.errors.count("\n"), 1, done)
        self.assertEqual(done.output, b"", done)
        for part in parts:
            self.assertIn(part, done.errors)

    def large(self):
        """A dump of about 60 MB, which takes a while to read."""
        objects = tracked(repr=text("x" * 200), name=text("app.C")) * 180_000
        return dump(
            EMPTY_DICT + text("app.C") + MARK + objects + LIST + SETITEM,
            sequence([snapshot(1.0)]))


class TestCompressed(Input):
    def bomb(self, count):
        """Zeros without end, as far as anybody would read: `count` members of 16 MiB each."""
        return gzip.compress(bytes(16 * MIB)) * count

    def test_bomb(self):
        self.dump.write_bytes(self.bomb(256))  # 4 GiB of 4 MiB
        done = run("summary", self.dump)
        self.assert_one_line(done, 65, "hold more than the limit of 1073741824", "--input-limit SIZE")
        self.assertLess(done.memory, 64 * MIB + 60 * MIB)

    def test_bomb_in_a_bomb(self):
        self.dump.write_bytes(gzip.compress(self.bomb(256)))
        self.assertLess(self.dump.stat().st_size, 40_000)
        done = run("summary", self.dump)
        self.assert_one_line(done, 65, "the file is compressed twice")
        self.assertLess(done.memory, 64 * MIB)

    def test_bomb_as_a_graph_in_a_pipe(self):
        self.dump.write_bytes(self.bomb(256))
        with open(self.dump, "rb") as stream:
            done = run("garbage", "-", "-o", self.folder / "out", stdin=stream)
        self.assert_one_line(done, 65, "heaphtml: -: the compressed data hold more than the limit")
        self.assertLess(done.memory, 64 * MIB + 60 * MIB)

    def test_large_dump(self):
        """Repeats itself a thousand times: more than is kept at first, and read all the same."""
        content = self.large()
        self.dump.write_bytes(gzip.compress(content))
        done = run("summary", self.dump)
        self.assertEqual(done.status, 0, done)
        self.assertLess(done.memory, 3 * len(content) + 60 * MIB)


class TestWithoutEnd(Input):
    def test_devices(self):
        for device in ("/dev/zero", "/dev/urandom"):
            done = run("summary", device, "--input-limit", "64M")
            self.assert_one_line(
                done, 65, device + ": does not end within the limit of 67108864 bytes", "--input-limit SIZE")
            self.assertLess(done.memory, 64 * MIB + 60 * MIB)

    def test_default_limit(self):
        done = run("summary", "/dev/zero", memory=6 << 30)
        self.assert_one_line(done, 65, "does not end within the limit of 1073741824 bytes")

    def test_pipe(self):
        with subprocess.Popen(["yes"], stdout=subprocess.PIPE) as endless:
            done = run("summary", "-", "--input-limit", "8M", stdin=endless.stdout)
            endless.stdout.close()
        self.assert_one_line(done, 65, "heaphtml: -: does not end within the limit of 8388608 bytes")

    def test_graph(self):
        with subprocess.Popen(["yes"], stdout=subprocess.PIPE) as endless:
            done = run("garbage", "-", "-o", self.folder / "out", stdin=endless.stdout)
            endless.stdout.close()
        self.assert_one_line(done, 65, "heaphtml: -: ")


class TestSpecialFiles(Input):
    def test_folder(self):
        self.assert_one_line(run("summary", self.folder), 66, "is a directory")

    def test_null(self):
        self.assert_one_line(run("summary", "/dev/null"), 65, "the file is empty")

    def test_file_of_the_system_whose_size_is_zero(self):
        self.assertEqual(os.stat("/proc/self/maps").st_size, 0)
        self.assert_one_line(
            run("summary", "/proc/self/maps"), 65, "/proc/self/maps: the file has an unknown format")

    def test_named_pipe(self):
        os.mkfifo(self.dump)
        data = one_class(sequence([tracked()] * 3), sequence([snapshot()]))
        writer = threading.Thread(target=lambda: self.dump.write_bytes(data))
        writer.start()
        done = run("summary", self.dump)
        writer.join()
        self.assertEqual((done.status, done.errors), (0, ""), done)
        self.assertIn(b"app.C", done.output)

    def test_slow_pipe(self):
        data = one_class(sequence([tracked()] * 3), sequence([snapshot()]))
        for name in ("-", "/dev/stdin"):
            reading, writing = os.pipe()

            def write():
                with open(writing, "wb", buffering=0) as pipe:
                    for start in range(0, len(data), 40):
                        pipe.write(data[start : start + 40])
                        time.sleep(0.01)

            writer = threading.Thread(target=write)
            writer.start()
            with open(reading, "rb") as pipe:
                done = run("summary", name, stdin=pipe)
            writer.join()
            self.assertEqual((done.status, done.errors), (0, ""), done)
            self.assertIn(b"app.C", done.output)

    def test_closed_standard_input(self):
        done = subprocess.run(
            ["sh", "-c", 'exec "$0" summary - <&-', PROGRAM], capture_output=True, text=True)
        self.assertEqual(done.returncode, 66)
        self.assertEqual(done.stderr, "heaphtml: -: bad file descriptor\n")


class TestChange(Input):
    """The program reads into its own memory, so that no change of the file can end it."""

    def read_while(self, change):
        """Runs the program on a large dump while `change` is called with the file, again and
        again; the run ends in a report or in one line."""
        for _ in range(4):
            self.dump.write_bytes(self.large())
            ended = threading.Event()

            def keep_changing():
                while not ended.is_set():
                    change()
                    time.sleep(0.002)

            changer = threading.Thread(target=keep_changing)
            changer.start()
            try:
                done = run("summary", self.dump)
            finally:
                ended.set()
                changer.join()
            if done.status != 0:
                self.assert_one_line(done, 65)
            self.assertIn(done.status, (0, 65), done)

    def test_truncation(self):
        sizes = iter(range(50 << 20, 0, -(3 << 20)))
        self.read_while(lambda: os.truncate(self.dump, next(sizes, 0)))

    def test_truncation_after_reading_began(self):
        """The place in the file, which is the test's too, tells that reading has begun."""
        self.dump.write_bytes(self.large())
        with open(self.dump, "rb") as file:
            process = subprocess.Popen(
                [PROGRAM, "summary", "-"], stdin=file, stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE, text=True)
            while process.poll() is None and os.lseek(file.fileno(), 0, os.SEEK_CUR) == 0:
                pass
            os.truncate(self.dump, 100)
            errors = process.communicate(timeout=PATIENCE)[1]
        self.assertIn(process.returncode, (0, 65), errors)
        self.assertLessEqual(errors.count("\n"), 1)

    def test_growth(self):
        def grow():
            # Not without end: the run may take long, and the disk is not the test's alone.
            if self.dump.stat().st_size < 256 << 20:
                with open(self.dump, "ab") as file:
                    file.write(b"x" * (1 << 20))

        self.read_while(grow)


class TestSize(Input):
    def sparse(self, size, start=b"", end=b""):
        with open(self.dump, "wb") as file:
            file.write(start)
            file.truncate(size)
            file.seek(size - len(end))
            file.write(end)

    def test_texts_beyond_four_gibibytes(self):
        """A hole of more than 4 GiB is, as one text, before the names of a class and of its
        objects: their positions in the file take more than 32 bits."""
        free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        hole = (4 << 30) + 5
        if free < hole + (1 << 30):
            self.skipTest("needs 5 GiB of free memory")
        start = b"\x80\x04" + b"\x8d" + hole.to_bytes(8, "little")
        end = POP + one_class(
            sequence([tracked(repr=text("<far away>"), name=text("far.Away"))] * 2),
            sequence([snapshot()]), name="far.Away")
        self.sparse(len(start) + hole + len(end), start, end)
        done = run("export", self.dump, "--format", "json", memory=12 << 30)
        self.assertEqual((done.status, done.errors), (0, ""), done)
        self.assertEqual(done.output.count(b"<far away>"), 2)
        self.assertIn(b'"far.Away"', done.output)
        self.assertLess(done.memory, hole + 60 * MIB, done)

    def test_files_that_no_memory_holds(self):
        for exponent in (42, 62):
            try:
                self.sparse((1 << exponent) - 1 if exponent < 62 else (1 << 63) - 1)
            except OSError:
                continue  # This file system allows only smaller files.
            self.assert_one_line(run("summary", self.dump), 66, "cannot allocate memory")
