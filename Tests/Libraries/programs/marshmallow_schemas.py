"""Schemas by class and by call, hooks, nesting and errors."""
import looks
from marshmallow import Schema, ValidationError, fields, post_load, pre_load, validate


class Artist(object):
    def __init__(self, name, year=None):
        self.name, self.year = name, year


class ArtistSchema(Schema):
    name = fields.Str(required=True, validate=validate.Length(min=2))
    year = fields.Int(load_default=None)

    @post_load
    def make(self, data, **_):
        return Artist(**data)


class Upper(fields.String):
    def _serialize(self, value, *arguments, **keywords):
        return str(super()._serialize(value, *arguments, **keywords)).upper()


class LoudSchema(ArtistSchema):         # no constructor of its own
    name = Upper(required=True)

    @pre_load
    def strip(self, data, **_):
        return {key.strip(): value for key, value in data.items()}


class AlbumSchema(Schema):
    title = fields.Str()
    artists = fields.List(fields.Nested(ArtistSchema, only=['name']))


print(LoudSchema().dump(Artist('ab', 3)), LoudSchema().load({' name': 'b'}).name)
print(AlbumSchema(many=True).dump([{'title': 't', 'artists': [Artist('abc')]}]))
for data in ({}, {'name': 'a'}, {'name': 'ab', 'year': 'x'}, {'name': 'ab', 'extra': 1}):
    try:
        print(ArtistSchema().load(data))
    except ValidationError as error:
        print(error.messages)
print(Schema.from_dict({'n': fields.Int()})().load({'n': '3'}), ArtistSchema(unknown='include'))
kept = [ArtistSchema().load({'name': f'n{n}'}) for n in range(30)][:12]
looks.look(Artist, ArtistSchema, Upper, LoudSchema, AlbumSchema, 'marshmallow')
looks.counted(Artist, 33, 12)
