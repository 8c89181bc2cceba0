import subprocess
import unittest

from makefile import REPOSITORY


class AssetsTest(unittest.TestCase):
    def test_the_list_of_embedded_files_is_what_make_assets_writes(self):
        written = subprocess.run(
            [".ci/embed.py"], cwd=REPOSITORY, check=True, stdout=subprocess.PIPE, text=True).stdout
        self.assertIn('#embed "../../Templates/index.mustache"', written)
        self.assertEqual((REPOSITORY / "Sources/CAssets/assets.c").read_text(), written)


if __name__ == "__main__":
    unittest.main()
