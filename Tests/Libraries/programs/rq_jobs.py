"""Jobs in a queue of a Redis that is played, worked in this process."""
import fakeredis
import looks
from rq import Queue, SimpleWorker
from rq.job import Job
from rq.serializers import JSONSerializer

import rq_functions


class Own(Job):
    def perform(self):
        print('performs', self.func_name)
        return super().perform()


connection = fakeredis.FakeStrictRedis()
queue = Queue('default', connection=connection, job_class=Own)
jobs = [queue.enqueue(rq_functions.order, number) for number in range(12)]
jobs.append(queue.enqueue(rq_functions.broken))
jobs.append(queue.enqueue(rq_functions.order, 99, depends_on=jobs[0]))
worker = SimpleWorker([queue], connection=connection, job_class=Own)
print(worker.work(burst=True, logging_level='ERROR'))
print([(job.get_status(), job.return_value()) for job in jobs])
print(len(queue.failed_job_registry), JSONSerializer.dumps({'a': 1}))
looks.look(Own, Job, Queue, SimpleWorker, rq_functions.Order)
looks.counted(rq_functions.Order, 13, len(rq_functions.held))
