"""SCons' command line with the options that ``scons-hm`` added in 2008."""
import os

OURS = ('heapmonitor', 'garbage')       # values of --debug that SCons does not know


class SConsOptions(object):
    """What of ``--debug``, ``--garbage`` and ``--heapprofile`` was asked for."""

    def __init__(self, arguments, environ=os.environ):
        self.debug = set()
        self.heapprofile = self.garbage = None
        if environ.get('SCONSFLAGS'):   # first: what the arguments say goes before it
            environ['SCONSFLAGS'] = ' '.join(self._parse(environ['SCONSFLAGS'].split()))
        self.arguments = self._parse(list(arguments))   # for SCons

    def _parse(self, arguments):
        """`arguments` without what is ours; the others unchanged."""
        kept = []
        while arguments:
            argument = arguments.pop(0)
            if argument == '--':
                return kept + [argument] + arguments
            name, equals, value = argument.partition('=')
            if name in ('--debug', '--garbage', '--heapprofile'):
                if not equals:
                    if not arguments:
                        kept.append(argument)   # SCons says what is missing
                        continue
                    value = arguments.pop(0)
                if name == '--debug':
                    argument = self._debug(value)
                else:
                    setattr(self, name[2:], os.path.abspath(value))
                    argument = None
            if argument is not None:
                kept.append(argument)
        return kept

    def _debug(self, values):
        """The option with the values that SCons knows, or None."""
        kept = []
        for value in values.split(','):
            self.debug.add(value)
            if value not in OURS:
                kept.append(value)
        return '--debug=' + ','.join(kept) if kept else None
