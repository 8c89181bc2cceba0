"""Traits, observers, validation and an application's configuration."""
import looks
from traitlets import (Bool, Dict, Enum, HasTraits, Instance, Int, List, TraitError, Unicode,
                       default, link, observe, validate)
from traitlets.config import Application, Configurable


class Point(HasTraits):
    x, y = Int(0), Int(0)
    seen = List()

    @observe('x', 'y')
    def moved(self, change):
        self.seen = self.seen + [(change.name, change.old, change.new)]

    @validate('x')
    def bounded(self, proposal):
        if proposal.value > 100:
            raise TraitError('too far')
        return abs(proposal.value)


class Named(Point):                     # no constructor of its own
    name = Unicode()
    kind = Enum(['a', 'b'], 'a')

    @default('name')
    def named(self):
        return f'point {self.x}'


class Engine(Configurable):
    speed = Int(3, help='how fast').tag(config=True)
    wild = Bool(False).tag(config=True)
    parent_point = Instance(Point, args=(), kw={'x': 2})


class Tool(Application):
    name, classes = 'tool', [Engine]
    level = Dict().tag(config=True)
    aliases = {'speed': 'Engine.speed'}

    def start(self):
        self.engine = Engine(parent=self)


one, two = Named(x=-3), Point()
link((one, 'y'), (two, 'y'))
two.y = 7
print(one.x, one.y, one.name, one.seen, one.trait_names(), one.trait_values())
for call in (lambda: one.set_trait('x', 101), lambda: setattr(one, 'x', 'a'), lambda: Named(kind='c'),
             lambda: one.set_trait('none', 1)):
    try:
        print(call())
    except TraitError as error:
        print(error)
tool = Tool()
tool.initialize(['--speed=8', '--Engine.wild=True'])
tool.start()
print(tool.engine.speed, tool.engine.wild, tool.engine.parent_point.x, Engine.class_get_help())
kept = [Named(x=n) for n in range(25)][:9] + [one]
looks.look(Point, Named, Engine, Tool, 'traitlets')
looks.counted(Named, 27, 10)
