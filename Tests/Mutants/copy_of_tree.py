"""A copy of the tree with a build of its own, in which one mistake at a time is made."""

import os
import shutil
import subprocess

from sources import place, read


class BuildFailure(Exception):
    """The copy does not build."""


class Copy:
    def __init__(self, origin, root, swift="swift"):
        self.root = root
        self.swift = swift
        self._update(origin)

    def _update(self, origin):
        """Makes the copy equal to the origin; files that are equal keep their times."""
        listing = ["git", "-C", origin, "ls-files", "-z", "--cached", "--others"]
        names = subprocess.run(
            listing + ["--exclude-standard"], check=True, capture_output=True
        ).stdout.decode().split("\0")
        wanted = {name for name in names if os.path.isfile(os.path.join(origin, name))}
        # Not of the repository; with it the copy takes the same packages.
        if os.path.isfile(os.path.join(origin, "Package.resolved")):
            wanted.add("Package.resolved")
        for name in wanted:
            source, target = os.path.join(origin, name), os.path.join(self.root, name)
            if not os.path.isfile(target) or _bytes(source) != _bytes(target):
                os.makedirs(os.path.dirname(target), exist_ok=True)
                shutil.copy2(source, target)
                os.utime(target)
        for folder, folders, names in os.walk(self.root):
            if folder == self.root and ".build" in folders:
                folders.remove(".build")
            for name in names:
                path = os.path.join(folder, name)
                if os.path.relpath(path, self.root) not in wanted:
                    os.remove(path)

    def build(self):
        """Raises BuildFailure with what the compiler said."""
        run = self._run("build", "--build-tests")
        if run.returncode != 0:
            raise BuildFailure("\n".join(run.stdout.splitlines()[-20:]))

    def passes(self, tests):
        """Whether those tests pass; those that do not come to an end do not."""
        try:
            run = self._run("test", "--skip-build", "--filter", tests, timeout=1_200)
            return run.returncode == 0
        except subprocess.TimeoutExpired:
            return False

    def survives(self, mutant):
        """Whether the tests pass although the mistake is made."""
        path = place(mutant.piece, self.root)
        original = read(path)
        _write(path, original.replace(mutant.piece, mutant.replacement))
        try:
            self.build()
            return self.passes(mutant.tests)
        finally:
            _write(path, original)

    def _run(self, *arguments, timeout=None):
        # Goldens must be compared, whatever the environment of the caller says.
        environment = {**os.environ, "HEAPHTML_UPDATE_GOLDENS": ""}
        return subprocess.run(
            ["nice", self.swift, *arguments], cwd=self.root, env=environment, text=True,
            errors="replace", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=timeout,
            check=False)


def _bytes(path):
    with open(path, "rb") as file:
        return file.read()


def _write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
