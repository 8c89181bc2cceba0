"""Runs as another user: at random moments puts links and folders of its own in the place of names in a
folder.  python3 swapper.py FOLDER TARGET MICROSECONDS SEED NAME...

Each NAME, and each staging folder that appears, is exchanged again and again with a link to TARGET, with
a folder whose entries are links to it, with a pipe or with a file.
"""
import ctypes
import os
import random
import sys
import time

EXCHANGE = 2
LIBC = ctypes.CDLL(None, use_errno=True)


def baits(folder, target):
    """Names of what is put in place of others."""
    made = []

    def make(name, how):
        path = os.path.join(folder, name)
        try:
            how(path)
        except OSError:
            pass
        made.append(name)

    def trap(path):
        os.mkdir(path)
        for name in ('new', 'old', 'page', 'lock', 'assets', 'classes', 'deep', 'sub'):
            os.symlink(target, os.path.join(path, name))

    make('bait-link', lambda path: os.symlink(target, path))
    make('bait-file-link', lambda path: os.symlink(os.path.join(target, 'secret.txt'), path))
    make('bait-trap', trap)
    make('bait-pipe', os.mkfifo)
    make('bait-file', lambda path: open(path, 'w').close())
    return made


def main():
    folder, target, pause, seed = sys.argv[1:5]
    names = sys.argv[5:]
    chance = random.Random(int(seed))
    os.chdir(folder)
    opened = os.open('.', os.O_RDONLY)
    traps = baits('.', target)
    print('ready', flush=True)
    staging = []
    while os.getppid() != 1:
        if chance.random() < 0.2 or not names:
            staging = [name for name in os.listdir(opened) if name.startswith('.heaphtml.partial-')]
        victims = names + staging
        if victims:
            pair = chance.choice(victims).encode(), chance.choice(traps).encode()
            LIBC.renameat2(opened, pair[0], opened, pair[1], EXCHANGE)
        time.sleep(chance.random() * int(pause) / 1e6)


if __name__ == '__main__':
    main()
