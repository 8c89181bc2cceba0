"""Imported by every Python that a heaphtml command starts; records the first of them.

Stands in a folder of its own, so that it is active only when a launcher puts that
folder on PYTHONPATH.  A sitecustomize of the user's is run afterwards, as always.

Pythons that are too old to record read this file, too: so nothing in it is new.
"""


def _heapmonitor_start():  # type: ignore[no-untyped-def]
    import os
    import sys
    folder = os.path.dirname(os.path.abspath(__file__))
    if sys.version_info < (3, 8):
        return None, folder             # too old to record, but not to run
    root = os.path.dirname(os.path.dirname(folder))
    added = root not in sys.path        # it is, where the package is installed
    if added:
        sys.path.insert(0, root)
    try:
        from heapmonitor import startup
    finally:
        if added:
            sys.path.remove(root)
    startup.start()
    return startup, folder


try:
    _heapmonitor_startup, _heapmonitor_folder = \
        _heapmonitor_start()  # type: ignore[no-untyped-call]
except Exception as _error:
    import sys
    sys.stderr.write('heapmonitor: cannot record: %s\n' % _error)
    _heapmonitor_startup = None
if _heapmonitor_startup is not None:
    _heapmonitor_startup.run_shadowed(__import__('sys').modules[__name__], _heapmonitor_folder)
