"""What differs from run to run by nature, and what stands in its place when runs are compared."""
import re

RULES = [(re.compile(pattern), instead) for pattern, instead in [
    (r'\b0x[0-9a-fA-F]{6,}\b', '0x…'),                                 # addresses
    (r'\b\d+(\.\d+)? ?(ms|s|sec|seconds?)\b( \(\d+:\d\d:\d\d\))?', '… s'),     # durations
    (r'\b\d{4}-\d\d-\d\d([T ,]+\d\d:\d\d(:\d\d([.,]\d+)?)?)?', 'DATE'),
    (r'\b\d\d:\d\d:\d\d([.,]\d+)?\b', 'TIME'),
    (r'\b[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}\b', 'UUID'),
    (r'\b(127\.0\.0\.1|localhost|\[::1\]):\d+\b', r'\1:PORT'),
    (r'\bpid[ =:]*\d+\b', 'pid …'),
    (r'\b[0-9a-f]{32}\b', 'HEX'),                                      # uuid4().hex
    (r'\btmp[a-z0-9_]{8}\b', 'tmp…'),                                  # names of tempfile
    (r'\.\.\.[0-9a-f]+>', '...>'),                                     # pytest cuts addresses
]]


def leveled(text):
    """`text` with the same words in all runs for what differs by nature."""
    for pattern, instead in RULES:
        text = pattern.sub(instead, text)
    return text
