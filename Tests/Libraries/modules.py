"""Specs for all classes of a library or of test files."""
import importlib.metadata
import os

SUFFIXES = ('.py', '.abi3.so', '.so')


def of_distribution(name):
    """Specs for each module of an installed distribution but its tests."""
    names = set()
    for path in importlib.metadata.files(name) or ():
        parts = list(path.parts)
        suffix = next((end for end in SUFFIXES if parts[-1].endswith(end)), None)
        if suffix is None or not all(part.isidentifier() for part in parts[:-1]) or \
                {'tests', 'test', 'testing', '_vendor'} & set(parts[:-1]):
            continue
        parts[-1] = parts[-1].split('.')[0]
        names.add('.'.join(parts[:-1] if parts[-1] == '__init__' else parts))
    return [name + ':*' for name in sorted(names) if name]


def of_file(path):
    """The spec for a test file, by the name under which pytest imports it."""
    folder, name = os.path.split(path[:-len('.py')])
    while os.path.exists(os.path.join(folder, '__init__.py')):
        folder, part = os.path.split(folder)
        name = f'{part}.{name}'
    return name + ':*'
