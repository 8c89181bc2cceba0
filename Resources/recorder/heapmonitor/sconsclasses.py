"""The classes of SCons that Heapmonitor tracked in 2008, under the names it gave them."""

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


def specs(options):
    """Class specs with the level and trace that `options` ask for."""
    return ['%s:%s,name=%s,level=%d%s' % (module, cls, name, options.resolution_level,
                                          ',trace' if options.trace else '')
            for module, cls, name in CLASSES]
