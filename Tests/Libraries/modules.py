"""Specs for all classes of a library or of a test file."""
import os


def of_package(name):
    """Specs for a package and all modules in it."""
    return [f'{name}:*', f'{name}.*:*']


def of_file(path):
    """The spec for a test file, by the name under which pytest imports it."""
    folder, name = os.path.split(path[:-len('.py')])
    while os.path.exists(os.path.join(folder, '__init__.py')):
        folder, part = os.path.split(folder)
        name = f'{part}.{name}'
    return name + ':*'
