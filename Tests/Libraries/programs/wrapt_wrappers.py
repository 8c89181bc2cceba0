"""Proxies of objects and decorators of functions, methods and classes."""
import inspect

import looks
import wrapt


@wrapt.decorator
def logged(wrapped, instance, arguments, keywords):
    print(wrapped.__name__, type(instance).__name__, arguments, keywords)
    return wrapped(*arguments, **keywords)


class Proxy(wrapt.ObjectProxy):
    def __init__(self, wrapped, extra=None):
        super().__init__(wrapped)
        self._self_extra = extra

    def __len__(self):
        return 7


class Plain(wrapt.ObjectProxy):         # no constructor of its own
    pass


@logged
class Made(object):
    def __init__(self, number):
        self.number = number


class Thing(object):
    @logged
    def __init__(self, number=1):
        self.number = number

    @logged
    @classmethod
    def make(cls, number):
        return cls(number)

    @logged
    @staticmethod
    def add(a, b):
        return a + b


proxy = Proxy([1, 2], 'more')
print(proxy, len(proxy), proxy._self_extra, isinstance(proxy, list), type(proxy).__name__, proxy[1])
print(Plain(3) + 4, Plain('a') == 'a', Plain({}).__class__, Made(3).number, Thing.make(4).number)
print(Thing.add(1, 2), inspect.signature(Thing.__init__), inspect.signature(Made), Thing().number)
kept = [Thing(n) for n in range(8)]
lazy = wrapt.LazyObjectProxy(lambda: Thing(99))
print(lazy.number, isinstance(lazy, Thing))
looks.look(Proxy, Plain, Thing)
looks.counted(Thing, 11, 9)
