import importlib.util
import json
import re
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import jsonschema
import yaml

from page_names import unfit
from pipelines import GitHubActions, GitLab, Jenkins
from workspace import REPOSITORY, WHEELS, Workspace


def version():
    """As in `heaphtml 0.2.0 (commit …)`."""
    program = REPOSITORY / ".build" / "release" / "heaphtml"
    done = subprocess.run([program, "--version"], check=True, capture_output=True, text=True)
    return done.stdout.split()[1]


class PipelineTest(unittest.TestCase):
    """Each pipeline is run three times: as it is; with a program that fails after its dump; with a limit
    that is exceeded, and the dump of the first run as the baseline."""

    maxDiff = None
    system = None

    @classmethod
    def setUpClass(cls):
        cls.workspace, cls.pipeline = cls.new_run()
        cls.status, cls.log = cls.pipeline.run(cls.workspace)
        cls.broken_workspace, cls.broken_pipeline = cls.new_run()
        cls.broken_workspace.break_program()
        cls.broken_status, cls.broken_log = cls.broken_pipeline.run(cls.broken_workspace)
        cls.over_workspace, cls.over_pipeline = cls.new_run()
        cls.over_workspace.limit_nothing_but_leaks()
        cls.over_workspace.keep_baseline(cls.workspace.checkout / "heap.dat")
        cls.over_status, cls.over_log = cls.over_pipeline.run(cls.over_workspace)

    @classmethod
    def new_run(cls):
        workspace = Workspace()
        cls.addClassCleanup(workspace.close)
        return workspace, cls.system()

    def assert_succeeded(self, kept):
        self.assertEqual(self.status, 0, self.log)
        self.assertEqual(self.workspace.outside_calls(), [])
        self.assertEqual(self.pipeline.kept, kept)

    def assert_failed_as_the_program_did(self, kept):
        self.assertEqual(self.broken_status, 3, self.broken_log)
        self.assertEqual(self.broken_pipeline.kept, kept)

    def assert_is_report(self, folder):
        index = (folder / "index.html").read_text()
        self.assertIn("Document", index)
        self.assertIn("round 5", index)
        self.assertTrue(list(folder.glob("classes/*.html")))
        self.assertEqual(unfit(folder), [])


class GitHubActionsTest(PipelineTest):
    system = GitHubActions

    def uses(self, action):
        steps = [step for job in self.pipeline.jobs.values() for step in job["steps"]]
        return [step["with"] for step in steps if step.get("uses", "").startswith(action + "@")]

    def test_report_is_made_and_kept(self):
        self.assert_succeeded(
            {
                "actions/upload-artifact@v7 heap-dump": "heap.dat",
                "actions/upload-artifact@v7": "memory-report.html",
                "actions/upload-pages-artifact@v5": "memory-report",
                "actions/deploy-pages@v5": None,
            }
        )
        self.assertIn("Document", (self.workspace.checkout / "memory-report.html").read_text())
        self.assertFalse((self.workspace.checkout / "memory-report_files").exists())
        self.assert_is_report(self.workspace.checkout / "memory-report")
        summary = self.workspace.summary.read_text()
        self.assertRegex(summary, r"\A### Memory: [0-9.]+ KiB at most: within the limit\n")
        self.assertIn("There is no baseline yet.", self.log)

    def test_limit_fails_the_job_and_the_page_says_which(self):
        self.assertEqual(self.over_status, 1, self.over_log)
        summary = self.over_workspace.summary.read_text()
        self.assertIn("against the baseline: **1 of 3 limits is exceeded**", summary)
        self.assertIn("`no-finding growth`", summary)
        self.assertEqual(
            self.over_pipeline.kept, {"actions/upload-artifact@v7": "memory-report.html"}
        )
        self.assertTrue((self.over_workspace.checkout / "memory-report.html").is_file())

    def test_failed_program_still_has_its_report_but_none_is_published(self):
        self.assert_failed_as_the_program_did({"actions/upload-artifact@v7": "memory-report.html"})
        self.assertTrue((self.broken_workspace.checkout / "memory-report.html").is_file())

    def test_all_but_these_steps_run_here(self):
        self.assertEqual(
            self.pipeline.not_run,
            [
                "actions/checkout@v6",
                "actions/setup-python@v6",
                "actions/upload-artifact@v7",
                "actions/upload-artifact@v7",
                "actions/upload-pages-artifact@v5",
                "actions/deploy-pages@v5",
            ],
        )

    def test_one_file_is_uploaded_as_it_is(self):
        dump, upload = self.uses("actions/upload-artifact")
        self.assertEqual(dump, {"name": "heap-dump", "path": "heap.dat"})
        self.assertIs(upload["archive"], False)
        self.assertNotIn("name", upload, "is ignored with archive: false")
        self.assertNotRegex(upload["path"], r"[*?\n]")

    def test_no_expression_reaches_a_shell(self):
        for script in self.pipeline.scripts:
            self.assertNotIn("${{", script)

    def test_pages_job_has_the_rights_it_needs(self):
        job = self.pipeline.jobs["publish"]
        self.assertEqual(job["permissions"], {"pages": "write", "id-token": "write"})
        self.assertEqual(job["environment"]["name"], "github-pages")
        self.assertEqual(job["needs"], "report")


class GitLabTest(PipelineTest):
    system = GitLab

    def test_report_is_made_and_kept(self):
        self.assert_succeeded({"Memory report": "memory-report/"})
        self.assert_is_report(self.workspace.checkout / "memory-report/")

    def test_failed_program_still_has_its_report(self):
        self.assert_failed_as_the_program_did({"Memory report": "memory-report/"})
        self.assert_is_report(self.broken_workspace.checkout / "memory-report/")

    def test_limit_fails_the_job_and_the_merge_request_has_the_files(self):
        self.assertEqual(self.over_status, 1, self.over_log)
        self.assert_is_report(self.over_workspace.checkout / "memory-report/")
        reports = self.over_pipeline.job["artifacts"]["reports"]
        files = {name: self.over_workspace.checkout / path for name, path in reports.items()}
        self.assertEqual(set(files), {"metrics", "junit", "codequality"})
        self.assertIn('failures="1"', files["junit"].read_text())
        self.assertTrue(files["metrics"].read_text().endswith("# EOF\n"))
        self.assertIn("leaky.py", files["codequality"].read_text())

    def test_a_wheel_can_be_given(self):
        (wheel,) = WHEELS.glob("heaphtml-%s-*.whl" % version())
        workspace = Workspace(HEAPHTML_PACKAGE=str(wheel))
        self.addCleanup(workspace.close)
        status, log = GitLab().run(workspace)
        self.assertEqual(status, 0, log)
        self.assert_is_report(workspace.checkout / "memory-report/")

    def test_exposed_artifact_meets_gitlabs_rules(self):
        artifacts = self.pipeline.job["artifacts"]
        self.assertRegex(artifacts["expose_as"], r"\A[\w -]{1,100}\Z")
        path, dump = artifacts["paths"]
        self.assertRegex(path, r"\A[\w-]+/\Z", "plain, and a folder only with a / behind it")
        self.assertEqual(dump, "heap.dat", "what the next pipelines fetch")


class JenkinsTest(PipelineTest):
    system = Jenkins

    def test_report_is_made_and_kept(self):
        self.assert_succeeded({"Memory report": "memory-report"})
        self.assertIn("There is no baseline yet.", self.log)
        self.assertEqual(self.pipeline.source.archived, ["heap.dat"], "what the next builds fetch")
        self.assertEqual(self.pipeline.source.published[0]["reportFiles"], "index.html")
        self.assert_is_report(self.workspace.checkout / "memory-report")

    def test_failed_program_still_has_its_report(self):
        self.assert_failed_as_the_program_did({"Memory report": "memory-report"})
        self.assert_is_report(self.broken_workspace.checkout / "memory-report")

    def test_limit_is_a_failed_test_and_the_report_is_there(self):
        self.assertEqual(self.over_status, 0, self.over_log)
        self.assertEqual(self.over_pipeline.source.junit, ["memory.xml"])
        self.assertIn('failures="1"', (self.over_workspace.checkout / "memory.xml").read_text())
        self.assert_is_report(self.over_workspace.checkout / "memory-report")

    def test_baseline_is_the_default_branchs_last_stable_build(self):
        self.assertEqual(
            self.over_workspace.fetched(),
            ["https://jenkins.example/job/app/job/change/../main/lastStableBuild/artifact/heap.dat"],
        )
        self.assertTrue((self.over_workspace.checkout / "main.dat").is_file())
        cases = (self.over_workspace.checkout / "memory.xml").read_text()
        self.assertIn('name="max-growth"', cases)
        self.assertNotIn("There is no baseline yet.", self.over_log)

    def test_growth_is_a_failed_test(self):
        workspace, pipeline = self.new_run()
        workspace.keep_baseline(self.workspace.checkout / "heap.dat")
        program = workspace.checkout / "leaky.py"
        program.write_text(program.read_text().replace("ROUNDS = 5", "ROUNDS = 6"))
        status, log = pipeline.run(workspace)
        self.assertEqual(status, 0, log)
        cases = ElementTree.parse(workspace.checkout / "memory.xml").iter("testcase")
        failed = [case.get("name") for case in cases if case.find("failure") is not None]
        self.assertEqual(failed, ["max-growth"])

    def test_next_build_does_not_show_this_ones_report(self):
        workspace = self.broken_workspace
        (workspace.checkout / "leaky.py").write_text("raise SystemExit(4)\n")
        status, log = Jenkins().run(workspace)
        self.assertEqual(status, 4, log)
        self.assertFalse((workspace.checkout / "memory-report").exists())

    def test_all_but_these_steps_run_here(self):
        self.assertEqual(
            self.pipeline.source.others,
            {"pipeline", "environment", "stages", "stage", "steps", "post", "always"},
        )


class EveryPipelineTest(unittest.TestCase):
    def test_release_is_the_one_that_these_examples_came_with(self):
        for name in ("github-actions.yml", "gitlab-ci.yml", "Jenkinsfile"):
            text = (REPOSITORY / "Examples" / "ci" / name).read_text()
            package = re.search(r"^ *HEAPHTML_PACKAGE *[:=] *'?([^'\n]*)", text, re.MULTILINE)
            self.assertEqual(package[1], "heaphtml==" + version(), name)

    def test_pipelines_are_valid_by_the_schemas_of_their_systems(self):
        package = Path(importlib.util.find_spec("check_jsonschema").origin).parent
        schemas = package / "builtin_schemas" / "vendor"
        for name, schema in (("github-actions.yml", "github-workflows.json"), ("gitlab-ci.yml", "gitlab-ci.json")):
            with self.subTest(name):
                rules = json.loads((schemas / schema).read_text())
                text = (REPOSITORY / "Examples" / "ci" / name).read_text()
                # YAML 1.1 takes the key `on` for true.
                document = {"on" if key is True else key: value for key, value in yaml.safe_load(text).items()}
                kind = jsonschema.validators.validator_for(rules)
                kind(rules).validate(document)
                (first, job), *_ = document.get("jobs", {"memory": document.get("memory")}).items()
                job.update({"steps": 5, "script": 5})
                self.assertFalse(kind(rules).is_valid(document), first)

    def test_scripts_pass_shellcheck(self):
        for pipeline, shell in ((GitHubActions(), "bash"), (GitLab(), "bash"), (Jenkins(), "sh")):
            for script in pipeline.scripts:
                with self.subTest(script=script):
                    done = subprocess.run(
                        ["shellcheck", "--shell", shell, "-"],
                        input=script,
                        capture_output=True,
                        text=True,
                    )
                    self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
