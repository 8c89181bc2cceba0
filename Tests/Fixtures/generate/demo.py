"""The program that is profiled.  Runs under Python 2.7 and 3; record.py calls main()."""
import gc
import sys
import time

PY2 = sys.version_info[0] == 2


def native(text):
    """What repr() has to return: UTF-8 bytes in Python 2."""
    return text.encode('utf-8') if PY2 else text


class Document(object):
    """Referents two deep, with keys that contain colons."""

    def __init__(self, number):
        self.number = number
        self.title = u'caf\xe9 \u2603 %d' % number
        self.words = ['w%d' % i for i in range(number % 3)]
        self.meta = {'a:b': number, 'http://host:80/': [number], 'x: y': 'z: %d' % number,
                     ('k', 1): {'deep': {'er': [number, [number]]}}, 5: None}

    def __repr__(self):
        return native(u'<Document %d "caf\xe9" & \'\u2603\' <script>alert(1)</script>>' % self.number)


class Node(object):
    """Slots, one level of referents, a repr of two lines; in Python 2 also one that is not UTF-8."""
    __slots__ = ('value', 'next', '__weakref__')

    def __init__(self, value, next=None):
        self.value, self.next = value, next

    def __repr__(self):
        return 'Node(%r)\n\xe9' % (self.value,)


class Blob(object):
    """Nothing but a size; a repr longer than every clip."""

    def __init__(self, size):
        self.data = 'x' * size

    def __repr__(self):
        return 'Blob(%s)' % self.data


class Tree(object):
    """Three levels of nested lists and dicts."""

    def __init__(self, depth):
        self.children = [{'left': [depth], 'right': {'leaf': (depth, str(depth))}}, [[depth], depth]]


class Brief(object):
    """No instance is alive at any snapshot but the second."""


class Draft(object):
    """Becomes a Final after it was tracked."""


class Final(object):
    """What a Draft becomes."""

    def __repr__(self):
        return 'Final()'


class Classic:
    """An old-style class in Python 2."""


def make_documents(count):
    made = []
    for number in range(count):
        made.append(Document(number))
        time.sleep(0.001)       # births must differ: Pympler cannot sort ties
    return made


def small(tracker, snapshot):
    """A dump of two kilobytes."""
    tracker.track_class(Node, resolution_level=1)
    tracker.track_class(Brief, trace=True)
    nodes = [Node({'a:b': 1})]
    time.sleep(0.001)
    nodes.append(Node('x', nodes[0]))
    brief = Brief()
    snapshot('one')
    del brief
    snapshot('two')
    return nodes


def main(tracker, snapshot):
    tracker.track_class(Document, resolution_level=2, trace=True)
    tracker.track_class(Node, resolution_level=1)
    tracker.track_class(Blob)
    tracker.track_class(Tree, resolution_level=3)
    tracker.track_class(Brief, name='Brief: short-lived')
    tracker.track_class(Draft, resolution_level=1)
    tracker.track_class(Classic, resolution_level=1)
    snapshot('start')

    documents = make_documents(3)
    nodes = [Node('first')]
    for value in (2, None, 'a:b'):
        time.sleep(0.001)
        nodes.append(Node(value, nodes[-1]))
    time.sleep(0.001)
    brief, draft, tree, classic = Brief(), Draft(), Tree(1), Classic()
    draft.__class__ = Final
    draft.note = 'was a draft'
    snapshot('after <loading> & "sorting"')

    del brief, documents[1]
    blobs = []
    for size in (10, 200, 3000):
        time.sleep(0.001)
        blobs.append(Blob(size))
    single = Final()
    tracker.track_object(single, resolution_level=1)
    snapshot('')

    time.sleep(0.001)
    documents += make_documents(2)
    del blobs[0], nodes[3]
    tree.children.append({'later': [1, 1, 1]})
    snapshot('with total', total=True)

    del documents[:], single
    gc.collect()                # Pympler's own total keeps what it saw until now
    snapshot('end\nof the program')
    return nodes, blobs, draft, tree, classic       # alive until the dump is written
