"""A program with a memory leak, which writes a dump of its memory to heap.dat.

A reader opens and closes documents, but its history is never emptied and keeps every page.
Pympler's ClassTracker watches both classes and takes a snapshot after each round of work.
"""

from pympler.classtracker import ClassTracker

ROUNDS = 5
DOCUMENTS_PER_ROUND = 20


class Page:
    def __init__(self, number):
        self.number = number
        self.text = "%d: %s" % (number, "word " * 40)


class Document:
    def __init__(self, name, length):
        self.name = name
        self.pages = [Page(number) for number in range(length)]


class Reader:
    def __init__(self):
        self.open = []
        self.history = []

    def read(self, name):
        document = Document(name, length=8)
        self.open.append(document)
        self.history.extend(document.pages)  # the leak: pages outlive their document

    def close_all(self):
        self.open.clear()


def main():
    tracker = ClassTracker()
    tracker.track_class(Document, resolution_level=1, trace=True)
    tracker.track_class(Page, resolution_level=1, trace=True)
    reader = Reader()
    tracker.create_snapshot("start")
    for turn in range(1, ROUNDS + 1):
        for number in range(DOCUMENTS_PER_ROUND):
            reader.read("document %d.%d" % (turn, number))
        reader.close_all()
        tracker.create_snapshot("round %d" % turn)
    tracker.stats.dump_stats("heap.dat")


if __name__ == "__main__":
    main()
