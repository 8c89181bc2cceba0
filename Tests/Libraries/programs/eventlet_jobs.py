"""A program patched by eventlet: green threads, pools and a server."""
import eventlet
eventlet.monkey_patch()

import threading                        # noqa: E402

import looks                            # noqa: E402
from eventlet import queue, wsgi        # noqa: E402
from eventlet.green.urllib import request       # noqa: E402

print(threading.active_count(), [thread.name for thread in threading.enumerate()])


class Request(object):
    def __init__(self, number):
        self.number = number


def work(number):
    one = Request(number)
    eventlet.sleep(0.001)
    return one.number


def site(environment, start):
    start('200 OK', [('Content-Type', 'text/plain')])
    return [environment['PATH_INFO'].encode()]


pool, lines = eventlet.GreenPool(10), queue.Queue()
print(sum(pool.imap(work, range(100))))
listener = eventlet.listen(('127.0.0.1', 0))
server = eventlet.spawn(wsgi.server, listener, site, log_output=False)
for path in ('/one', '/two'):
    print(request.urlopen('http://127.0.0.1:%d%s' % (listener.getsockname()[1], path)).read())
server.kill()
threads = [threading.Thread(target=lambda: lines.put(work(3))) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print([lines.get() for _ in threads], threading.active_count())
with eventlet.Timeout(0.01, False):
    eventlet.sleep(10)
looks.look(Request, eventlet.GreenPool, queue.Queue)
kept = [Request(n) for n in range(7)]
looks.counted(Request, 111, 7)
