"""A mail server of a few lines: it takes mail, refuses it, is away, or dies in the middle."""

from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

#: Address -> what is raised when mail for it is handed over; "" is where the server is away.
answers: dict[str, BaseException] = {}


class Killed(BaseException):
    """The process ends here: nothing after it runs."""


class Server(EmailBackend):
    def open(self):
        if "" in answers:
            raise answers[""]
        return True

    def send_messages(self, messages):
        for message in messages:
            if error := answers.get(message.to[0]):
                if getattr(error, "after_taking", False):
                    super().send_messages([message])
                raise error
        return super().send_messages(messages)


def got() -> list[str]:
    """The addresses that got mail, in order, doubles too."""
    return [address for message in mail.outbox for address in message.to]
