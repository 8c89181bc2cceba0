import re
class Token:
    __slots__ = ('kind', 'text')
    def __init__(self, kind, text): self.kind, self.text = kind, text
text = 'foo = bar + 12 * (baz - 3);\n' * 4000
def tokens():
    for m in re.finditer(r'\w+|[^\w\s]', text): yield Token('w', m.group())
n = 0
for _ in range(8):
    for t in tokens(): n += len(t.text)
