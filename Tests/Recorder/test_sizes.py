"""Sizes: what counts for whom, the seeds' rules, and no user code while sizing."""
import sys
import tracemalloc
import types
import unittest

from support import RecorderTestCase

from heapmonitor.sizing import Sizer


class A(object):
    __slots__ = ('content', 'notmine', 'name', '__weakref__')


class B(object):
    __slots__ = ('content', 'notmine', 'name', '__weakref__')


class SizeTests(RecorderTestCase):

    def sizes(self):
        snapshot = self.snapshot()
        return list(snapshot.sizes)

    def test_shared_data_example_of_heapmonitor(self):
        a, b = A(), A()
        self.recorder.tracker.track_object(a)
        self.recorder.tracker.track_object(b)
        b.content = list(range(100000))
        of_list = Sizer().size(b.content)[1]
        self.assertEqual(self.sizes(), [sys.getsizeof(a), sys.getsizeof(b) + of_list])
        a.notmine = b.content
        self.assertEqual(self.sizes(), [sys.getsizeof(a) + of_list, sys.getsizeof(b)])

    def test_shared_data_example_with_plain_instances(self):
        class Plain(object):
            pass
        a, b = Plain(), Plain()
        self.recorder.tracker.track_object(a)
        self.recorder.tracker.track_object(b)
        b.content = list(range(100000))
        of_list = Sizer().size(b.content)[1]
        first = self.snapshot('#1')
        a.notmine = b.content
        second = self.snapshot('#2')
        self.assertEqual([first.sizes[0] > of_list, first.sizes[1] > of_list], [False, True])
        self.assertEqual([second.sizes[0] > of_list, second.sizes[1] > of_list], [True, False])
        # up to 3.10 the dicts of a class' instances grow when these differ
        self.assertAlmostEqual(first.sizes[1] - second.sizes[1], of_list, delta=300)
        self.assertLess(second.tracked_total - first.tracked_total, 500)

    def test_a_tracked_object_is_never_part_of_another(self):
        self.track(A)
        a, b = A(), A()
        a.content, b.content = b, a
        self.assertEqual(self.sizes(), [sys.getsizeof(a), sys.getsizeof(b)])

    def test_size_at_birth_is_the_basic_size(self):
        self.track(A)
        a = A()
        a.content = 'x' * 1000
        self.recorder.create_snapshot()
        from heapmonitor.lookalikes import as_pympler
        index, _ = as_pympler(self.recording)
        instance = index['test_sizes.A'][0]
        self.assertEqual(instance.snapshots[0][0], instance.birth)
        self.assertEqual(instance.snapshots[0][1].size, sys.getsizeof(a))
        self.assertEqual(instance.snapshots[1][1].size, sys.getsizeof(a) + 1056
                         if sys.version_info < (3, 12) else sys.getsizeof(a) + 1048)

    def test_modules_types_functions_and_code_are_not_counted(self):
        self.track(A)
        a = A()
        a.content = [sys, A, len, unittest.main, (lambda: 1).__code__, types.new_class]
        empty = [None] * 6
        sizer = Sizer()
        self.assertEqual(self.sizes(), [sys.getsizeof(a) + sizer.flat(a.content)])
        del empty

    def _morph(self, before, after):
        self.track(before, name='before')
        obj = before()
        self.snapshot()
        obj.__class__ = after
        self.snapshot()
        from heapmonitor.lookalikes import as_pympler
        index, _ = as_pympler(self.recording)
        instance, = index['before']
        names = [asized.name for _, asized in instance.snapshots[1:]]
        self.assertIn('%s object' % before.__qualname__, names[0])
        self.assertIn('%s object' % after.__qualname__, names[1])
        self.assertEqual(instance.repr, names[1])
        del obj
        self.assertNotIn(None, self.deaths())

    def test_morphing_keeps_the_record_and_its_registered_name(self):
        class Entry(object):
            __slots__ = ('x',)

        class File(object):
            __slots__ = ('x',)
        self._morph(Entry, File)

    def test_morphing_of_plain_instances(self):
        class Entry(object):
            pass

        class File(object):
            pass
        self._morph(Entry, File)

    def test_morphing_into_a_derived_class_of_which_none_was_born(self):
        class Task(object):
            def __init__(self):
                self.state = 'new'

        class DeadTask(Task):
            pass
        self.track(Task)
        kept = []
        for number in range(4):         # the census searches DeadTask at the first one only
            self.snapshot()
            kept += [Task(), Task()]
            kept[-1].__class__ = DeadTask
        snapshot = self.snapshot()
        self.assertEqual(len(snapshot.rows), 8)
        names = [self.recording.representation(row, 4).split()[0] for row in snapshot.rows]
        self.assertEqual(sum(name.endswith('.DeadTask') for name in names), 4)
        self.assertEqual({name for name, _ in self.recording.names}, {'test_sizes.Task'})
        self.assertEqual(sum(self.recording.short_lived.values()), 0)
        del kept[:]
        self.snapshot()
        self.assertNotIn(None, self.deaths())

    def test_morphing_into_another_tracked_class(self):
        class One(object):
            __slots__ = ('x',)

        class Other(object):
            __slots__ = ('x',)
        self.track(One, name='one')
        self.track(Other, name='other')
        self.snapshot()
        obj, early = One(), One()
        early.__class__ = Other         # before a snapshot has seen it
        self.snapshot()
        obj.__class__ = Other
        snapshot = self.snapshot()
        self.assertEqual(len(snapshot.rows), 2)
        self.assertEqual([self.recording.names[self.recording.registered[row]][0]
                          for row in snapshot.rows], ['one', 'one'])
        del obj, early
        self.snapshot()
        self.assertNotIn(None, self.deaths())

    def test_morph_that_no_snapshot_saw(self):
        class Entry(object):
            __slots__ = ('x',)

        class File(object):
            __slots__ = ('x',)
        self.track(Entry)
        obj = Entry()
        obj.__class__ = File
        del obj                         # File has no finalizer of ours: seen by the census
        self.snapshot()
        self.assertNotIn(None, self.deaths())

    def test_resolution_level_gives_trees_with_the_names_of_asizeof(self):
        class Holder(object):
            def __init__(self):
                self.items = {'key': [1000, 'text']}
        self.track(Holder, resolution_level=3)
        holder = Holder()
        snapshot = self.snapshot()
        (_, _, name, attributes), = snapshot.referents[0]
        self.assertEqual(name, '__dict__')
        self.assertEqual(attributes[0][2], '[K] items')
        self.assertTrue(attributes[1][2].startswith("[V] items: {'key': [1000, 'text']}"))
        self.assertEqual([tree[2] for tree in attributes[1][3]],
                         ['[K] key', "[V] key: [1000, 'text']"])
        self.recorder.tracker.track_change(holder, 0)
        self.assertEqual(self.snapshot().referents, {})
        self.assertRaises(KeyError, self.recorder.tracker.track_change, object(), 1)

    def test_values_of_slots_from_level_2_on(self):
        class Point(object):
            __slots__ = ('x', 'items', 'empty')

            def __init__(self):
                self.x, self.items = 1000, ['a', 'b']
        self.track(Point, resolution_level=1)
        point = Point()
        self.assertEqual([tree[2] for tree in self.snapshot().referents[0]], ['x', 'items'])
        self.recorder.tracker.track_change(point, 2)
        trees = self.snapshot().referents[0]
        self.assertEqual([tree[2] for tree in trees], ['[S] x: 1000', "[S] items: ['a', 'b']"])
        self.assertEqual([tree[2] for tree in trees[1][3]], ["'a'", "'b'"])

    def test_what_an_exception_holds_has_a_name(self):
        class Failure(ValueError):
            pass
        self.track(Failure, resolution_level=1)
        try:
            try:
                raise KeyError('inner')
            except KeyError:
                raise Failure('outer')
        except Failure as failure:
            kept = failure
        names = [tree[2] for tree in self.snapshot().referents[0]]
        del kept
        self.assertEqual([name for name in names if name != '__dict__'],
                         ['args', '__traceback__', '__context__'])

    def test_a_dict_in_the_only_attribute_is_not_the_dict_of_attributes(self):
        class Sole(object):
            def __init__(self, jobs):
                self.jobs = jobs

        class Beside(object):
            __slots__ = ('slot', '__dict__')

            def __init__(self, jobs):
                self.jobs = jobs

        class Bare(object):
            pass
        self.recorder.tracker.track_class(Sole, resolution_level=2)
        self.recorder.tracker.track_class(Beside, resolution_level=2)
        self.recorder.tracker.track_class(Bare, resolution_level=2)
        kept = [cls(jobs) for cls in (Sole, Beside)
                for jobs in ({}, {1: 'a'}, {(): []}, {'jobs': 1}, {'other': 2})]
        kept.append(Bare())
        vars(kept[-1])
        snapshot = self.snapshot()
        for place in range(10):
            (_, _, name, attributes), = snapshot.referents[place]
            self.assertEqual(name, '__dict__')
            self.assertEqual([tree[2].split(':')[0] for tree in attributes], ['[K] jobs', '[V] jobs'])
        self.assertEqual([tree[2:] for tree in snapshot.referents[10]], [('__dict__', ())])

    def test_equal_trees_are_one(self):
        class Node(object):
            def __init__(self):
                self.kind, self.data = 'leaf', [1000]
        self.track(Node, resolution_level=2)
        nodes = [Node() for _ in range(5)]
        first, second = self.snapshot(), self.snapshot()
        self.assertGreater(first.tree_objects, 0)
        self.assertEqual(second.tree_objects, 0)
        for place in range(5):
            self.assertIs(second.referents[place], first.referents[place])
        nodes[2].data = [2000, 3000]
        third = self.snapshot()
        self.assertEqual([third.referents[place] is first.referents[place]
                          for place in range(5)], [True, True, False, True, True])
        keys = [[leaf for leaf in tree[0][3] if leaf[2] == '[K] kind'][0]
                for tree in first.referents.values()]
        # who is first may own the text
        self.assertTrue(all(key is keys[1] for key in keys[1:]))

    def test_a_chain_too_deep_to_compare(self):
        class Link(object):
            __slots__ = ('next', '__weakref__')
        self.track(Link, resolution_level=3)
        first = last = Link()
        for _ in range(3000):
            last.next = Link.__new__(Link)
            last = last.next
        last.next = None
        self.recorder.tracker.track_change(first, 300)
        one, two = self.snapshot(), self.snapshot()
        self.assertEqual(len(one.rows), 3001)
        self.assertEqual(one.sizes, two.sizes)

    def test_tree_and_closure_agree(self):
        self.track(A)
        objs = [A() for _ in range(3)]
        for n, obj in enumerate(objs):
            obj.content = {'k%d' % n: [n, 'text' * n, (1.5, {2: 'x'})]}
            obj.name = {'set', 'of', n}
        plain = self.sizes()
        for level in (1, 2, 5):
            for obj in objs:
                self.recorder.tracker.track_change(obj, level)
            self.assertEqual(self.sizes(), plain)

    def test_overhead_is_measured(self):
        self.track(A)
        objs = [A() for _ in range(100)]
        self.assertGreater(self.snapshot().overhead, 0)
        del objs


class HostileTests(RecorderTestCase):

    def test_no_user_code_runs(self):
        ran = []
        armed = []

        def trap(name):
            def method(self, *args, **keywords):
                if armed:
                    ran.append(name)
                if name == '__getattribute__':
                    return object.__getattribute__(self, *args)
                return NotImplemented
            return method

        class Meta(type):
            __instancecheck__ = trap('instancecheck')
            __subclasscheck__ = trap('subclasscheck')

            def __eq__(cls, other):
                if armed:
                    ran.append('meta eq')
                return cls is other

            def __hash__(cls):
                if armed:
                    ran.append('meta hash')
                return 1

            def __getattribute__(cls, name):
                if armed:
                    ran.append('meta ' + name)
                return type.__getattribute__(cls, name)

        class Hostile(metaclass=Meta):
            __class__ = property(trap('property __class__'))
            __dict__ = property(trap('property __dict__'))

            def __init__(self):
                object.__setattr__(self, 'data', [1, 2, 3])
        for name in ('__len__', '__iter__', '__repr__', '__str__', '__hash__', '__eq__',
                     '__bool__', '__sizeof__', '__getattr__', '__getattribute__',
                     '__reduce_ex__', '__dir__', '__contains__', '__getitem__', '__call__',
                     '__format__'):
            type.__setattr__(Hostile, name, trap(name))

        class Holder(object):
            __slots__ = ('name', 'one', 'many')

            def __init__(self):
                self.one = Hostile()
                self.many = {'k': Hostile(), (1,): [Hostile()]}
                self.name = 'named'
        for level in (0, 1, 3):
            with self.subTest(level=level):
                self.track(Holder, resolution_level=level, trace=True)
                self.track(Hostile, resolution_level=level)
                holder = Holder()
                armed.append(True)
                snapshot = self.snapshot()
                from heapmonitor.lookalikes import as_pympler
                as_pympler(self.recording)
                del armed[:]
                self.assertEqual(ran, [])
                self.assertEqual(len(snapshot.rows), 4)
                del holder


class SizerTests(unittest.TestCase):

    def test_python_level_sizeof_is_passed_over(self):
        class Liar(list):
            __slots__ = ()

            def __sizeof__(self):
                raise RuntimeError('asked')
        self.assertEqual(Sizer().size(Liar([1, 2]))[0], Sizer().size([1, 2][:])[0])

    def test_deep_structures_do_not_recurse(self):
        deep = None
        for _ in range(50000):
            deep = [deep]
        self.assertEqual(Sizer().size(deep)[1], 50000 * (sys.getsizeof([]) + 8) + 16)

    @unittest.skipIf(sys.version_info < (3, 11), 'every instance has its __dict__')
    def test_plain_instances_cost_what_the_allocator_gave(self):
        for count in (1, 2, 4, 7, 8, 15, 20):
            with self.subTest(attributes=count):
                names = {}
                exec('class Plain(object):\n def __init__(self):\n  ' + ''.join(
                    'self.a%d = ' % n for n in range(count)) + 'None\n', names)
                made = [names['Plain']() for _ in range(100)]   # then the array's length is settled
                made += [None] * 1000
                tracemalloc.start()
                before = tracemalloc.get_traced_memory()[0]
                for n in range(100, 1100):
                    made[n] = names['Plain']()
                after = tracemalloc.get_traced_memory()[0]
                tracemalloc.stop()
                self.assertEqual(Sizer([id(None)]).size(made[-1])[1], (after - before) // 1000)

    def test_attributes_of_a_list_are_not_its_items(self):
        class Items(list):
            pass
        items = Items(range(1000, 2000))
        spare = Sizer().size(Items())[1] - Sizer().size([])[1]
        self.assertLessEqual(abs(Sizer().size(items)[1] - Sizer().size(list(items))[1]), spare + 8)

    def test_simple_namespace_and_generators_are_followed(self):
        plain = Sizer().size(types.SimpleNamespace())[1]
        self.assertGreater(Sizer().size(types.SimpleNamespace(a='x' * 1000))[1], plain + 1000)


if __name__ == '__main__':
    unittest.main()
