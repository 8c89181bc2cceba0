"""Tasks as functions and classes, with a memory broker, eagerly and in a worker of threads."""
import looks
from celery import Celery, Task, chain, chord, group
from celery.contrib.testing.worker import start_worker

app = Celery('example', broker='memory://', backend='cache+memory://')
app.conf.update(task_always_eager=False, worker_hijack_root_logger=False, task_store_eager_result=True,
                broker_connection_retry_on_startup=True,
                broker_transport_options={'polling_interval': 0.01})


class Order(object):
    def __init__(self, number):
        self.number = number


class Tracked(Task):
    calls = 0

    def __call__(self, *arguments, **keywords):
        type(self).calls += 1
        return super().__call__(*arguments, **keywords)

    def on_failure(self, error, task_id, arguments, keywords, info):
        print('failed', error)


held = []


@app.task(base=Tracked)
def order(number):
    one = Order(number)
    if number % 10 == 0:
        held.append(one)
    return one.number


@app.task
def add(*numbers):
    return sum(numbers[0] if isinstance(numbers[0], list) else numbers)


@app.task(bind=True, max_retries=2)
def flaky(self):
    if self.request.retries < 2:
        raise self.retry(countdown=0)
    return self.request.retries


@app.task(base=Tracked, name='broken')
def broken():
    raise ValueError('as planned')


app.conf.task_always_eager = True
print(chain(add.s(1, 2), add.s(3)).apply().get(), group(add.s(n, n) for n in range(3))().get())
print(chord(add.s(n) for n in range(4))(add.s()).get(), flaky.apply().get())
print(broken.apply().state, sorted(name for name in app.tasks if 'celery' not in name))
app.conf.task_always_eager = False
with start_worker(app, pool='solo', perform_ping_check=False, loglevel='ERROR'):
    results = [order.delay(number) for number in range(50)]
    print(sum(result.get(timeout=60) for result in results))
print(order.calls if hasattr(order, 'calls') else None, len(held))
looks.look(Order, Tracked, type(order), type(add), Task)
looks.counted(Order, 50, 5)
