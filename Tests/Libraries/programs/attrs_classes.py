"""Classes of attrs in all their forms."""
import copy
import pickle

import attr
import attrs
import looks


@attrs.define
class Slotted:
    x: int
    y: list = attrs.Factory(list)


@attrs.define
class Child(Slotted):
    z: str = 'z'


@attrs.define(slots=False)
class Dict:
    x: int = attrs.field(converter=int, validator=attrs.validators.ge(0))


@attrs.frozen
class Frozen:
    x: int

    def __attrs_post_init__(self):
        object.__setattr__(self, 'x', self.x + 1)


@attr.s(init=False)
class Bare:
    x = attr.ib(default=3)


@attr.s(auto_exc=True)
class Fault(Exception):
    reason = attr.ib()


@attrs.define(init=False)
class Own:
    x: int

    def __init__(self, text):
        self.__attrs_init__(len(text))


class Grandchild(Child):                # no decorator: a dict beside slots
    pass


Made = attrs.make_class('Made', ['a', 'b'])
for call in (lambda: Slotted(1), lambda: Child(1, z='q'), lambda: Dict('5'), lambda: Dict(-1),
             lambda: Frozen(1), Bare, lambda: Own('text'), lambda: Grandchild(2), lambda: Made(1, 2),
             Slotted, lambda: Slotted(1, 2, 3), lambda: Dict('x')):
    try:
        one = call()
        print(one, attrs.asdict(one), attrs.fields(type(one))[0])
        if not isinstance(one, Made):
            print(pickle.dumps(one).hex(), copy.deepcopy(one) == one, one == copy.copy(one))
        print(attrs.evolve(one) if not isinstance(one, (Bare, Own, Frozen)) else '')
    except Exception as error:
        print(type(error).__name__, error)
try:
    raise Fault('why')
except Fault as error:
    print(repr(error), error.args)
looks.look(Slotted, Child, Dict, Frozen, Bare, Fault, Own, Grandchild, Made)
for cls in (Slotted, Dict, Own):
    looks.by_value(cls)


@attrs.define
class Row:
    number: int


kept = [Row(n) for n in range(40)]
kept += [attrs.evolve(row) for row in kept[:10]]
for n in range(50):
    Row(n)
looks.counted(Row, 100, 50)
