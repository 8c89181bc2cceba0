"""``python -m heapmonitor``: see launch."""
from __future__ import annotations

import sys

from .launch import main

sys.exit(main(sys.argv[1:]))
