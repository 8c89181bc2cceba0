import os
import tempfile
import unittest
from unittest import mock

from dumps.shape import SHAPES, Shape
from measure.dumpfolder import DumpFolder, identity


class DumpFolderTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        shapes = {"small": Shape(10), "other": Shape(20)}
        patch = mock.patch.dict(SHAPES, shapes)
        patch.start()
        self.addCleanup(patch.stop)

    def test_written_once(self):
        path = DumpFolder(self.folder).path("small")
        os.utime(path, (1, 1))
        self.assertEqual(DumpFolder(self.folder).path("small"), path)
        self.assertEqual(os.stat(path).st_mtime, 1)

    def test_another_shape_takes_the_place_of_the_former(self):
        dumps = DumpFolder(self.folder)
        before, other = dumps.path("small"), dumps.path("other")
        with mock.patch.dict(SHAPES, {"small": Shape(11)}):
            after = dumps.path("small")
        self.assertNotEqual(before, after)
        names = sorted(os.listdir(self.folder))
        self.assertEqual(names, sorted(os.path.basename(path) for path in (after, other)))

    def test_identity_is_of_the_shape(self):
        self.assertEqual(len({identity(name) for name in SHAPES}), len(SHAPES))
