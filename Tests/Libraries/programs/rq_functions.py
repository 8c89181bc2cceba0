"""What the worker of rq_jobs.py calls."""
held = []


class Order(object):
    def __init__(self, number):
        self.number = number


def order(number):
    one = Order(number)
    if number % 5 == 0:
        held.append(one)
    return one.number


def broken():
    raise ValueError('as planned')
