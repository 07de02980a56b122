"""A mail server that writes down whom it got mail for, and kills the process where it is told to.

``KILL`` is a number and a moment: "5 after" ends it with signal 9 when the fifth mail was taken,
"5 before" when it was about to be.
"""

import os
import signal
from pathlib import Path

from django.core.mail.backends.base import BaseEmailBackend

taken = 0


class Server(BaseEmailBackend):
    def send_messages(self, messages):
        global taken
        number, _space, moment = os.environ["KILL"].partition(" ")
        for message in messages:
            taken += 1
            is_last = taken == int(number)
            if is_last and moment == "before":
                os.kill(os.getpid(), signal.SIGKILL)
            with Path(os.environ["MAILS"]).open("a") as book:
                book.write(f"{message.to[0]}\n")
            if is_last:
                os.kill(os.getpid(), signal.SIGKILL)
        return len(messages)
