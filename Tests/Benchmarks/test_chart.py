import unittest
import xml.etree.ElementTree as ElementTree

from measure.chart import Line, Scale, chart, spread


class ChartTest(unittest.TestCase):
    def test_scale_is_logarithmic(self):
        scale = Scale([0.02, 30.0], 0, 400)
        self.assertEqual(scale.ticks(), [0.01, 0.1, 1.0, 10.0, 100.0])
        self.assertAlmostEqual(scale.place(0.01), 0)
        self.assertAlmostEqual(scale.place(1.0), 200)
        self.assertAlmostEqual(scale.place(100.0), 400)

    def test_names_are_moved_apart(self):
        self.assertEqual(spread([10, 12, 50], 17), [10, 27, 50])

    def test_every_value_is_drawn_inside(self):
        lines = [
            Line("a <b>", [(1e6, 0.01), (1e8, 2.0)]),
            Line("c & d", [(1e6, 0.5), (1e8, 40.0)]),
        ]
        root = ElementTree.fromstring(chart("Title", lines))
        name = "{http://www.w3.org/2000/svg}"
        circles = root.findall(name + "circle")
        self.assertEqual(len(circles), 4)
        width, height = float(root.get("width")), float(root.get("height"))
        for circle in circles:
            self.assertTrue(0 < float(circle.get("cx")) < width)
            self.assertTrue(0 < float(circle.get("cy")) < height)
        texts = [text.text for text in root.findall(name + "text")]
        self.assertIn("a <b>", texts)
        self.assertIn("c & d", texts)
