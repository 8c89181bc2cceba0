"""The version of all of heaphtml: the program reads it here, and so does each package."""
from __future__ import annotations

VERSION = '0.2.0'
