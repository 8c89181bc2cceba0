"""Interfaces, adapters, declarations and verification of signatures."""
import looks
import zope.interface.exceptions
from zope.interface import (Attribute, Interface, alsoProvides, classImplements, implementedBy,
                            implementer, invariant, provider, providedBy)
from zope.interface.adapter import AdapterRegistry
from zope.interface.verify import verifyClass, verifyObject


class IThing(Interface):
    name = Attribute('its name')

    def run(speed, far=1):
        """Runs."""

    @invariant
    def named(thing):
        if not thing.name:
            raise zope.interface.exceptions.Invalid('no name')


class IMade(Interface):
    def __call__(name):
        """Makes a thing."""


@provider(IMade)
@implementer(IThing)
class Thing(object):
    def __init__(self, name):
        self.name = name

    def run(self, speed, far=1):
        return speed * far


class Child(Thing):                     # no constructor of its own
    pass


@implementer(IThing)
class Wrong(object):
    def run(self):
        """Takes no speed."""


class Later(object):
    name = 'later'

    def run(self, speed, far=1):
        return 0


classImplements(Later, IThing)
print(verifyClass(IThing, Child), verifyObject(IThing, Thing('a')), IMade.providedBy(Thing))
for check, what in ((verifyClass, Wrong), (verifyObject, Wrong())):
    try:
        print(check(IThing, what))
    except zope.interface.exceptions.Invalid as error:
        print(str(error))
registry = AdapterRegistry()
registry.register([IThing], IMade, '', Child)
print(registry.lookup1(providedBy(Later()), IMade), list(implementedBy(Child)), IThing.names())
plain = Thing('')
try:
    IThing.validateInvariants(plain)
except zope.interface.exceptions.Invalid as error:
    print(error)
alsoProvides(plain, IMade)
print(IMade.providedBy(plain), IThing['run'].getSignatureString())
kept = [Child(str(n)) for n in range(20)]
looks.look(IThing.__class__, Thing, Child, Wrong, Later, 'zope.interface')
looks.counted(Child, 20, 20)
