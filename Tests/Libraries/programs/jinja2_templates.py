"""Templates, loaders, extensions, undefined values and macros."""
import looks
from jinja2 import (ChainableUndefined, DictLoader, Environment, StrictUndefined, TemplateError,
                    nodes, pass_context)
from jinja2.ext import Extension
from jinja2.sandbox import SandboxedEnvironment


class Loud(Extension):
    tags = {'loud'}

    def parse(self, parser):
        line = next(parser.stream).lineno
        body = parser.parse_statements(['name:endloud'], drop_needle=True)
        return nodes.CallBlock(self.call_method('_loud'), [], [], body).set_lineno(line)

    def _loud(self, caller):
        return caller().upper()


class Own(Environment):                 # no constructor of its own
    pass


class Nothing(ChainableUndefined):
    def __str__(self):
        return f'<{self._undefined_name}>'


class Row(object):
    def __init__(self, number):
        self.number = number


@pass_context
def names(context):
    return sorted(context.get_all())[:3]


environment = Own(loader=DictLoader({
    'base': '{% block head %}base{% endblock %}:{% block body %}{% endblock %}',
    'page': '{% extends "base" %}{% block body %}{% for r in rows %}{{ loop.index }}={{ r.number }} '
            '{% endfor %}{{ super() }}{% loud %}loud {{ gone.deep }}{% endloud %}{% endblock %}',
    'macro': '{% macro m(a, b=2) %}{{ a }}{{ b }}{{ caller() }}{% endmacro %}'
             '{% call m(1) %}x{% endcall %}{{ names() }}'}),
    extensions=[Loud], undefined=Nothing, autoescape=True)
environment.globals['names'] = names
rows = [Row(n) for n in range(20)]
print(environment.get_template('page').render(rows=rows[:5]))
print(environment.get_template('macro').render(a='<'), environment.from_string('{{ "<" }}').render())
for source in ('{% if %}', '{{ x.y }}', '{{ ().__class__.__mro__ }}', '{{ 1/0 }}'):
    for kind in (Environment, SandboxedEnvironment):
        try:
            print(kind(undefined=StrictUndefined).from_string(source).render())
        except (TemplateError, ZeroDivisionError) as error:
            print(type(error).__name__, error)
looks.look(Loud, Own, Nothing, Row, 'jinja2')
looks.counted(Row, 20, 20)
