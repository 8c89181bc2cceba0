"""Knowing when a module begins and has ended its import, whatever loads it.

A finder in front of the others lets them find the module and marks its spec;
the import system itself says through the spec when the module is done.  No loader
is wrapped and no frame of ours is on the stack while the module runs.
"""
import sys
from importlib.machinery import ModuleSpec


class ImportWatch(object):
    """Calls back around the import of chosen modules."""

    def __init__(self, beginning=None, ended=None):
        self._done = {}                 # module name -> functions to call with it
        self._beginning = beginning     # called with the name before the module runs
        self._ended = ended             # called with the name afterwards, also on failure
        self._finding = set()

    def when_imported(self, name, function):
        """Call ``function(module)`` after the import of `name`; now if it is imported."""
        module = sys.modules.get(name)
        if module is not None and \
                not getattr(getattr(module, '__spec__', None), '_initializing', False):
            function(module)
            return
        self._done.setdefault(name, []).append(function)
        if self not in sys.meta_path:
            sys.meta_path.insert(0, self)

    def waiting(self):
        """Names of the modules not imported so far."""
        return sorted(self._done)

    def find_spec(self, name, path=None, target=None):
        """The other finders' spec, marked if the module is watched."""
        if sys.meta_path[0] is not self:
            # pytest's finder came in front of us, and would load test modules unseen
            try:
                sys.meta_path.remove(self)
                sys.meta_path.insert(0, self)
            except ValueError:
                pass
        if name not in self._done or name in self._finding:
            return None
        self._finding.add(name)
        try:
            for finder in list(sys.meta_path):
                find = None if finder is self else getattr(finder, 'find_spec', None)
                spec = find(name, path, target) if find is not None else None
                if spec is not None:
                    break
            else:
                return None
        finally:
            self._finding.discard(name)
        if type(spec) is ModuleSpec:
            spec.__class__ = _WatchedSpec
        if type(spec) is _WatchedSpec:
            _WatchedSpec.watches.setdefault(id(spec), []).append(self)
        return spec

    def changed(self, spec, initializing):
        """The import system has set ``spec._initializing``."""
        name = spec.name
        if initializing:
            if self._beginning is not None:
                self._beginning(name)
            return
        if self._ended is not None:
            self._ended(name)
        module = sys.modules.get(name)
        if module is not None and getattr(module, '__spec__', None) is spec:
            for function in self._done.pop(name, ()):
                function(module)
            if not self._done and self in sys.meta_path:
                sys.meta_path.remove(self)


class _WatchedSpec(ModuleSpec):
    """A spec on its way through the import system."""

    watches = {}                        # id(spec) -> [ImportWatch]

    def __setattr__(self, name, value):
        ModuleSpec.__setattr__(self, name, value)
        if name == '_initializing':
            watches = _WatchedSpec.watches.get(id(self), ())
            if not value:
                self.__class__ = ModuleSpec
                _WatchedSpec.watches.pop(id(self), None)
            for watch in watches:
                watch.changed(self, value)
