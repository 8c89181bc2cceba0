"""Commands, groups and parameter types of ours, run in the process."""
import click
import looks
from click.testing import CliRunner


class Even(click.ParamType):
    name = 'even'

    def convert(self, value, param, ctx):
        if int(value) % 2:
            self.fail(f'{value} is odd', param, ctx)
        return int(value)


class Aliases(click.Group):             # no constructor of its own
    def get_command(self, ctx, name):
        found = [one for one in self.list_commands(ctx) if one.startswith(name)]
        return super().get_command(ctx, found[0] if len(found) == 1 else name)


class Store(object):
    def __init__(self, verbose=False):
        self.verbose, self.items = verbose, []


stores = []


@click.group(cls=Aliases)
@click.option('--verbose', is_flag=True)
@click.pass_context
def main(ctx, verbose):
    """The store's tool."""
    ctx.obj = Store(verbose)
    if verbose:
        stores.append(ctx.obj)


@main.command()
@click.argument('number', type=Even())
@click.option('--colour', type=click.Choice(['red', 'blue']), default='red', show_default=True)
@click.pass_obj
def add(store, number, colour):
    """Adds a NUMBER."""
    store.items.append(number)
    click.echo(f'{store.verbose} {store.items} {colour}')


@main.command()
@click.confirmation_option()
@click.make_pass_decorator(Store, ensure=True)
def drop(store):
    click.secho('dropped', fg='red')


runner = CliRunner()
for given in ('--help', 'add --help', 'add 4', '--verbose a 6 --colour blue', 'add 3', 'add x',
              'add 4 --colour green', 'drop --yes', 'none', ''):
    result = runner.invoke(main, given)
    print(given, result.exit_code, result.output, type(result.exception).__name__)
print(runner.invoke(main, 'drop', input='y\n').output)
for n in range(20):
    runner.invoke(main, (['--verbose'] if n % 4 == 0 else []) + ['add', str(2 * n)])
looks.look(Even, Aliases, Store, 'click')
looks.counted(Store, 28, len(stores))
