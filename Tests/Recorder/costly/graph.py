class Node:
    def __init__(self, number): self.number, self.edges = number, []
class Edge:
    __slots__ = 'a', 'b'
    def __init__(self, a, b): self.a, self.b = a, b
for _ in range(6):
    nodes = [Node(i) for i in range(40000)]
    for i in range(80000):
        a, b = nodes[i % 40000], nodes[i * 7 % 40000]
        a.edges.append(Edge(a, b))
