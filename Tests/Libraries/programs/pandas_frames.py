"""Subclasses of frames and series, accessors, extension types and group-bys."""
import pickle

import looks
import numpy
import pandas


class Account(pandas.Series):
    @property
    def _constructor(self):
        return Account

    @property
    def _constructor_expanddim(self):
        return Ledger


class Ledger(pandas.DataFrame):
    _metadata = ['owner']

    @property
    def _constructor(self):
        return Ledger

    @property
    def _constructor_sliced(self):
        return Account


@pandas.api.extensions.register_dataframe_accessor('money')
class Money(object):
    def __init__(self, frame):
        self.frame = frame

    def total(self):
        return self.frame['amount'].sum()


@pandas.api.extensions.register_extension_dtype
class Odd(pandas.api.extensions.ExtensionDtype):
    name, type, kind = 'odd', int, 'i'

    @classmethod
    def construct_array_type(cls):
        return numpy.ndarray


book = Ledger({'who': list('abab'), 'amount': [1, 2, 3, 4.5],
               'at': pandas.date_range('2020-01-01', periods=4)})
book.owner = 'me'
print(type(book[book.amount > 1]).__name__, book[:2].owner, type(book.amount).__name__,
      type(book.T).__name__, type(book.amount.to_frame()).__name__, book.money.total())
print(book.groupby('who').amount.agg(['sum', 'mean']), book.describe().round(3), sep='\n')
print(book.merge(book, on='who').shape, pandas.concat([book, book]).shape, book.to_json())
print(pickle.loads(pickle.dumps(book)).owner, repr(Odd()), Odd() == 'odd',
      pandas.Categorical(list('aab')).describe(), book.pivot_table('amount', 'who'), sep='\n')
print(book.set_index('at').resample('2D').amount.sum(), book.apply(lambda row: len(row), axis=1))
looks.look(Account, Ledger, Money, Odd, pandas.DataFrame, pandas.Series, pandas.Index)
looks.look('pandas.core.arrays', 'pandas.core.indexes')


class Cell(object):
    def __init__(self, number):
        self.number = number


column = pandas.Series([Cell(n) for n in range(60)])
column = column[:20].map(lambda cell: Cell(cell.number + 1))
looks.counted(Cell, 80, 20)
