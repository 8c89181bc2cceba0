"""Structs, their options, tagged unions and codecs; classes beside them."""
import pickle

import looks
import msgspec


class Plain(msgspec.Struct):
    name: str
    tags: list[str] = []


class Frozen(msgspec.Struct, frozen=True, kw_only=True, order=True):
    number: int = 0


class Get(msgspec.Struct, tag=True):
    key: str


class Put(Get, tag=True):
    value: int

    def __post_init__(self):
        if self.value < 0:
            raise ValueError('negative')


class Collected(msgspec.Struct, gc=True, weakref=True, dict=True):
    other: object = None


decoder = msgspec.json.Decoder(Get | Put)
for text in ('{"type": "Get", "key": "a"}', '{"type": "Put", "key": "a", "value": 3}',
             '{"type": "Put", "key": "a", "value": -3}', '{"type": "No"}', '{"type": "Get"}'):
    try:
        print(decoder.decode(text))
    except msgspec.ValidationError as error:
        print(error)
one = Plain('a', ['b'])
print(one, msgspec.json.encode(one), msgspec.msgpack.encode(one).hex(), pickle.dumps(one).hex())
print(Frozen() < Frozen(number=2), msgspec.structs.replace(Frozen(), number=5),
      msgspec.json.schema(Put), msgspec.convert({'name': 'x'}, Plain))
try:
    Frozen(3)
except TypeError as error:
    print(error)
looks.look(Plain, Frozen, Get, Put, Collected, 'msgspec')


class Row(object):
    def __init__(self, struct):
        self.struct = struct


kept = [Row(Collected()) for _ in range(30)]
for row in kept:
    row.struct.other = row
looks.counted(Row, 30, 30)
