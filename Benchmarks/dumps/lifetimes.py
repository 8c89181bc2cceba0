"""When the instances of a class are born and freed, and their addresses."""

import heapq


class Lifetime:
    """One instance. From `last` on its address belongs to another one, so it is not measured."""

    __slots__ = ("birth", "death", "address", "last")

    def __init__(self, birth, death, address):
        self.birth = birth
        self.death = death
        self.address = address
        self.last = None


def lifetimes(count, end, freed, first_address, chance):
    """`count` lifetimes within `end` seconds, in order of birth.

    ClassTracker knows an object by its address: when a later instance is given the address of a
    freed one (every second time there is one), nothing more is recorded for the freed one.
    """
    births = sorted(0.001 + chance.part() * end * 0.995 for _ in range(count))
    gone = []
    address = first_address
    result = []
    for number, birth in enumerate(births):
        death = birth + (end * 1.005 - birth) * chance.part() if chance.part() < freed else None
        place = None
        if gone and gone[0][0] < birth and chance.part() < 0.5:
            former = heapq.heappop(gone)[2]
            former.last = birth
            place = former.address
        if place is None:
            address += 64 * chance.between(1, 5)
            place = address
        item = Lifetime(birth, death, place)
        if death is not None:
            heapq.heappush(gone, (death, number, item))
        result.append(item)
    return result
