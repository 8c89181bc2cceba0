"""The imitated program: a build tool with its classes, their instances and traces."""

from dumps.chance import Chance

MODULES = ("build.node", "build.graph", "build.action", "build.scanner", "build.environment")
CLASSES = ("File", "Folder", "Target", "Executor", "Override", "Signature", "Command", "Alias")
FUNCTIONS = ("lookup", "collect", "__init__", "resolve", "<module>", "prepare", "<listcomp>")
SITES = 12


def align(size):
    return (int(size) + 7) & ~7


class ProgramClass:
    """A class by its number: its name, the size of its instances, what they look like."""

    def __init__(self, number, seed):
        chance = Chance(seed, "class", number)
        self.number = number
        self.module = MODULES[number % len(MODULES)]
        self.short_name = CLASSES[number % len(CLASSES)]
        round_of_names = number // (len(MODULES) * len(CLASSES))
        if round_of_names:
            self.short_name += str(round_of_names)
        self.name = "%s.%s" % (self.module, self.short_name)
        self.basic_size = 56 if number % 4 else 48
        self.own_bytes = chance.choice((120, 300, 700, 1500, 4000))
        self.growth = chance.choice((0.0, 0.0, 0.05, 0.15))
        self.sites = [self._site(chance) for _ in range(SITES)]

    def _site(self, chance):
        """A trace: (file, line, function, source), from the main program inwards."""
        frames = [
            (
                "/home/build/project/recipe.py",
                chance.between(1, 400),
                "<module>",
                'include(folders, exports=["environment"], copy=0)\n',
            )
        ]
        for step in range(1, chance.between(5, 8)):
            module = MODULES[(self.number + step) % len(MODULES)].replace(".", "/")
            function = chance.choice(FUNCTIONS)
            source = "        made = self.%s(node, target='t%d', source=inputs[%d], <x & y>)\n" % (
                function.strip("<>_"),
                step,
                chance.below(40),
            )
            file = "/usr/lib/python3.11/site-packages/%s.py" % module
            frames.append((file, chance.between(20, 3700), function, source))
        return tuple(frames)

    def text(self, serial, address):
        """The repr() of an instance: most classes do not define one, some show markup."""
        style = self.number % 6
        if style == 1:
            return "%s('build/lib%d/object_%d.o')" % (self.short_name, serial % 97, serial)
        if style == 3:
            return '<%s #%d & "env=%d" <b>x</b>>' % (self.short_name, serial, serial % 13)
        if style == 5:
            files = ", ".join("'lib%d/f%d.c'" % (serial % 41, k) for k in range(4 + serial % 8))
            return "<%s inputs=[%s] at 0x%x>" % (self.short_name, files, address)
        return "<%s object at 0x%x>" % (self.name, address)


def shares(count, objects):
    """How many of `objects` each of `count` classes has: as 1, 1/2, 1/3 …, each at least one."""
    weights = [1.0 / (number + 1) for number in range(count)]
    scale = (objects - count) / sum(weights)
    result = [1 + int(weight * scale) for weight in weights]
    result[0] += objects - sum(result)
    return result


def clipped(text, limit):
    """Pympler's way to shorten a repr: it removes the middle."""
    if len(text) <= limit:
        return text
    half = limit // 2 - 3
    return text[:half] + "....." + text[-half:]
