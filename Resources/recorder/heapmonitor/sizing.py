"""Sizes in bytes without running user code: ``sys.getsizeof`` and ``gc.get_referents``.

``asizeof`` asks objects with ``hasattr`` and ``len``, which runs the code of
proxies; here a type is judged once and its instances are only ever read.
"""
import gc
import sys
import types

from .cpython import (GC_HEAD, HAVE_GC, INLINE_VALUES, POINTER, aligned, flags_of,
                      keeps_values, mro_of, namespace_of)

# How the referents of a type's instances are found
SKIP, LEAF, DICT, TRAVERSE, INLINE = range(5)

# Shared by the whole program or without a size of their own: never counted
UNCOUNTED = (type, types.ModuleType, types.FunctionType, types.BuiltinFunctionType,
             types.CodeType, types.FrameType, types.MethodType, types.MethodWrapperType,
             types.WrapperDescriptorType, types.MethodDescriptorType,
             types.ClassMethodDescriptorType, types.GetSetDescriptorType,
             types.MemberDescriptorType, classmethod, staticmethod, property, super)

getsizeof = sys.getsizeof
get_referents = gc.get_referents
_C_METHOD = types.MethodDescriptorType


class _Empty(object):
    pass


class _Full(object):
    def __init__(self):
        self.a = self.b = self.c = self.d = self.e = self.f = self.g = self.h = None


# 3.13 puts the values into the instance; some releases count them in __sizeof__, some do not
VALUES_IN_SIZEOF = getsizeof(_Full()) > getsizeof(_Empty())


class Sizer(object):
    """Sizes objects for one snapshot; what two of them share counts for the first.

    `tracked`: ids of all tracked objects.  They are never entered from outside, so
    that no tracked object's size is ever part of another's.
    """

    def __init__(self, tracked=()):
        self.seen = set(tracked)
        self.policies = {}              # id(type) -> SKIP … INLINE
        self.overridden = {}            # id(type) -> the C __sizeof__ below a Python one
        self._types = []                # keeps the ids valid

    def policy(self, cls):
        """How to go on from instances of `cls`; decided once for each type."""
        found = self.policies.get(id(cls))
        if found is None:
            self._types.append(cls)
            found = self.policies[id(cls)] = self._judge(cls)
        return found

    def _judge(self, cls):
        if issubclass(cls, UNCOUNTED) or cls is object:
            return SKIP
        for c in mro_of(cls):
            sizeof = namespace_of(c).get('__sizeof__')
            if type(sizeof) is _C_METHOD:
                if id(cls) in self.overridden:
                    self.overridden[id(cls)] = sizeof
                break
            if sizeof is not None:      # user code: passed over
                self.overridden[id(cls)] = None
        if issubclass(cls, dict):
            return DICT
        if not flags_of(cls) & HAVE_GC:
            return LEAF
        return INLINE if keeps_values(cls) else TRAVERSE

    def flat(self, obj):
        """Bytes of `obj` alone."""
        cls = type(obj)
        if id(cls) in self.overridden:
            return aligned(self.overridden[id(cls)](obj)
                           + (GC_HEAD if flags_of(cls) & HAVE_GC else 0))
        return aligned(getsizeof(obj))

    def size(self, obj):
        """``(flat, size)`` of a tracked object: alone, and with all it alone leads to."""
        policy = self.policy(type(obj))
        flat = self.flat(obj)
        referents = self.referents(obj, policy)
        values = inline_values(referents) if policy == INLINE else 0
        return flat, flat + values + self.closure(referents)

    @staticmethod
    def referents(obj, policy):
        """A new list of what `obj` refers to."""
        if policy != DICT:
            return get_referents(obj)
        found = list(dict.keys(obj))    # get_referents leaves out a str-keyed dict's keys
        found.extend(dict.values(obj))
        if type(obj) is not dict:
            found.extend(get_referents(obj))
        return found

    def closure(self, waiting):
        """Bytes of everything that `waiting` (consumed) leads to and nobody had yet."""
        seen, policies, overridden = self.seen, self.policies, self.overridden
        add, pop, extend = seen.add, waiting.pop, waiting.extend
        total = 0
        while waiting:
            obj = pop()
            address = id(obj)
            if address in seen:
                continue
            cls = type(obj)
            policy = policies.get(id(cls))
            if policy is None:
                policy = self.policy(cls)
            if policy == SKIP:
                continue
            add(address)
            if overridden and id(cls) in overridden:
                total += self.flat(obj)
            else:
                total += (getsizeof(obj) + 7) & -8
            if policy == TRAVERSE:
                extend(get_referents(obj))
            elif policy == DICT:
                extend(dict.keys(obj))
                extend(dict.values(obj))
                if cls is not dict:
                    extend(get_referents(obj))
            elif policy == INLINE:
                referents = get_referents(obj)
                total += inline_values(referents)
                extend(referents)
        return total


def inline_values(referents):
    """Bytes of the array of attribute values of an instance (3.11+): an estimate, the
    array's true length is not to be had.  CPython makes it one longer than needed, and
    has a byte for each place before it.

    A ``__dict__`` that has been built is the only referent then and counts the array
    among its own bytes; an instance whose only attribute is a dict looks the same.  Not so
    on 3.13, where `gc.get_referents` goes past that dict: it is out of reach.
    """
    if VALUES_IN_SIZEOF:
        return 0
    attributes = len(referents) - 1     # the type is one of the referents
    if attributes == 1 and type(referents[0]) is dict:
        return 0
    if INLINE_VALUES:
        return aligned(attributes + 1) + (attributes + 2) * POINTER
    return aligned(attributes + 3) + (attributes + 1) * POINTER
