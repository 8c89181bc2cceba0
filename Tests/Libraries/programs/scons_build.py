"""Builds files by Python functions, twice, with SCons in a process of its own."""
import os
import subprocess
import sys
import tempfile

CONSTRUCT = '''
import looks
import SCons.Node.FS

class Upper(object):
    def __init__(self, word='upper'):
        self.word = word
    def __call__(self, target, source, env):
        with open(str(source[0])) as one, open(str(target[0]), 'w') as other:
            other.write(one.read().upper() + env['WORD'])

class Loud(Upper):
    pass

env = Environment(WORD='!', tools=['textfile'])
env.Append(BUILDERS={'Upper': Builder(action=Action(Loud(), 'upper $TARGET'), suffix='.up', src_suffix='.in')})
for name in 'abc':
    env.Upper(name)
env.Textfile('list', [File('a.up'), 'and', 'more'])
env.Command('all', ['a.up', 'b.up', 'c.up'], [Copy('$TARGET', '$SOURCE'), Chmod('$TARGET', 0o644)])
looks.look('SCons.Node', 'SCons.Environment', 'SCons.Builder', 'SCons.Action', 'SCons.Executor')
'''
with tempfile.TemporaryDirectory() as folder:
    for name in 'abc':
        with open(os.path.join(folder, name + '.in'), 'w') as file:
            file.write(name)
    with open(os.path.join(folder, 'SConstruct'), 'w') as file:
        file.write(CONSTRUCT)
    variables = dict(os.environ, PYTHONPATH=os.pathsep.join(
        [*filter(None, [os.environ.get('PYTHONPATH')]), os.path.dirname(os.path.abspath(__file__))]))
    for options in (['--tree=all'], ['--debug=count,explain'], ['-c'], ['none']):
        done = subprocess.run([sys.executable, '-m', 'SCons', *options], cwd=folder, env=variables,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        print(options, done.returncode, done.stdout.decode())
