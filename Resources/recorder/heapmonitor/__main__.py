"""``python -m heapmonitor``: see launch."""
import sys

from .launch import main

sys.exit(main(sys.argv[1:]))
