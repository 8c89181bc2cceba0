"""Prints what a program can see of classes; for the programs beside this file."""
import gc
import hashlib
import inspect
import re
import sys


def classes(package):
    """All classes of the loaded modules of `package`, sorted by name."""
    found = {}
    for name, module in sorted(sys.modules.items()):
        if name == package or name.startswith(package + '.'):
            for value in list(vars(module).values()):
                if isinstance(value, type) and value.__module__ == name:
                    found[f'{name}.{value.__qualname__}'] = value
    return [found[name] for name in sorted(found)]


def _attempt(ask, cls):
    try:
        return re.sub(r'0x[0-9a-f]+', '0x', str(ask(cls)))
    except Exception as error:
        return type(error).__name__


def _constructor(cls):
    """Whose constructor it is, by identity, and what kind of thing it is."""
    found = cls.__init__
    owners = [base.__qualname__ for base in cls.__mro__ if getattr(base, '__init__', 0) is found]
    return f'{type(found).__name__} of {owners[-1]}, {found.__qualname__}'


ASKED = [
    ('signature', inspect.signature),
    ('spec', inspect.getfullargspec),
    ('constructor', _constructor),
    ('dir', lambda cls: len(dir(cls))),
    ('finalizer', lambda cls: getattr(cls, '__del__', None)),
    ('layout', lambda cls: (cls.__basicsize__, cls.__dictoffset__, cls.__weakrefoffset__,
                            cls.__flags__ & ~(1 << 19))),    # the tag of a method cache is valid
]


def look(*given):
    """A block of lines for each class; for a name of a package, for all of its classes."""
    for one in given:
        for cls in [one] if isinstance(one, type) else classes(one):
            print(f'{cls.__module__}.{cls.__qualname__}')
            for name, ask in ASKED:
                print(f'  {name}: {_attempt(ask, cls)}')
            for name, value in vars(cls).items():
                print(f'  own {name}: {type(value).__name__}')


def by_value(value):
    """How cloudpickle writes a class of the program: length, and digest without its random id."""
    import cloudpickle
    data = cloudpickle.dumps(value)
    plain = re.sub(rb'[0-9a-f]{32}', b'', data)
    name = getattr(value, '__name__', type(value).__name__)
    print(f'{name} by value: {len(data)} bytes, {hashlib.sha1(plain).hexdigest()}')


def counted(cls, made, alive):
    """State how many instances of `cls` the program made, and holds until its end.

    The test compares this line with the recording.  What hangs in cycles is not held.
    """
    gc.collect()
    print(f'counted {cls.__module__}.{cls.__qualname__}: made {made}, alive {alive}')
