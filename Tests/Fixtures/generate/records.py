"""Dumps with a third pickle, the record of the run, as heaphtml's recorder writes it.

The same bytes on every run. Pympler reads the first two pickles only.
"""
import pickle

import variants

TRACE = [('/home/user/app/shop.py', 12, 'checkout', ['    Order(basket)\n'], 0)]
OTHER = [('/home/user/app/shop.py', 40, 'refund', ['    Order(old)\n'], 0)]


def facts(**others):
    return dict({
        'heapmonitor': 1, 'recorder': '0.3.0', 'python': '3.12.1', 'implementation': 'CPython',
        'platform': 'Linux-6.1.0-x86_64', 'command': ['python3', '/home/user/app/shop.py', '--token', "it's secret"],
        'pid': 4711, 'started': 1764108000.25, 'duration': 12.5, 'interval': 5.0, 'ended': 'exit'}, **others)


def orders():
    """Two orders, one freed, and a session found by snapshots."""
    index = {
        'shop.Order': [
            variants.tracked('shop.Order', 0.25, [(0.25, 48), (1.0, 900), (2.0, 950)], repr='<Order 1>', trace=TRACE),
            variants.tracked('shop.Order', 0.5, [(0.5, 48), (1.0, 700)], id=0x7f0000001040, death=1.5, repr='<Order 2>',
                             trace=OTHER)],
        'shop.Session': [
            variants.tracked('shop.Session', 0.99, [(0.99, 48), (1.0, 48), (2.0, 400)], id=0x7f0000001080, repr='<Session>')],
        'shop.Basket': []}
    return index, [variants.snapshot(1.0, 'start', 1600), variants.snapshot(2.0, 'end', 1350)]


def whole():
    return orders() + (facts(
        births=[['shop.Order', 'exact', None], ['shop.Session', 'snapshots', 'the class is made in C'],
                ['shop.Basket', 'constructor', 'copies are not seen']],
        short_lived=[['shop.Order', TRACE, 11000], ['shop.Order', None, 40]],
        unseen=[['shop.Lazy', 'it was never made'], ['shop.Point', 'msgspec.Struct has no weak references']],
        census={'at': [1.0, 2.0], 'own': ['shop:Order', 'shop:Outer.Inner'], 'types': [
            ['builtins.dict', [900, 950], [90000, 95000]], ['shop.Order', [2, 1], [96, 48]],
            ['shop.Outer.Inner', [None, 3], [None, 720]]]},
        notes=['2 Python processes that the command started were not recorded; --follow records them.'],
        invented={'by': ['a later recorder']}),)


def census_only():
    types = [['builtins.dict', [900, 950, 4000], [90000, 95000, 400000]], ['shop.Order', [10, 20, 30], [480, 960, 1440]],
             ['shop.make.<locals>.Local', [1, 1, 2], [48, 48, 96]], ['builtins.str', [5000, 5000, 4000], [250000, 250000, 200000]]]
    times = [1.0, 2.0, 3.0]
    return {}, [variants.snapshot(time, '', 0) for time in times], facts(
        interval=None, ended='killed',
        census={'at': times, 'own': ['shop:Order', 'shop:make.<locals>.Local'], 'types': types})


def write(folder):
    for name, pickles in {'record': whole(), 'record-census': census_only()}.items():
        with open(str(folder / (name + '.dat')), 'wb') as stream:
            for value in pickles:
                pickle.dump(value, stream, 4)
