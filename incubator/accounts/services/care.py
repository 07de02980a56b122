"""What the Office does for one person's account, each time told to the person or written down."""

from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from incubator.core import audit
from incubator.core.errors import DomainError

from ..models import User
from .people import end_sockets, mail_password_link
from .sessions import end_sessions


@transaction.atomic
def sign_out_everywhere(*, person: User, actor: User) -> int:
    """End all sessions of the person, who may sign in again at once; gives how many there were."""
    ended = end_sessions(person=person)
    end_sockets(person=person)
    audit.record(actor, "person.sessions_ended", person, sessions=ended)
    return ended


@transaction.atomic
def send_password_link(*, person: User, actor: User, request: HttpRequest) -> None:
    """Mail the person a link to choose a password; the present one works until then.

    Raises DomainError when the person cannot sign in.
    """
    if not person.is_active:
        raise DomainError(_("This person cannot sign in. Let the person sign in again first."))
    audit.record(actor, "person.password_link_sent", person)
    transaction.on_commit(lambda: mail_password_link(person, request), robust=True)
