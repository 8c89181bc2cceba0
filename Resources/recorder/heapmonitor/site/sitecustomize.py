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
        _heapmonitor_old(folder)  # type: ignore[no-untyped-call]
        return None, folder
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


def _heapmonitor_old(folder):  # type: ignore[no-untyped-def]
    """Leave no trace in a Python that cannot record, and run the user's sitecustomize."""
    import json
    import os
    import sys
    import time
    options = {}
    try:
        options = json.loads(os.environ.get('HEAPHTML_OPTIONS', '{}'))
        if os.environ.get('HEAPHTML_RECORD') == '1' and options.get('recording'):
            line = json.dumps({'version': 1, 'pid': os.getpid(), 'state': 'unrecorded',
                               'started': int(time.time() * 1e9)})
            file = os.open(options['recording'], os.O_WRONLY | os.O_APPEND)
            os.write(file, ('\n%s\n' % line).encode('ascii'))
            os.close(file)
    except Exception:                   # it is only counted
        pass
    if not options.get('follow'):       # else Pythons that it starts are recorded
        for name in ('HEAPHTML_RECORD', 'HEAPHTML_OPTIONS'):
            os.environ.pop(name, None)
        entries = os.environ.get('PYTHONPATH', '').split(os.pathsep)
        count = 0
        while entries and entries[0] and os.path.abspath(entries[0]) == folder:
            count += 1
            del entries[0]
        if entries or count > 1:
            os.environ['PYTHONPATH'] = os.pathsep.join(entries)
        elif count:
            del os.environ['PYTHONPATH']
    sys.path[:] = [entry for entry in sys.path if not entry or os.path.abspath(entry) != folder]


try:
    _heapmonitor_startup, _heapmonitor_folder = \
        _heapmonitor_start()  # type: ignore[no-untyped-call]
except Exception as _error:
    import sys
    sys.stderr.write('heapmonitor: cannot record: %s\n' % _error)
    _heapmonitor_startup = None
if _heapmonitor_startup is not None:
    _heapmonitor_startup.run_shadowed(__import__('sys').modules[__name__], _heapmonitor_folder)
elif __import__('sys').version_info < (3, 8):
    # as if this file did not exist; the module stays alive while its code runs
    _heapmonitor_module = __import__('sys').modules.pop('sitecustomize')
    try:
        __import__('sitecustomize')
    except ImportError:
        __import__('sys').modules['sitecustomize'] = _heapmonitor_module
