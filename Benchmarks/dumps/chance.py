"""Random numbers that are the same on every Python."""

import random


class Chance:
    """Seeded by name. Only `random()` is used, because Python guarantees only its sequence."""

    def __init__(self, *seed):
        self.part = random.Random("/".join(map(str, seed))).random

    def below(self, limit):
        return int(self.part() * limit)

    def between(self, low, high):
        return low + int(self.part() * (high - low))

    def choice(self, items):
        return items[int(self.part() * len(items))]
