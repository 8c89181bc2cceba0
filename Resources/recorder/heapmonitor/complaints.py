"""What the recorder does when it fails itself: say so once, and let the program go on."""
import os

_complained = False


def complain(doing, error):
    """One line on standard error, the first time only.

    Straight to the file descriptor: the program may have replaced or closed
    ``sys.stderr``, and its own writes must not be mixed into ours.
    """
    global _complained
    if _complained:
        return
    _complained = True
    note('recording failed while %s: %s: %s; the program goes on without it'
         % (doing, type(error).__name__, error))


def note(text):
    """One line about the recording itself (a class that was never found, …)."""
    try:
        os.write(2, ('heapmonitor: %s\n' % text.replace('\n', ' ')).encode('utf-8', 'replace'))
    except OSError:             # standard error is closed: there is nobody to tell
        pass
