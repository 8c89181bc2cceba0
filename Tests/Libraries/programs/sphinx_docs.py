"""Builds documentation of a module with classes, and prints what came out."""
import hashlib
import os
import sys
import tempfile

import looks
from sphinx.cmd.build import main

MODULE = '''
class Base:
    """The base of all."""
    def __init__(self, q: str = 'x', limit: int = 10):
        """Begin with `q`."""

class Child(Base):
    """Has no constructor of its own."""

class Plain:
    """Has none at all."""
'''
PAGES = {
    'conf.py': "import sys; sys.path.insert(0, '.')\nproject = 'Example'\nextensions = ["
               "'sphinx.ext.autodoc', 'sphinx.ext.napoleon', 'sphinx.ext.doctest']\n"
               "html_last_updated_fmt = None\n",
    'index.rst': 'Example\n=======\n\n.. toctree::\n\n   api\n\nSee :ref:`none` and :py:class:`shapes.Base`.\n',
    'api.rst': 'API\n===\n\n.. automodule:: shapes\n   :members:\n   :special-members: __init__\n'
               '   :show-inheritance:\n   :inherited-members:\n   :undoc-members:\n\n'
               '.. code-block:: python\n\n   print(1)\n\n>>> 1 + 1\n2\n',
    'shapes.py': MODULE}
with tempfile.TemporaryDirectory() as folder:
    for name, text in PAGES.items():
        with open(os.path.join(folder, name), 'w') as file:
            file.write(text)
    os.chdir(folder)
    sys.path.insert(0, folder)
    for builder in ('html', 'text', 'doctest'):
        print(builder, main(['-b', builder, '-q', folder, os.path.join(folder, builder)]))
        sys.stderr.flush()
    for builder in ('html', 'text'):
        for root, _, names in sorted(os.walk(os.path.join(folder, builder))):
            for name in sorted(names):
                if name.endswith(('.html', '.txt', '.js')):
                    with open(os.path.join(root, name), 'rb') as file:
                        print(name, hashlib.sha1(file.read()).hexdigest())
    with open(os.path.join(folder, 'text', 'api.txt')) as file:
        print(file.read())
    looks.look('shapes', 'docutils.nodes', 'sphinx.addnodes', 'sphinx.domains')
