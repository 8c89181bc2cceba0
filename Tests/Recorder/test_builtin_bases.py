"""Attributes of classes that derive from builtin ones have their names, wherever Python keeps them."""
import collections
import unittest

import support                          # noqa: F401 (finds the recorder)

from heapmonitor.referents import ReferentTrees
from heapmonitor.sizing import Sizer


class Named(object):
    """What all of them get."""
    __slots__ = ()

    def fill(self):
        self.caption = 'a caption'
        self.options = {'a': 1}
        return self


class OwnList(list, Named):
    pass


class OwnDict(dict, Named):
    pass


class OwnSet(set, Named):
    pass


class OwnFrozenSet(frozenset, Named):
    pass


class OwnTuple(tuple, Named):
    pass


class OwnText(str, Named):
    pass


class OwnBytes(bytes, Named):
    pass


class OwnInt(int, Named):
    pass


class OwnFloat(float, Named):
    pass


class OwnDeque(collections.deque, Named):
    pass


class OwnOrdered(collections.OrderedDict, Named):
    pass


class OwnError(ValueError, Named):
    pass


class SlottedList(list, Named):
    __slots__ = ('caption', 'options')


class SlottedSet(set, Named):
    __slots__ = ('caption', 'options')


class HalfSlottedList(list, Named):
    __slots__ = ('caption', '__dict__')


def specimens():
    """One of each, with attributes."""
    return [made.fill() for made in (
        OwnList([1.5, 2.5]), OwnDict(k=1.5), OwnSet([1.5]), OwnFrozenSet([1.5]), OwnTuple((1.5, 2)),
        OwnText('text'), OwnBytes(b'bytes'), OwnInt(10 ** 30), OwnFloat(1.5), OwnDeque([1.5]),
        OwnOrdered(k=1.5), OwnError('x'), SlottedList([1.5]), SlottedSet([1.5]),
        HalfSlottedList([1.5]))]


def names_in(trees):
    """Names of attributes: slots, and what is in ``__dict__``."""
    found = []
    for _, _, name, below in trees:
        if name.startswith('[S] '):
            found.append(name[4:].partition(':')[0])
        elif name == '__dict__':
            found += [inner[2][4:].partition(':')[0] for inner in below if inner[2][:4] == '[V] ']
    return sorted(found)


class BuiltinBaseTests(unittest.TestCase):

    def test_names_of_attributes(self):
        for obj in specimens():
            seen = []
            trees = ReferentTrees(Sizer()).size(obj, 3, 30, seen)[2]
            self.assertEqual(names_in(trees), ['caption', 'options'], type(obj))
            self.assertEqual(sorted(name for name, _ in seen), ['caption', 'options'], type(obj))

    def test_each_is_there_once(self):
        for obj in specimens():
            trees = ReferentTrees(Sizer()).size(obj, 3, 30)[2]
            named = [tree for tree in trees if 'a caption' in tree[2] and tree[2][:4] != '[S] ']
            self.assertEqual(named, [], type(obj))

    def test_items_are_no_attributes(self):
        for obj in specimens():
            trees = ReferentTrees(Sizer()).size(obj, 3, 30)[2]
            self.assertNotIn('?', names_in(trees), type(obj))

    def test_an_attribute_that_is_an_item_too(self):
        obj = OwnList().fill()
        obj.append(obj.options)
        obj.append({})
        seen = []
        trees = ReferentTrees(Sizer()).size(obj, 3, 30, seen)[2]
        self.assertEqual(sorted(name for name, _ in seen), ['caption', 'options'])
        self.assertEqual(names_in(trees), ['caption', 'options'])

    def test_once_something_has_asked_for_the_dict(self):
        for obj in specimens():
            if hasattr(obj, '__dict__'):
                vars(obj)
                trees = ReferentTrees(Sizer()).size(obj, 3, 30)[2]
                self.assertEqual(names_in(trees), ['caption', 'options'], type(obj))

    def test_sizes_are_the_same_at_each_level(self):
        for obj in specimens():
            sizes = {ReferentTrees(Sizer()).size(obj, level, 30)[1] for level in range(1, 5)}
            sizes.add(Sizer().size(obj, 30)[1])
            self.assertEqual(len(sizes), 1, type(obj))


if __name__ == '__main__':
    unittest.main()
