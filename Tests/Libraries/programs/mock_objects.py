"""Mocks with and without a specification, and whether what is dropped goes."""
import gc
import weakref
from unittest import mock

import looks


class Service(object):
    def __init__(self, name, port=80):
        self.name, self.port = name, port

    def call(self, path, *, quick=False):
        return path


class Child(Service):                   # no constructor of its own
    pass


class Empty(object):
    pass


for cls in (Service, Child, Empty):
    made = mock.create_autospec(cls)
    for arguments in ((), ('a',), ('a', 1, 2)):
        try:
            print(type(made(*arguments)).__name__, made.call_args)
        except TypeError as error:
            print(error)
with mock.patch.object(Service, '__init__', return_value=None) as init:
    Service('x')
    print(init.call_args)
with mock.patch.object(Child, '__init__', autospec=True, side_effect=lambda self, name: None):
    print(vars(Child('x')))
with mock.patch(f'{__name__}.Service') as replaced:
    print(type(Service('y')).__name__, replaced.mock_calls)
print(Child('z').name, Service('w', 3).port, '__init__' in vars(Child), type(Service.__init__))
sealed = mock.NonCallableMagicMock(spec=Child('a'))
mock.seal(sealed)
print(isinstance(sealed, Child), sorted(vars(sealed))[:3])
references = [weakref.ref(type(mock.MagicMock(name=str(n)))) for n in range(300)]
gc.collect()
print('alive', sum(reference() is not None for reference in references))
looks.look(Service, Child, Empty, 'unittest.mock')
kept = [Child(n) for n in range(9)]
looks.counted(Child, 12, 9)
