"""The three pipelines of Examples/ci, each run the way its system runs it.

`run` gives the status that the system would show and the log. After it `kept` has what the system
was told to keep, as paths below the checkout.
"""

import yaml

from jenkinsfile import Jenkinsfile
from workspace import EXAMPLES


class Unchecked(Exception):
    """The pipeline has something in it that these tests know nothing of."""


class GitHubActions:
    """Steps one by one under `bash -e`; `uses:` steps cannot run here and are listed."""

    # The value that a condition has here, given whether a step before has failed. The branch is the
    # default one.
    CONDITIONS = {
        None: lambda failed: not failed,
        "${{ !cancelled() }}": lambda failed: True,
        "github.ref_name == github.event.repository.default_branch": lambda failed: not failed,
    }

    # What the expressions in variables of a step are here.
    EXPRESSIONS = {
        "${{ github.token }}": "token",
        "${{ github.event.repository.default_branch }}": "main",
    }

    def __init__(self):
        self.source = yaml.safe_load((EXAMPLES / "github-actions.yml").read_text())
        self.jobs = self.source["jobs"]
        self.not_run = [
            s["uses"] for job in self.jobs.values() for s in job["steps"] if "uses" in s
        ]
        self.scripts = [s["run"] for job in self.jobs.values() for s in job["steps"] if "run" in s]
        self.kept = {}

    def run(self, workspace):
        workspace.use_python_of_its_own()
        workspace.set_variables(self.source["env"])
        status, log = 0, ""
        for job in self.jobs.values():
            if not self.holds(job, status):
                continue
            for step in job["steps"]:
                if not self.holds(step, status):
                    continue
                if "run" in step:
                    variables = {
                        name: self.EXPRESSIONS[value] for name, value in step.get("env", {}).items()
                    }
                    code, said = workspace.run(["bash", "-e"], step["run"], **variables)
                    status, log = status or code, log + said
                elif "upload" in step["uses"]:
                    name = "%s %s" % (step["uses"], step["with"].get("name", ""))
                    self.kept[name.strip()] = step["with"]["path"]
                elif "deploy" in step["uses"]:
                    self.kept[step["uses"]] = None
        return status, log

    def holds(self, part, status):
        condition = part.get("if")
        if condition not in self.CONDITIONS:
            raise Unchecked(condition)
        return self.CONDITIONS[condition](status != 0)


class GitLab:
    """before_script and script are one script, under `bash -e -o pipefail`."""

    def __init__(self):
        self.source = yaml.safe_load((EXAMPLES / "gitlab-ci.yml").read_text())
        self.job = self.source["memory"]
        self.script = "\n".join(self.job["before_script"] + self.job["script"])
        self.scripts = [self.script]
        self.kept = {}

    def run(self, workspace):
        workspace.use_python_of_its_own()  # the image's
        workspace.set_variables(self.job["variables"])
        status, log = workspace.run(["bash", "-e", "-o", "pipefail"], self.script)
        artifacts = self.job["artifacts"]
        if status == 0 or artifacts["when"] == "always":
            self.kept = {artifacts["expose_as"]: artifacts["paths"][0]}
        return status, log


class Jenkins:
    """Each `sh` step is a script of its own, under `sh -xe`; `post { always }` comes anyhow."""

    def __init__(self):
        self.source = Jenkinsfile((EXAMPLES / "Jenkinsfile").read_text())
        self.scripts = self.source.stages + self.source.always
        self.kept = {}

    def run(self, workspace):
        workspace.set_variables(self.source.environment)
        status, log = 0, ""
        for script in self.source.stages:
            status, said = workspace.run(["sh", "-xe"], script)
            log += said
            if status:
                break
        for script in self.source.always:
            code, said = workspace.run(["sh", "-xe"], script)
            status, log = status or code, log + said
        for report in self.source.published:
            self.kept[report["reportName"]] = report["reportDir"]
        return status, log
