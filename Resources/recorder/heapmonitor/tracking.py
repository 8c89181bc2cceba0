"""Tracked classes and objects: who is registered, under which name, how closely."""
import gc
import itertools
import threading

from .complaints import complain
from .construction import constructor
from .cpython import (HEAP_TYPE, basic_size, flags_of, mro_of, namespace_of,
                      registered_name, short_name_of, subclasses_of, type_name,
                      weakref_offset_of)
from .lifetimes import Lifetimes, clock
from .recording import EARLIER, VOID
from .traces import Traces

NEVER = float('inf')
_MISSING = object()


class _Observer(object):
    """How the instances of one tracked class are recorded."""
    __slots__ = ('cls', 'registered', 'trace', 'keep', 'original', 'hook')


class ClassTracker(object):
    """Registers instances of tracked classes at birth."""

    def __init__(self, recording):
        self.recording = recording
        self.start = clock()
        self.lifetimes = Lifetimes(recording, self.start)
        self.live = self.lifetimes.live
        self.traces = Traces(recording)
        self.observers = {}             # id(class) -> _Observer
        self.kinds = {}                 # id(type) -> (kind, weakly referencable) or None
        self.types = []                 # of kind n; also keeps id(type) from being reused
        self.enabled = True
        self.has_slotted = False        # some instances can be found by a census only
        self.due = NEVER                # a birth after this takes the periodic snapshot
        self.take_due = None
        self._kept = []
        self._names = {}                # (name, level) -> index
        self._adding = threading.RLock()

    def now(self):
        """Seconds since the recording began."""
        return clock() - self.start

    # -- classes

    def track_class(self, cls, name=None, resolution_level=0, keep=False, trace=False,
                    fresh=False):
        """Track all instances of `cls` made from now on.

        `fresh`: the class has just been made, no instance can exist yet.
        """
        if not issubclass(type(cls), type):
            raise TypeError('only class objects can be tracked')
        registered = self._name_index(name or registered_name(cls), resolution_level)
        observer = self.observers.get(id(cls))
        if observer is None:
            observer = _Observer()
            observer.cls = cls
            observer.original = namespace_of(cls).get('__init__', _MISSING)
        observer.registered, observer.keep, observer.trace = registered, keep, trace
        if id(cls) in self.observers and namespace_of(cls).get('__init__') is observer.hook:
            return
        if not fresh:
            self._set_aside_earlier(cls)
        observer.hook = constructor(
            cls, None if observer.original is _MISSING else observer.original,
            self.live, self.register, observer)
        type.__setattr__(cls, '__init__', observer.hook)        # TypeError for C types
        self.observers[id(cls)] = observer
        if not weakref_offset_of(cls):
            self.lifetimes.ensure_finalizer(cls)

    def detach_class(self, cls):
        """Give `cls` its constructor back; instances known already stay tracked."""
        observer = self.observers.pop(id(cls))
        if namespace_of(cls).get('__init__') is observer.hook:
            if observer.original is _MISSING:
                type.__delattr__(cls, '__init__')
            else:
                type.__setattr__(cls, '__init__', observer.original)

    def detach_all(self):
        """Let go of all classes and instances; what was recorded stays recorded."""
        for observer in list(self.observers.values()):
            self.detach_class(observer.cls)
        self.lifetimes.remove_finalizers()
        self.lifetimes.forget()
        del self._kept[:]

    def observer_of(self, cls):
        """The most specialised tracked class that `cls` derives from, as observer."""
        for c in mro_of(cls):
            observer = self.observers.get(id(c))
            if observer is not None:
                return observer
        return None

    def tracked_types(self):
        """``{id: type}`` of the tracked classes and everything derived from them."""
        found = {}
        waiting = [observer.cls for observer in list(self.observers.values())]
        while waiting:
            cls = waiting.pop()
            if id(cls) not in found:
                found[id(cls)] = cls
                waiting.extend(subclasses_of(cls))
        return found

    def _set_aside_earlier(self, cls):
        """Instances made before tracking began are not tracked, also not by a census."""
        types = {}
        waiting = [cls]
        while waiting:
            c = waiting.pop()
            if id(c) not in types:
                types[id(c)] = c
                waiting.extend(subclasses_of(c))
        objs = gc.get_objects()
        earlier = list(itertools.compress(
            objs, map(types.__contains__, map(id, map(type, objs)))))
        del objs
        for obj in earlier:
            if id(obj) not in self.live:
                if weakref_offset_of(type(obj)):
                    self.lifetimes.refer(obj, EARLIER)
                else:
                    self.lifetimes.ensure_finalizer(type(obj))
                self.live[id(obj)] = EARLIER

    # -- instances

    def register(self, obj, observer, flags=0, birth=None):
        """Begin the record of `obj`.  Called at birth, before its constructor runs."""
        if not self.enabled:
            return
        try:
            if birth is None:
                birth = clock() - self.start
            address = id(obj)
            try:
                kind, weak = self.kinds[id(type(obj))]
            except KeyError:
                kind, weak = self.add_kind(type(obj))
            if kind is None:            # a class, seen through inspect.signature
                return
            rec = self.recording
            row = next(rec.next_row)
            if row >= rec.capacity:
                rec.reserve(row)
            rec.address[row] = address
            rec.registered[row] = observer.registered
            rec.kind[row] = kind
            if flags:
                rec.flags[row] = flags
            elif observer.trace:
                rec.trace[row] = self.traces.number(1)
            rec.birth[row] = birth      # last: from here on the row counts
            if self.live.setdefault(address, row) != row:
                rec.flags[row] = VOID   # lost a race, constructor against census
                return
            if weak:
                self.lifetimes.refer(obj, row)
            if observer.keep:
                self._kept.append(obj)
            if birth > self.due and not flags:
                self.take_due()
        except RecursionError:          # the program's own stack is at its end
            raise
        except Exception as error:
            self.enabled = False
            complain('registering an instance', error)

    def add_kind(self, cls):
        """``(kind, weakly referencable)`` of a type seen for the first time."""
        if issubclass(cls, type):
            self.types.append(cls)
            found = self.kinds[id(cls)] = (None, False)
            self.recording.kinds.append((type_name(cls), 0))
            return found
        weak = bool(weakref_offset_of(cls))
        if not weak:
            self.lifetimes.ensure_finalizer(cls)
            self.has_slotted = True
        with self._adding:
            self.types.append(cls)
            self.recording.kinds.append((type_name(cls), basic_size(cls)))
            found = self.kinds[id(cls)] = (len(self.types) - 1, weak)
        return found

    def track_object(self, obj, name=None, resolution_level=0, keep=False, trace=False):
        """Track one object, whatever its class; TypeError if its death cannot be seen."""
        if self.live.get(id(obj), EARLIER) != EARLIER:
            return
        cls = type(obj)
        if issubclass(cls, type) or not flags_of(cls) & HEAP_TYPE and not weakref_offset_of(cls):
            raise TypeError('cannot track %s objects' % type_name(cls))
        observer = _Observer()
        observer.cls, observer.keep, observer.trace = cls, keep, trace
        observer.registered = self._name_index(
            name or short_name_of(cls), resolution_level)
        self.live.pop(id(obj), None)    # made earlier, but asked for now
        self.register(obj, observer)

    def track_change(self, obj, resolution_level=0):
        """Size a tracked object to another resolution level from the next snapshot on."""
        row = self.live[id(obj)]
        if row == EARLIER:
            raise KeyError(id(obj))
        self.recording.levels[row] = resolution_level

    def _name_index(self, name, level):
        with self._adding:
            key = (str(name), int(level))
            if key not in self._names:
                self.recording.names.append(key)
                self._names[key] = len(self.recording.names) - 1
            return self._names[key]
