"""Validation, inheritance, generics, private attributes, copies and models made by calls."""
import copy
import pickle
from typing import Generic, TypeVar

import looks
from pydantic import (BaseModel, Field, PrivateAttr, RootModel, ValidationError, create_model,
                      field_validator, model_validator)
from pydantic.dataclasses import dataclass


class Animal(BaseModel):
    name: str
    legs: int = Field(4, ge=0)
    _tag: str = PrivateAttr('none')

    def model_post_init(self, context):
        self._tag = self.name[:1]


class Dog(Animal):                      # no constructor of its own
    tricks: list[str] = []

    @field_validator('legs')
    @classmethod
    def scaled(cls, value, info):
        return value * (info.context or {}).get('factor', 1)


class Own(BaseModel):
    value: int

    def __init__(self, value, **more):
        super().__init__(value=value, **more)


class Kennel(BaseModel):
    dogs: list[Dog]

    @model_validator(mode='after')
    def named(self):
        assert len({dog.name for dog in self.dogs}) == len(self.dogs), 'names twice'
        return self


T = TypeVar('T')


class Box(BaseModel, Generic[T]):
    inside: T


class Names(RootModel[list[str]]):
    pass


@dataclass
class Point:
    x: int
    y: int = 0


def refused(call, *arguments, **keywords):
    try:
        print('accepted', call(*arguments, **keywords))
    except (ValidationError, TypeError) as error:
        print(type(error).__name__, str(error).splitlines()[:3])


print(Dog(name='Rex'), Dog.model_validate({'name': 'Rex', 'legs': 3}, context={'factor': 10}))
refused(Dog.model_validate, {'name': 'Rex', 'legs': '3'}, strict=True)
refused(Dog, name='Rex', legs=-1)
refused(Dog, 'Rex')
refused(Kennel, dogs=[{'name': 'A'}, {'name': 'A'}])
refused(Own, 'x')
refused(Own)
print(Own('7'), Own.model_validate({'value': 3}), Names(['a', 'b']), Point('3'))
print(Box[int](inside='4'), Box[Dog].__name__, Box[str].model_json_schema())
print(create_model('Made', size=(int, 3))(), Kennel.model_json_schema()['$defs'].keys())
first = Dog(name='Rex', tricks=['sit'])
print(pickle.loads(pickle.dumps(first)) == first, copy.deepcopy(first) == first,
      first.model_copy(update={'legs': 3}), first._tag, pickle.dumps(first).hex())
looks.look(Animal, Dog, Own, Kennel, Box, Box[int], Names, Point, BaseModel)


class Row(BaseModel):
    number: int


kept = [Row(number=n) for n in range(30)]
for n in range(70):
    Row.model_validate({'number': n})
looks.counted(Row, 100, 30)
