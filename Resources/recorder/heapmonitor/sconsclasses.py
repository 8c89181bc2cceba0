"""The classes of SCons that Heapmonitor tracked in 2008, under the names it gave them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .options import Options

CLASSES = (
    # module, class, registered name
    ('SCons.Node', 'Node', 'Node'),
    ('SCons.Node.FS', 'Base', 'Node.FS.Base'),
    ('SCons.Node.FS', 'Dir', 'Node.FS.Dir'),
    ('SCons.Node.FS', 'RootDir', 'Node.FS.RootDir'),
    ('SCons.Node.FS', 'File', 'Node.FS.File'),
    ('SCons.Executor', 'Executor', 'Executor.Executor'),
    ('SCons.Executor', 'Null', 'Executor.Null'),
    ('SCons.Environment', 'Base', 'Environment.Base'),
    ('SCons.Environment', 'SubstitutionEnvironment', 'Environment.SubstitutionEnvironment'),
    ('SCons.Environment', 'OverrideEnvironment', 'Environment.OverrideEnvironment'),
    ('SCons.Action', 'CommandAction', 'Action.CommandAction'),
    ('SCons.Action', 'CommandGeneratorAction', 'Action.CommandGeneratorAction'),
    ('SCons.Action', 'LazyAction', 'Action.LazyAction'),
    ('SCons.Action', 'FunctionAction', 'Action.FunctionAction'),
    ('SCons.Action', 'ListAction', 'Action.ListAction'),
    ('SCons.Builder', 'BuilderBase', 'Builder.BuilderBase'),
    ('SCons.Builder', 'CompositeBuilder', 'Builder.CompositeBuilder'),
    ('SCons.Builder', 'OverrideWarner', 'Builder.OverrideWarner'),
    ('SCons.SConsign', 'DB', 'SConsign.DB'),
)


def specs(options: Options) -> list[str]:
    """Class specs with the level and trace that `options` ask for."""
    settings = f'level={options.resolution_level}{",trace" if options.trace else ""}'
    return [f'{module}:{cls},name={name},{settings}' for module, cls, name in CLASSES]
