"""A patched program: greenlets, locals, queues, pools and a server."""
from gevent import monkey
monkey.patch_all()

import queue                            # noqa: E402
import socket                           # noqa: E402
import threading                        # noqa: E402

import gevent                           # noqa: E402
import gevent.pool                      # noqa: E402
import gevent.server                    # noqa: E402
import looks                            # noqa: E402

print(threading.active_count(), [thread.name for thread in threading.enumerate()])


class Request(object):
    def __init__(self, number):
        self.number = number


class Job(gevent.Greenlet):
    def __init__(self, number):
        super().__init__()
        self.number = number

    def _run(self):
        gevent.sleep(0.001)
        return self.number * 2


class Local(gevent.local.local if hasattr(gevent, 'local') else threading.local):
    def __init__(self, start=0):
        self.count = start


def work(number):
    request = Request(number)
    gevent.sleep(0.002 * (number % 3))
    return request.number


jobs = [gevent.spawn(work, number) for number in range(200)]
gevent.joinall(jobs)
print(sum(job.value for job in jobs))
more = [Job(number) for number in range(5)]
for job in more:
    job.start()
gevent.joinall(more)
print([job.value for job in more], gevent.pool.Pool(3).map(work, range(9)))


def serve(connection, address):
    connection.sendall(connection.recv(100).upper())
    connection.close()


server = gevent.server.StreamServer(('127.0.0.1', 0), serve)
server.start()
for text in (b'one', b'two'):
    with socket.create_connection(server.address) as client:
        client.sendall(text)
        print(client.recv(100))
server.stop()
lines, local = queue.Queue(), Local(3)


def fill():
    local.count += 1
    lines.put((local.count, threading.current_thread() is threading.main_thread()))


threads = [threading.Thread(target=fill) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print([lines.get() for _ in threads], local.count, threading.active_count())
looks.look(Request, Job, Local, 'gevent')
kept = [Request(n) for n in range(11)]
looks.counted(Request, 220, 11)
