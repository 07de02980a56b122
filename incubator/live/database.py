"""How sockets ask the database: in one thread of the process, over one connection."""

from django.conf import settings
from django.db import close_old_connections, connections

from asgiref.sync import SyncToAsync


class InDatabase(SyncToAsync):
    """Runs a function in the thread of all sockets, whose connection stays open.

    Opening one takes longer than most questions. One that broke is replaced, and with
    CONN_HEALTH_CHECKS it is asked for before it is used again.
    """

    def thread_handler(self, loop, *args, **kwargs):
        close_old_connections()
        try:
            return super().thread_handler(loop, *args, **kwargs)
        finally:
            if settings.SOCKETS_KEEP_CONNECTION:
                _keep_connections()
            close_old_connections()


in_database = InDatabase
"""The same as a decorator."""


def _keep_connections() -> None:
    for connection in connections.all(initialized_only=True):
        connection.close_at = None
