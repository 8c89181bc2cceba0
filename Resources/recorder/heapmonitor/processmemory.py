"""Memory of the whole process in bytes, as Pympler's ``_ProcessMemoryInfoProc`` has it."""
from __future__ import annotations

import os

from .tables import pretty_size

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .recorded import Memory

_LABELS = {
    'VmPeak': 'Peak virtual memory size', 'VmSize': 'Virtual memory size',
    'VmLck': 'Locked memory size', 'VmHWM': 'Peak resident set size',
    'VmRSS': 'Resident set size', 'VmStk': 'Size of stack segment',
    'VmData': 'Size of data segment', 'VmExe': 'Size of code segment',
    'VmLib': 'Shared library code size', 'VmPTE': 'Page table entries size',
}
_SEGMENTS = {'VmData': 'data_segment', 'VmExe': 'code_segment',
             'VmLib': 'shared_segment', 'VmStk': 'stack_segment'}


def process_memory() -> Memory:
    """Attributes of Pympler's class, read from /proc; ``available`` is False without one."""
    memory: Memory = dict(pid=os.getpid(), rss=0, vsz=0, pagefaults=0, os_specific=[], data_segment=0,
                  code_segment=0, shared_segment=0, stack_segment=0, available=False)
    try:
        with open('/proc/self/stat', 'rb') as file:
            # after the command's name, which may hold spaces and parentheses
            fields = file.read().rpartition(b')')[2].split()
        with open('/proc/self/status', 'rb') as file:
            lines = file.read().decode('ascii', 'replace').splitlines()
        memory.update(vsz=int(fields[20]), rss=int(fields[21]) * os.sysconf('SC_PAGESIZE'),
                      pagefaults=int(fields[9]), available=True)
        for line in lines:
            key, _, value = line.partition(':')
            if key in _LABELS:
                size = int(value.split()[0]) * 1024
                memory['os_specific'].append((_LABELS[key], pretty_size(size)))
                if key in _SEGMENTS:
                    memory[_SEGMENTS[key]] = size
    except (OSError, ValueError, IndexError, AttributeError):
        return _maximum_resident(memory)
    return memory


def _maximum_resident(memory: Memory) -> Memory:
    """Elsewhere than on Linux: the largest resident set so far, as Pympler falls back to."""
    try:
        import resource
    except ImportError:
        return memory
    usage = resource.getrusage(resource.RUSAGE_SELF)
    unit = 1 if os.uname().sysname == 'Darwin' else 1024
    memory.update(rss=usage.ru_maxrss * unit, pagefaults=usage.ru_majflt)
    return memory
