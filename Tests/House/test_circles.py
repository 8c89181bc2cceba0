import unittest

import circles

FILES = {
    "A.swift": "struct A {\n  let b: B  // not C\n}\n",
    "B.swift": 'enum B {\n  case c(C), text(String)\n  static let name = "E"\n}\n',
    "C.swift": "package final class C {\n  var a: A?\n}\n",
    "D.swift": "/// Uses E, says the comment.\nstruct D { let a: A }\nextension E {}\n",
    "E.swift": 'struct E {}\nlet shown = "of \\(D.self)"\n',
    "F.swift": "struct F { let d: D }\n",
}


class CirclesTest(unittest.TestCase):
    def test_a_file_depends_on_the_files_of_the_types_that_its_code_names(self):
        edges = circles.dependencies(FILES)
        self.assertEqual(edges["A.swift"], {"B.swift"})
        self.assertEqual(edges["B.swift"], {"C.swift"})
        self.assertEqual(edges["D.swift"], {"A.swift", "E.swift"})
        self.assertEqual(edges["E.swift"], {"D.swift"})

    def test_circles_are_found_by_way_of_others_and_in_interpolations(self):
        self.assertEqual(
            circles.circles(circles.dependencies(FILES)),
            [["A.swift", "B.swift", "C.swift"], ["D.swift", "E.swift"]],
        )

    def test_no_module_has_a_circle(self):
        modules = sorted(path for path in circles.SOURCES.iterdir() if any(path.rglob("*.swift")))
        self.assertGreater(len(modules), 10)
        found = {module.name: circles.module_circles(module) for module in modules}
        self.assertEqual({name: of for name, of in found.items() if of}, {})


if __name__ == "__main__":
    unittest.main()
