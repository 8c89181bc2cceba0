"""Writes a project of C files for SCons: one program of many small files.

    python3 Tests/Recorder/c_project.py FOLDER [FILES]

Each file includes three headers and has twenty functions, which gcc compiles in some
20 ms.  ``scons CC=… `` takes another compiler.
"""
import os
import sys

_SCONSTRUCT = '''\
compiler = ARGUMENTS.get('CC', 'gcc')
env = Environment(CC=compiler, LINK=compiler)
env.Program('program', Glob('*.c'))
'''


def write_project(folder, files=500):
    """`files` C files, one of them with ``main``, and an SConstruct."""
    for n in range(files - 1):
        functions = ['int f%d_%d(int x) { char b[64]; snprintf(b, 64, "%%d", x); '
                     'return atoi(b) + (int)strlen(b) * %d; }\n' % (n, k, k) for k in range(20)]
        _write(folder, 'f%d.c' % n,
               '#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n' + ''.join(functions))
    _write(folder, 'main.c', 'int main(void) { return 0; }\n')
    _write(folder, 'SConstruct', _SCONSTRUCT)


def _write(folder, name, text):
    with open(os.path.join(folder, name), 'w') as file:
        file.write(text)


if __name__ == '__main__':
    os.makedirs(sys.argv[1], exist_ok=True)
    write_project(sys.argv[1], *map(int, sys.argv[2:3]))
