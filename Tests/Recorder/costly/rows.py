import json
from dataclasses import dataclass
@dataclass
class Row:
    id: int
    name: str
    value: float
    tags: list
data = json.dumps([{'id': i, 'name': 'n%d' % i, 'value': i / 3, 'tags': ['a', 'b']} for i in range(60000)])
for _ in range(3): rows = [Row(**d) for d in json.loads(data)]
