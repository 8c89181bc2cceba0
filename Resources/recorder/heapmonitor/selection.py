"""From class specs to tracked classes, whenever and however the classes come to be."""
import sys

from .classbodies import ClassBodies
from .complaints import complain, note
from .cpython import namespace_of, qualified_name_of
from .imports import ImportWatch
from .lifetimes import TRIM

MAIN = '__main__'


class Selection(object):
    """Tracks the classes that the specs name."""

    def __init__(self, tracker, specs):
        self._tracker = tracker
        self._specs = {}                # module name -> [ClassSpec]
        self._seen = set()              # texts of the specs that found a class
        self._deferred = []             # (class, spec): a decorator has still to run
        self._bodies = ClassBodies(self._made)
        self._imports = ImportWatch(lambda name: self._bodies.switch_on(),
                                    lambda name: self._bodies.switch_off())
        self._generators = ImportWatch()
        self._wants_main = any(spec.module == MAIN for spec in specs)
        for spec in specs:
            self._specs.setdefault(spec.module, []).append(spec)
        for name in self._specs:
            if name == MAIN:
                self._bodies.switch_on()        # until all are found, see _main_found
            else:
                self._imports.when_imported(name, self._imported)
        if self._imports.waiting() or MAIN in self._specs:
            self._generators.when_imported('dataclasses', self._watch_dataclasses)
            self._generators.when_imported('attr._make', self._watch_attrs)

    def settle(self):
        """Track the classes that had to wait for their decorators."""
        waiting, self._deferred = self._deferred, []
        for cls, spec in waiting:
            module = sys.modules.get(spec.module)
            found = _resolve(module, qualified_name_of(cls)) if module is not None else None
            self._track(cls if found is None else found, spec, fresh=True)

    def missing(self):
        """Texts of the specs that found no class, with the reason."""
        found = []
        for name, specs in self._specs.items():
            for spec in specs:
                if spec.text not in self._seen:
                    found.append('%s: %s' % (spec.text, 'the module was never imported'
                                             if name in self._imports.waiting()
                                             else 'no such class was made'))
        return found

    def _track(self, cls, spec, fresh=False):
        if not issubclass(type(cls), type):
            note('%s is not a class' % spec.text)
            return
        if spec.all and issubclass(cls, type):
            return                      # its instances are classes
        try:
            self._tracker.track_class(cls, fresh=fresh, **spec.arguments())
            self._seen.add(spec.text)
        except TypeError as error:      # written in C
            if not spec.all:
                self._seen.add(spec.text)
                note('%s cannot be tracked: %s' % (spec.text, error))

    def _made(self, cls, module, decorated):
        try:
            self.settle()
            qualname = qualified_name_of(cls)
            for spec in self._specs.get(module) or self._specs_of_main(module):
                if spec.all or spec.qualname == qualname:
                    if decorated and '__init__' not in namespace_of(cls):
                        self._deferred.append((cls, spec))
                    else:
                        self._track(cls, spec, fresh=True)
            self._main_found()
        except Exception as error:
            complain('tracking a class', error)

    def _main_found(self):
        """Stop watching class statements when each class of the script has been made."""
        if self._wants_main and all(
                spec.text in self._seen and not spec.all and '<locals>' not in spec.qualname
                for spec in self._specs[MAIN]):
            self._wants_main = False
            self._bodies.switch_off()

    def _specs_of_main(self, module):
        """``python -m pkg.mod``: the specs of pkg.mod are meant too."""
        if module != MAIN:
            return ()
        spec = getattr(sys.modules.get(MAIN), '__spec__', None)
        return self._specs.get(getattr(spec, 'name', None), ())

    def _imported(self, module):
        try:
            self.settle()
            name = module.__name__
            for spec in self._specs[name]:
                if spec.all:
                    for cls in list(vars(module).values()):
                        if issubclass(type(cls), type) and \
                                namespace_of(cls).get('__module__') == name:
                            self._track(cls, spec)
                else:
                    cls = _resolve(module, spec.qualname)
                    if cls is not None:
                        self._track(cls, spec)
        except Exception as error:
            complain('tracking classes of a module', error)

    # -- the two common makers of constructors: the class is complete when they return

    def _watch_dataclasses(self, module):
        _call_after(module, '_process_class', self._completed)

    def _watch_attrs(self, module):
        builder = getattr(module, '_ClassBuilder', None)
        if builder is not None:
            _call_after(builder, 'build_class', self._completed)

    def _completed(self, result):
        qualname, module = qualified_name_of(result), namespace_of(result).get('__module__')
        for item in list(self._deferred):
            cls, spec = item
            if qualified_name_of(cls) == qualname and \
                    namespace_of(cls).get('__module__') == module:
                self._deferred.remove(item)
                self._track(result, spec, fresh=True)
        self._main_found()


def _resolve(module, qualname):
    """The class of that name in `module`, or None."""
    found = module
    for part in qualname.split('.'):
        found = getattr(found, part, None)
        if found is None:
            return None
    return found


def _call_after(owner, name, function):
    """Let ``function(result)`` be called after each call of ``owner.name``."""
    original = getattr(owner, name, None)
    if original is None:
        return

    def called(*args, **kwargs):
        try:
            result = original(*args, **kwargs)
        except BaseException as error:
            if TRIM:
                error.__traceback__ = error.__traceback__.tb_next
            raise
        try:
            function(result)
        except Exception as error:
            complain('tracking a generated class', error)
        return result
    called.__name__, called.__qualname__ = original.__name__, original.__qualname__
    called.__doc__, called.__wrapped__ = original.__doc__, original
    setattr(owner, name, called)
