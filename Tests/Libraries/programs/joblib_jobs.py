"""Classes of the script sent to worker processes by value, caches and hashes."""
import tempfile

import joblib
import looks


class Slotted(object):
    __slots__ = ('a',)

    def __init__(self, a):
        self.a = a


class Result(object):
    def __init__(self, a):
        self.a = a


class Task(object):
    def __init__(self, number):
        self.number = number

    def __call__(self):
        return Result(self.number * 2)


class Child(Task):                      # no constructor of its own
    pass


def work(task):
    return task()


if __name__ == '__main__':
    tasks = [Child(n) for n in range(12)]
    for backend in ('loky', 'threading', 'sequential'):
        done = joblib.Parallel(n_jobs=2, backend=backend)(joblib.delayed(work)(t) for t in tasks)
        print(backend, [one.a for one in done], type(done[0]) is Result)
    with tempfile.TemporaryDirectory() as folder:
        memory = joblib.Memory(folder, verbose=0)
        cached = memory.cache(lambda number: Task(number))
        print(cached(3).number, cached(3).number, joblib.hash(Task(3)), joblib.hash([1, 'a']))
        joblib.dump(tasks, folder + '/tasks')
        print([task.number for task in joblib.load(folder + '/tasks')])
    looks.by_value(Slotted)
    looks.by_value(Task)
    looks.look(Slotted, Task, Child, 'joblib')
