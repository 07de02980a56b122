"""Many people at the same moment, on a database that threads share."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections

from incubator.core.errors import DomainError

CROWD = 10


def at_once(work, count=CROWD):
    """The answers, or the sentences of refusals, of ``work(number)`` started together."""
    barrier = Barrier(count)

    def run(number):
        barrier.wait()
        try:
            return work(number)
        except DomainError as error:
            return str(error)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as crowd:
        return list(crowd.map(run, range(count)))
