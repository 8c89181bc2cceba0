"""Searches in classes by their annotations, state machines and composites."""
import dataclasses
import random
import typing

import looks
from hypothesis import given, seed, settings, strategies
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

settings.register_profile('fixed', derandomize=True, database=None, max_examples=40, deadline=None)
settings.load_profile('fixed')


@dataclasses.dataclass
class Point(object):
    x: int
    tags: typing.List[str] = dataclasses.field(default_factory=list)


class Base(object):
    def __init__(self, number: int, word: str = 'x'):
        self.number, self.word = number, word


class Child(Base):                      # no constructor of its own
    pass


seen = []


@given(strategies.from_type(Child), strategies.builds(Point))
def find(child, point):
    seen.append((child.number, child.word, point))


@given(strategies.lists(strategies.integers()), strategies.data())
def wrong(numbers, data):
    assert sum(numbers) < 1000 or data.draw(strategies.booleans())


class Stack(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.items = []

    @rule(number=strategies.integers(0, 5))
    def push(self, number):
        self.items.append(number)

    @invariant()
    def small(self):
        assert sum(self.items) < 15


find()
print(len(seen), seen[:5])
for search in (wrong, lambda: run_state_machine_as_test(Stack)):
    try:
        search()
    except AssertionError as error:
        print(type(error).__name__, error, getattr(error, '__notes__', None))
print(strategies.from_type(Child), random.Random(3).random(), seed)
looks.look(Point, Base, Child, Stack)


class Kept(Child):
    pass


kept = [Kept(n) for n in range(13)]
looks.counted(Kept, 13, 13)
