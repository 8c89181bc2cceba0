"""The list of what is in the program (a software bill of materials), as CycloneDX 1.5."""

import hashlib
import json
import time
from pathlib import Path

import project


def document(program):
    date = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(project.epoch()))
    own = {
        "type": "application", "name": "heaphtml", "version": project.version(),
        "description": project.SUMMARY, "licenses": [{"license": {"id": "MIT"}}],
        "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(program.bytes).hexdigest()}],
    }
    return {
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": {"timestamp": date, "component": own},
        "components": [part(component) for component in project.components()],
    }


def part(component):
    found = {
        "type": "library", "name": component["name"], "version": component["version"],
        "licenses": [{"expression": component["license"]}],
        "externalReferences": [{"type": "website", "url": component["url"]}],
    }
    if "debian" in component:
        found["purl"] = "pkg:deb/debian/%s@%s" % (component["debian"], component["version"])
    return found


def write(program, folder):
    """Returns the path."""
    path = Path(folder, "heaphtml-%s-%s.cdx.json" % (project.version(), program.machine))
    path.write_text(json.dumps(document(program), indent=2) + "\n")
    return path
