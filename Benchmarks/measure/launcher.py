"""launcher.py REPORT COMMAND…: runs a command and writes its cost to the descriptor REPORT.

It is a separate process, run without site packages, because Linux counts into the peak memory of a
program what its parent had when it started it: 9 MB here, more than twice that in the harness.
"""

import os
import sys
import time


def main(report, command):
    start = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    values = (os.waitstatus_to_exitcode(status), wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
    os.write(report, " ".join(map(repr, values)).encode())


if __name__ == "__main__":
    os.set_inheritable(int(sys.argv[1]), False)
    main(int(sys.argv[1]), sys.argv[2:])
