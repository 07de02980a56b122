"""A mail server that writes down whom it got mail for, slowly enough to be killed in between."""

import os
import time
from pathlib import Path

from django.core.mail.backends.base import BaseEmailBackend

SLOWLY = 0.02  # seconds for each mail, before and after it is taken


class Server(BaseEmailBackend):
    def send_messages(self, messages):
        for message in messages:
            time.sleep(SLOWLY)
            with Path(os.environ["MAILS"]).open("a") as book:
                book.write(f"{message.to[0]}\n")
            time.sleep(SLOWLY)
        return len(messages)
