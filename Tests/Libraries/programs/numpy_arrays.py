"""Subclasses of arrays, structured records, ufunc overrides and pickles."""
import pickle

import looks
import numpy


class Named(numpy.ndarray):
    def __new__(cls, data, name='none'):
        made = numpy.asarray(data).view(cls)
        made.name = name
        return made

    def __array_finalize__(self, parent):
        self.name = getattr(parent, 'name', 'inherited')


class Wrapped(numpy.lib.mixins.NDArrayOperatorsMixin):
    def __init__(self, data):
        self.data = numpy.asarray(data)

    def __array_ufunc__(self, ufunc, method, *inputs, **keywords):
        inputs = [one.data if isinstance(one, Wrapped) else one for one in inputs]
        return Wrapped(getattr(ufunc, method)(*inputs, **keywords))

    def __array_function__(self, function, types, arguments, keywords):
        return f'{function.__name__} of {len(types)}'


class Plain(numpy.ndarray):
    pass


one = Named(range(12), 'dozen')
print(one[2:5].name, (one + 1).name, one.reshape(3, 4).T.name, one.sum(), type(one.mean()))
print((Wrapped([1, 2]) * 3 + Wrapped([4, 5])).data, numpy.mean(Wrapped([1])))
print(Plain((2, 2)).shape, numpy.zeros(3).view(Plain), pickle.dumps(one).hex()[:200])
print(pickle.loads(pickle.dumps(one)).name, numpy.rec.array([(1, 'a')], names='n,t').t)
objects = numpy.array([Wrapped(n) for n in range(3)], dtype=object)
print(objects.shape, [one.data for one in objects[::-1]], numpy.matrix('1 2; 3 4') ** 2)
masked = numpy.ma.masked_greater(numpy.arange(5), 2)
print(masked.sum(), masked, numpy.vectorize(lambda n: n * 2)(range(3)), numpy.poly1d([1, 2])(3))
looks.look(Named, Wrapped, Plain, 'numpy')


class Cell(object):
    def __init__(self, number):
        self.number = number


grid = numpy.empty(50, dtype=object)
for n in range(120):
    grid[n % 50] = Cell(n)
looks.counted(Cell, 120, 50)
