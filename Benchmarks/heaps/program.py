"""The program whose heap is captured: python3 program.py OBJECTS, until its input ends.

It has instances with attributes, dictionaries, lists and texts, about OBJECTS objects in all, and says
"ready". At its end it says the longest time in which it came to nothing, in seconds.
"""

import sys
import threading
import time


class Row:
    def __init__(self, number):
        self.key = "row %d" % number
        self.values = [1_000_000 + number, "value %d" % number]
        self.more = {"number": number + 5_000_000}


PARTS = 7  # objects that a row makes


def main(objects):
    store = {number: Row(number) for number in range(objects // PARTS)}
    ended = threading.Event()

    def wait():
        sys.stdin.read()
        ended.set()

    threading.Thread(target=wait, daemon=True).start()
    print("ready", flush=True)
    longest, last = 0.0, time.perf_counter()
    while not ended.is_set():
        time.sleep(0.001)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    print(longest, len(store), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
