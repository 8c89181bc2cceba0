"""Seeing a class in the moment its ``class`` statement has made it.

So instances are tracked that a module makes while it is still being imported, and
classes of ``__main__``, which is never imported.
"""
import builtins
import opcode
import sys

from .lifetimes import TRIM

_STORES = {code for name, code in opcode.opmap.items()
           if name.startswith('STORE_') and name not in ('STORE_ATTR', 'STORE_SUBSCR')}
_SKIPPED = {opcode.opmap.get('CACHE', -1), opcode.opmap.get('EXTENDED_ARG', -1)}


class ClassBodies(object):
    """Calls ``made(class, module name, decorated)`` while it is switched on."""

    def __init__(self, made):
        self._made = made
        self._uses = 0
        self._original = self._ours = None

    def switch_on(self):
        """Begin to watch; calls nest."""
        self._uses += 1
        if self._ours is not None:
            return
        original = self._original = builtins.__build_class__
        made = self._made

        # the parameters' names are ours alone: metaclasses look into this frame
        def __build_class__(*_heapmonitor_arguments, **_heapmonitor_keywords):
            try:
                cls = original(*_heapmonitor_arguments, **_heapmonitor_keywords)
            except BaseException as error:
                if TRIM:
                    error.__traceback__ = error.__traceback__.tb_next
                raise
            if issubclass(type(cls), type):
                body = _heapmonitor_arguments[0]
                made(cls, _module_of(body), _is_decorated(sys._getframe(1)))
            return cls
        self._ours = builtins.__build_class__ = __build_class__

    def switch_off(self):
        """End what one ``switch_on`` began."""
        self._uses -= 1
        if self._uses == 0:
            if builtins.__build_class__ is self._ours:
                builtins.__build_class__ = self._original
            self._ours = None


def _module_of(body):
    """The module a class body runs in; a script run by -m has its own name."""
    module_globals = body.__globals__
    name = module_globals.get('__name__')
    return '__main__' if name == '__mp_main__' else name     # the script, in a spawned child


def _is_decorated(frame):
    """Is the class handed to a decorator next?  True when in doubt.

    A decorator such as ``dataclass`` leaves a constructor alone that stands there
    already, so none may be put there before it has run.
    """
    code = frame.f_code.co_code
    place = frame.f_lasti + 2
    while place < len(code) and code[place] in _SKIPPED:
        place += 2
    return not (place < len(code) and code[place] in _STORES)
