"""Graphs by inheritance, with views, factories, algorithms and pickles."""
import pickle

import looks
import networkx


class Node(object):
    def __init__(self, number):
        self.number = number

    def __lt__(self, other):
        return self.number < other.number


class Thin(networkx.Graph):
    edge = {'weight': 1}
    edge_attr_dict_factory = lambda self: self.edge             # noqa: E731
    node_attr_dict_factory = dict


class Labelled(networkx.DiGraph):       # no constructor of its own
    def add_edge(self, u, v, **more):
        super().add_edge(u, v, label=f'{u}-{v}', **more)


nodes = [Node(n) for n in range(25)]
graph = networkx.Graph()
graph.add_edges_from(zip(nodes, nodes[1:]))
graph.add_edge(nodes[0], nodes[-1])
print(len(networkx.shortest_path(graph, nodes[0], nodes[12])), networkx.is_connected(graph))
thin = Thin([(1, 2), (2, 3), (3, 1)])
print(thin, networkx.pagerank(thin), thin.subgraph([1, 2]).edges, type(thin.copy()).__name__)
arrows = Labelled()
arrows.add_edge('a', 'b')
print(arrows.edges(data=True), arrows.reverse().edges, arrows.to_undirected(), arrows.__class__)
print(networkx.node_link_data(arrows, edges='edges'), len(pickle.dumps(arrows)))
print(sorted(networkx.barbell_graph(3, 1).degree), networkx.freeze(thin).nodes)
print(list(networkx.generate_edgelist(networkx.MultiDiGraph([(1, 2), (1, 2)]))))
looks.look(Node, Thin, Labelled, networkx.Graph, networkx.MultiDiGraph, 'networkx.classes')
looks.counted(Node, 25, 25)
