"""Classes, functions and instances by value; what comes back lives as long as alone."""
import abc
import dataclasses
import enum
import gc
import pickle
import typing
import weakref

import cloudpickle
import looks


class Slotted(object):
    __slots__ = ('a', '__weakref__')

    def __init__(self, a):
        self.a = a


class Plain(object):
    pass


class Child(Slotted):
    def more(self):
        return self.a + 1


class Abstract(abc.ABC):
    @abc.abstractmethod
    def run(self):
        """To be written."""


class Colour(enum.Enum):
    RED = 1


@dataclasses.dataclass(frozen=True)
class Point(object):
    x: int
    tags: typing.List[str] = dataclasses.field(default_factory=list)


class Talks(typing.Protocol):
    def talk(self) -> str: ...


def made():
    class Inner(Plain):
        def __init__(self, value):
            super().__init__()
            self.value = value
    return Inner


kept = [Slotted(n) for n in range(1000)]
for cls in (Slotted, Plain, Child, Abstract, Colour, Point, Talks, made()):
    looks.by_value(cls)
    print(cls is pickle.loads(cloudpickle.dumps(cls)))
for value in (Slotted(3), Child(4), Point(5), Colour.RED, lambda: Slotted, made()(3)):
    looks.by_value(value)
    print(type(pickle.loads(cloudpickle.dumps(value))).__name__)
print(pickle.loads(cloudpickle.dumps(Child(4))).more(), pickle.dumps(Point(1)).hex())
references = [weakref.ref(made()) for _ in range(50)]
gc.collect()
print('alive', sum(ref() is not None for ref in references))
looks.look(Slotted, Plain, Child, Abstract, Point, Talks, Colour)


class Row(object):
    def __init__(self, number):
        self.number = number


kept = [Row(n) for n in range(10)]
kept += pickle.loads(cloudpickle.dumps(kept))
looks.counted(Row, 20, 20)
