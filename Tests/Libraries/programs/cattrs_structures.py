"""Structuring and unstructuring of attrs classes, dataclasses and unions."""
import dataclasses
import typing

import attrs
import cattrs
import cattrs.preconf.json
import looks
from cattrs.strategies import configure_tagged_union, include_subclasses


@attrs.define
class Shape:
    name: str


@attrs.define
class Circle(Shape):
    radius: float


@attrs.define
class Square(Shape):
    side: int


@dataclasses.dataclass
class Drawing:
    shapes: typing.List[typing.Union[Circle, Square]]
    title: typing.Optional[str] = None


converter = cattrs.preconf.json.make_converter()
include_subclasses(Shape, converter)
configure_tagged_union(typing.Union[Circle, Square], converter)
drawing = Drawing([Circle('c', 2.5), Square('s', 3)])
print(converter.unstructure(drawing), converter.dumps(drawing))
print(converter.structure(converter.unstructure(drawing), Drawing) == drawing)
print(converter.structure({'name': 'x', 'side': 3}, Shape))
for data in ({'shapes': [{'_type': 'Circle'}]}, {'shapes': 3}, {}):
    try:
        print(converter.structure(data, Drawing))
    except Exception as error:
        print(cattrs.transform_error(error))
kept = converter.structure([{'name': str(n), 'side': n} for n in range(40)], typing.List[Square])
del kept[15:]
looks.look(Shape, Circle, Square, Drawing, 'cattrs')
looks.counted(Square, 43, 16)
