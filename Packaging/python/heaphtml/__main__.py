"""``python -m heaphtml``: becomes the program."""
from __future__ import annotations

import os
import sys

from . import ProgramError, program


def main() -> None:
    try:
        path = program()
    except ProgramError as error:
        sys.exit(f'heaphtml: {error}')
    os.execv(path, [path, *sys.argv[1:]])


main()
