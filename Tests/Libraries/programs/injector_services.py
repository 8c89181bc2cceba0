"""Services whose constructors are read by the injector."""
import looks
from injector import Injector, Module, inject, provider, singleton, threadlocal


class Db(object):
    def __init__(self):
        self.rows = [1, 2]


class Service(object):
    @inject
    def __init__(self, db: Db, factor: int):
        self.db, self.factor = db, factor


class SubService(Service):              # no constructor of its own
    pass


@singleton
class Cache(object):
    pass


@threadlocal
class Local(Db):
    pass


class Numbers(Module):
    def configure(self, binder):
        binder.bind(int, to=3)

    @provider
    @singleton
    def words(self) -> str:
        return 'words'


injector = Injector([Numbers()])
print(type(injector.get(SubService).db).__name__, injector.get(SubService).factor)
print(injector.get(Cache) is injector.get(Cache), injector.get(Local) is injector.get(Local))
print(injector.get(str), injector.create_object(Service, {'factor': 5}).factor)
print(injector.create_child_injector().get(Service).db.rows)
kept = [injector.get(SubService) for _ in range(20)]
looks.look(Db, Service, SubService, Cache, Local, Numbers, 'injector')
looks.counted(SubService, 22, 20)
