"""Reference cycles at the end of a program, as a graph in Pympler's format."""
import os
import re
import shutil
import subprocess
import unittest

from support import ProgramTestCase

from heapmonitor.cycles import components, in_cycles

NODE = re.compile(r'^    "(Xx[0-9a-f]+)" \[ label = "(.*)\\n(.*)\\n(\d+) bytes"  \];$')
EDGE = re.compile(r'^    (Xx[0-9a-f]+) -> (Xx[0-9a-f]+) \[label="(.*?)"(,weight=100)?\];$')


class CycleTests(unittest.TestCase):

    def test_components(self):
        graph = {1: [2], 2: [3], 3: [1, 4], 4: [5], 5: [], 6: [6], 7: [8], 8: [7, 1]}
        self.assertEqual(sorted(sorted(c) for c in components(graph)),
                         [[1, 2, 3], [4], [5], [6], [7, 8]])
        self.assertEqual(sorted(sorted(c) for c in in_cycles(graph)),
                         [[1, 2, 3], [6], [7, 8]])

    def test_long_chains_do_not_recurse(self):
        length = 50000
        graph = {n: [n + 1] for n in range(length)}
        graph[length] = [0]
        self.assertEqual([len(c) for c in components(graph)], [length + 1])


class LeakgraphTests(ProgramTestCase):

    def _graph(self):
        app = self.write('app.py', '''
            class Parent(object):
                def __init__(self): self.name = 'a "quoted" \\\\ name'
            class Child(object):
                __slots__ = ('parent',)
            for _ in range(3):
                parent, child = Parent(), Child()
                parent.child, child.parent = child, parent
            del parent, child
            straight = [[], {}]
            loop = []
            loop.append(loop)
            del loop
        ''')
        graph = os.path.join(self.folder, 'graph.txt')
        self.assertEqual(self.record(app, options=['--garbage=' + graph, '--auto=0']), (0, '', ''))
        with open(graph) as file:
            return graph, file.read().splitlines()

    def test_format(self):
        _, lines = self._graph()
        self.assertEqual(lines[:4], ['// Process this file with graphviz', 'digraph G {',
                                     '    node [shape=box];',
                                     '    comment="with all that the cycles hold";'])
        self.assertEqual(lines[-1], '}')
        nodes = [NODE.match(line) for line in lines[4:-1] if ' -> ' not in line]
        edges = [EDGE.match(line) for line in lines[4:-1] if ' -> ' in line]
        self.assertNotIn(None, nodes + edges)
        types = [node.group(3) for node in nodes]
        self.assertEqual((types.count('Parent'), types.count('Child')), (3, 3))
        self.assertEqual(sum(edge.group(3) == 'parent' for edge in edges), 3)
        self.assertEqual(sum(edge.group(3) == '[0]' for edge in edges), 1)
        known = {node.group(1) for node in nodes}
        self.assertTrue(all(e.group(1) in known and e.group(2) in known for e in edges))

    def test_sizes_are_those_of_the_objects_alone(self):
        app = self.write('app.py', '''
            import sys
            class Node(object):
                __slots__ = 'next', 'data'
            class Plain(object): pass
            class Honest(list): pass
            class Lying(list):
                def __sizeof__(self): return 7
            def flat(obj):
                return (sys.getsizeof(obj) + 7) // 8 * 8
            node, plain, loop, lying, honest = Node(), Plain(), [None] * 50, Lying(), Honest()
            node.next, node.data = node, bytes(5000)
            plain.own = plain
            loop.append(loop)
            lying.append(lying)
            honest.append(None)
            print(flat(node), flat(plain), flat(loop), flat(honest))
            del node, plain, loop, lying
        ''')
        graph = os.path.join(self.folder, 'graph.txt')
        status, out, err = self.record(app, options=['--garbage=' + graph, '--auto=0'])
        self.assertEqual((status, err), (0, ''))
        with open(graph) as file:
            nodes = [node for node in map(NODE.match, file) if node]
        sizes = {node.group(3): node.group(4) for node in nodes}
        self.assertEqual([sizes[name] for name in ('Node', 'Plain', 'list', 'Lying')], out.split())

    def test_what_hangs_on_cycles_is_there(self):
        for program, held in (('''
            class Node(object):
                def __init__(self):
                    self.me = self
                    self.rows = [[i] for i in range(20)]
            nodes = [Node() for _ in range(10)]
            del nodes
        ''', {'list': 210}), ('''
            class Link(object):
                __slots__ = 'next', 'payload'
            class Payload(object):
                __slots__ = 'items',
            def leave():
                one, other = Link(), Link()
                one.next, other.next = other, one
                one.payload = Payload()
                one.payload.items = (set(), [{'k': [1]}])
            leave()
        ''', {'Payload': 1, 'tuple': 1, 'set': 1, 'list': 2, 'dict': 1})):
            app = self.write('app.py', program)
            graph = os.path.join(self.folder, 'graph.txt')
            self.assertEqual(self.record(app, options=['--garbage=' + graph, '--auto=0']), (0, '', ''))
            with open(graph) as file:
                types = [node.group(3) for node in map(NODE.match, file) if node]
            for name, count in held.items():
                self.assertEqual(types.count(name), count, name)

    @unittest.skipIf(shutil.which('dot') is None, 'graphviz is not installed')
    def test_graphviz_reads_it(self):
        graph, _ = self._graph()
        done = subprocess.run(['dot', '-Tplain', graph], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE)
        self.assertEqual((done.returncode, done.stderr), (0, b''))


if __name__ == '__main__':
    unittest.main()
