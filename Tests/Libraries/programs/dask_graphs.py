"""Delayed calls, collections and custom tasks under all local schedulers."""
import dask
import dask.base
import looks
from dask.tokenize import tokenize


class Order(object):
    def __init__(self, number):
        self.number = number

    def __dask_tokenize__(self):
        return 'order', self.number


class Plain(object):
    pass


class Lazy(dask.base.DaskMethodsMixin):
    def __init__(self, graph, keys):
        self.graph, self.keys = graph, keys

    def __dask_graph__(self):
        return self.graph

    def __dask_keys__(self):
        return self.keys

    def __dask_postcompute__(self):
        return tuple, ()

    __dask_scheduler__ = staticmethod(dask.get)


@dask.delayed
def order(number):
    return Order(number)


@dask.delayed
def total(orders):
    return sum(one.number for one in orders)


sums = total([order(n) for n in range(20)])
print(sums.compute(scheduler='sync'), sums.compute(scheduler='threads'))
print(Lazy({'a': 1, 'b': (sum, ['a', 4])}, ['a', 'b']).compute())
print(tokenize(Order(3)) == tokenize(Order(3)), tokenize(Order(3)), tokenize(Order), sums.key[:5])
if __name__ == '__main__':
    print(sums.compute(scheduler='processes', num_workers=2))
    looks.by_value(Order)
    looks.look(Order, Plain, Lazy, 'dask')
    kept = [Plain() for _ in range(33)]
    print([len(kept), type(dask.visualize).__name__])
