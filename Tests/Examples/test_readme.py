import re
import textwrap
import unittest

import yaml

from jenkinsfile import Jenkinsfile
from pipelines import GitHubActions, GitLab, Jenkins
from workspace import REPOSITORY


class ReadmeTest(unittest.TestCase):
    """What the README quotes is in the pipelines, which are run."""

    def setUp(self):
        readme = (REPOSITORY / "README.md").read_text()
        section = readme[readme.index("## As a CI artifact") :]
        section = section[: section.index("\n## ")]
        self.blocks = re.findall(r"```(?:yaml|groovy)\n(.*?)```", section, re.DOTALL)
        self.assertEqual(len(self.blocks), 3)

    def test_github_actions(self):
        report, upload = yaml.safe_load(self.blocks[0])
        pipeline = GitHubActions()
        self.assertIn(report["run"], "\n".join(pipeline.scripts))
        steps = [
            step["with"] for step in pipeline.jobs["report"]["steps"]
            if step.get("uses") == upload["uses"]
        ]
        self.assertTrue(any(upload["with"].items() <= step.items() for step in steps))

    def test_gitlab(self):
        job = yaml.safe_load(self.blocks[1])
        pipeline = GitLab()
        self.assertLessEqual(set(job["script"]), set(pipeline.job["script"]))
        self.assertEqual(job["artifacts"], pipeline.job["artifacts"])

    def test_jenkins(self):
        block = "pipeline { post { always {\n%s} } }" % textwrap.dedent(self.blocks[2])
        quoted, pipeline = Jenkinsfile(block), Jenkins()
        for script in quoted.always:
            self.assertIn(script, "".join(pipeline.scripts))
        self.assertEqual(quoted.junit, pipeline.source.junit)
        self.assertEqual(quoted.published, pipeline.source.published)
