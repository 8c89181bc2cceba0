"""heaphtml: static HTML reports of where the memory of a Python program went.

The package carries the program, which is no Python; :func:`program` says where it is.
``python -m heaphtml`` is the same as ``heaphtml``. To record inside a program: ``import heapmonitor``.
"""
from __future__ import annotations

from heapmonitor.program import ProgramError, find as program
from heapmonitor.version import VERSION as __version__

__all__ = ['ProgramError', 'program', '__version__']
