"""The compiled part measures as the sizer in Python does, to the byte."""
import array
import ast
import collections
import decimal
import functools
import gc
import io
import logging
import re
import sys
import threading
import unittest
import xml.dom.minidom

from native_support import NativeTestCase

from heapmonitor.compiledsizing import CompiledSizer
from heapmonitor.sizing import OUT_OF_REACH, Sizer


class Plain(object):
    def __init__(self, *values):
        self.values = values


class OwnDict(dict):
    pass


class SlottedList(list):
    __slots__ = ('extra',)


class Lying(object):
    __slots__ = ('a', '__dict__')

    def __sizeof__(self):
        return 99999


def specimens():
    """Objects of each way in which a size is found."""
    looped, built, shared = Plain(0), Plain(1), [1.5, 'shared']
    looped.values = looped
    vars(built)['late'] = 'x' * 100
    return [
        Plain(), Plain({}), Plain({1: 2}), Plain(shared), Plain(shared), looped, built,
        OwnDict(a=[1]), SlottedList('abc'), Lying(), collections.OrderedDict(a=1),
        collections.deque(range(99)), io.BytesIO(b'x' * 999), array.array('d', range(99)),
        range(10 ** 30), re.match('a+', 'a' * 99), lambda x=[1] * 9: x,
        functools.partial(print, 1, [2]), ast.parse('a = [b + 1 for b in c]'),
        xml.dom.minidom.parseString('<a>' + '<b c="d">e</b>' * 50 + '</a>'),
        logging.getLogger(), threading.local(), (i for i in range(9)), decimal.Decimal(3)]


def measured(sizer, objects, numbers):
    try:
        flats, sizes = sizer.size_all(objects, numbers, array.array('I', [0] * len(objects)))
    finally:
        sizer.end()
    return list(flats), list(sizes), sorted(sizer.blind)


class CompiledSizeTests(NativeTestCase):

    def compare(self, objects, numbers=None):
        numbers = numbers or bytes([30] * len(objects))
        wanted = measured(Sizer(map(id, objects)), objects, numbers)
        self.assertEqual(measured(CompiledSizer(self.native, objects), objects, numbers), wanted)
        return wanted[1]

    def test_each_kind_of_object(self):
        self.assertGreater(min(self.compare(specimens())), 0)

    def test_first_instances_of_a_class(self):
        objects = [Plain(n) for n in range(40)]
        sizes = self.compare(objects, bytes(range(40)))
        if (3, 11) <= sys.version_info < (3, 13):       # they have room for more attributes
            self.assertGreater(sizes[0], sizes[35])

    def test_all_instances_that_there_are(self):
        gc.collect()
        objects = [obj for obj in gc.get_objects()
                   if type(obj).__flags__ >> 9 & 1 and not issubclass(type(obj), type)]
        self.assertGreater(len(objects), 500)
        self.compare(objects)

    def test_what_is_counted_is_counted_once_and_kept(self):
        sizer = CompiledSizer(self.native, [])
        self.addCleanup(sizer.end)
        value = [1.5] * 10
        references = sys.getrefcount(value)
        self.assertEqual(sizer.closure([value]), Sizer().closure([value]))
        self.assertEqual(sizer.closure([value]), 0)
        self.assertFalse(sizer.takes(value))
        self.assertTrue(sizer.takes([]))
        self.assertEqual(sys.getrefcount(value), references + 1)
        sizer.end()
        self.assertEqual(sys.getrefcount(value), references)

    def test_an_instance_out_of_reach_has_no_size(self):
        flats, sizes, _ = measured(CompiledSizer(self.native, [None]), [None], b'\0')
        self.assertEqual((flats, sizes), ([OUT_OF_REACH], [OUT_OF_REACH]))

    def test_tracked_ones_are_in_nobody_elses_size(self):
        inner = Plain('a' * 1000)
        outer = Plain(inner)
        sizes = self.compare([outer, inner])
        self.assertLess(sizes[0], 1000)
        self.assertGreater(sizes[1], 1000)

    def test_an_error_of_a_reader_is_told_and_lets_go_of_all(self):
        def fail(*arguments):
            raise ValueError('read')
        value = [object(), range(10 ** 30)]
        references = sys.getrefcount(value), sys.getrefcount(value[0])
        self.native.measure_begin(Sizer().policy, fail, fail, False, False, 30)
        self.assertRaises(ValueError, self.native.measure_all, [Plain(value)], b'\0', bytes(4))
        self.native.measure_end()
        self.assertEqual((sys.getrefcount(value), sys.getrefcount(value[0])), references)

    def test_nothing_is_measured_before_it_begins(self):
        self.native.measure_end()
        self.assertRaises(RuntimeError, self.native.measure_closure, [], 0)
        self.assertRaises(RuntimeError, self.native.measure_all, [], b'', b'')

    def test_finalizers_at_the_end_may_use_all_of_it(self):
        class Finalized(object):
            def __del__(inner):
                sizer = CompiledSizer(self.native, [])
                seen.append(sizer.closure([[1.5]]))
                sizer.end()
        seen = []
        sizer = CompiledSizer(self.native, [])
        sizer.closure([Finalized()])
        sizer.end()
        self.assertEqual(len(seen), 1)


if __name__ == '__main__':
    unittest.main()
