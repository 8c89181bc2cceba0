"""Reads heap files as docs/heap-format.md tells, for the tests."""
import array
import collections
import struct
import sys
import zlib

UNKNOWN = 0xffffffff

Object = collections.namedtuple('Object', 'type size count references')


class HeapFile(object):
    """All that is in a file; every checksum is compared."""

    def __init__(self, path):
        with open(path, 'rb') as file:
            self.bytes = file.read()
        magic, version, compressed, checksum = struct.unpack_from('<8sHHI', self.bytes)
        assert magic == b'\x89HEAP\r\n\x1a' and version == 1, (magic, version)
        assert checksum == zlib.crc32(self.bytes[:12])
        self._compressed = compressed
        self.texts, self.types, self.layouts, self.roots = [], [], [], []
        self.objects, self.values, self.info = {}, {}, {}
        self.blocks = 0
        self._place = 16
        while self._block():
            self.blocks += 1
        assert self._place == len(self.bytes)

    def _block(self):
        kind, self.count, stored, length, checksum = struct.unpack_from(
            '<4sIIII', self.bytes, self._place)
        start = self._place + 20
        self._place = start + stored
        content = self.bytes[start:self._place]
        assert zlib.crc32(content, zlib.crc32(self.bytes[start - 20:start - 4])) == checksum
        self._content = zlib.decompress(content) if self._compressed else content
        assert len(self._content) == length
        self._at = 0
        if kind == b'END!':
            assert self.count == self.blocks
            assert list(self._longs(2)) == [
                len(self.objects), sum(len(obj.references) for obj in self.objects.values())]
        else:
            getattr(self, '_read_' + kind.decode().lower())()
        assert self._at == length
        return kind != b'END!'

    def _numbers(self, code, width, count):
        found = array.array(code, self._content[self._at:self._at + width * count])
        self._at += width * count
        if sys.byteorder != 'little':
            found.byteswap()
        return found

    def _words(self, count=None):
        return self._numbers('I', 4, self.count if count is None else count)

    def _longs(self, count=None):
        return self._numbers('Q', 8, self.count if count is None else count)

    def _taken(self, lengths):
        for length in lengths:
            self._at += length
            yield self._content[self._at - length:self._at]

    def _read_info(self):
        texts = [text.decode() for text in self._taken(self._words(2 * self.count))]
        self.info.update(zip(texts[::2], texts[1::2]))

    def _read_text(self):
        self.texts += [text.decode() for text in self._taken(self._words())]

    def _read_type(self):
        addresses, names, modules, counts = (
            self._longs(), self._words(), self._words(), self._words())
        bases = [list(self._longs(count)) for count in counts]
        for address, name, module, based in zip(addresses, names, modules, bases):
            module = self.texts[module]
            name = self.texts[name]
            self.types.append((address, name if module in ('', 'builtins')
                               else module + '.' + name, based))

    def _read_layo(self):
        rules, counts = self._words(), self._words()
        self.layouts += [(rule, list(self._words(count))) for rule, count in zip(rules, counts)]

    def _read_objs(self):
        addresses, sizes = self._longs(), self._longs()
        types, layouts, counts, referents = (self._words() for _ in range(4))
        for row, address in enumerate(addresses):
            assert address not in self.objects
            held = list(self._longs(referents[row]))
            self.objects[address] = Object(
                self.types[types[row]][1], sizes[row], counts[row],
                list(zip(self._names(self.layouts[layouts[row]], held), held)))

    def _names(self, layout, held):
        rule, codes = layout
        words = ['', '.%s', '__dict__', 'closure %s', 'contents', 'local %s', 'type', '<%s>',
                 'globals']
        names = [words[code >> 28].replace('%s', self.texts[code & 0xfffffff]) for code in codes]
        rest = len(held) - len(names)
        names += {
            0: lambda: [''] * rest, 1: lambda: list(range(rest)),
            2: lambda: list(range(rest))[::-1],
            3: lambda: ['key'] * (rest // 2) + [('value', key) for key in held[len(names):][:rest // 2]],
            4: lambda: ['member'] * rest, 5: lambda: names[-1:] * rest}[rule]()
        return names[:len(held)]

    def _read_valu(self):
        addresses, kinds, lengths, stored = (
            self._longs(), self._words(), self._words(), self._words())
        for address, kind, length, text in zip(addresses, kinds, lengths, self._taken(stored)):
            self.values[address] = text if kind == 2 else text.decode(), length

    def _read_root(self):
        kinds, texts, addresses = self._words(), self._words(), self._longs()
        self.roots += [(kind, self.texts[text], address)
                       for kind, text, address in zip(kinds, texts, addresses)]

    def outside(self):
        """Addresses of what has more references than the file shows."""
        found = collections.Counter(
            target for obj in self.objects.values() for _, target in obj.references)
        return [address for address, obj in self.objects.items()
                if (not found[address] if obj.count == UNKNOWN else obj.count > found[address])]

    def of_type(self, name):
        """Addresses of the objects of a type."""
        return [address for address, obj in self.objects.items() if obj.type == name]
