"""Runs a program with limits and tells what it used: measured.py REPORT MEMORY DISK SECONDS PROGRAM…

A process of its own, small: the peak memory of a program is at least that of the process that has
started it. Writes the wait status, the peak memory in KiB and the seconds of computing to the
descriptor REPORT.
"""

import os
import resource
import sys


def main(report, memory, disk, seconds, *command):
    child = os.fork()
    if child == 0:
        os.close(report)
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_FSIZE, (disk, disk))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.execv(command[0], command)
    _, status, usage = os.wait4(child, 0)
    seconds = usage.ru_utime + usage.ru_stime
    os.write(report, ("%d %d %r" % (status, usage.ru_maxrss, seconds)).encode())


if __name__ == "__main__":
    main(*map(int, sys.argv[1:5]), *sys.argv[5:])
