"""What the Office does for one person's account, each time told to the person or written down."""

from uuid import uuid4

from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from allauth.mfa.models import Authenticator

from incubator.core import audit
from incubator.core.errors import DomainError
from incubator.notifications.services import notify

from ..models import User
from .people import mail_password_link
from .sessions import end_sessions_and_sockets


@transaction.atomic
def sign_out_everywhere(*, person: User, actor: User) -> int:
    """End all sessions of the person, who may sign in again at once; gives how many there were."""
    ended = end_sessions_and_sockets(person=person)
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


@transaction.atomic
def remove_second_factor(*, person: User, actor: User, reason: str) -> int:
    """Take away a second factor that the person lost; gives how many proofs there were.

    All sessions end, and the person is told who did it and why, on the site and by mail. The
    reason stays in that notification; the audit entry names its key. Where there is nothing to
    take away nothing happens.
    """
    User.objects.select_for_update().get(pk=person.pk)
    rows = Authenticator.objects.filter(user=person)
    kinds = sorted(rows.values_list("type", flat=True))
    if not kinds:
        return 0
    rows.delete()
    key = f"second-factor-removed:{uuid4()}"
    audit.record(actor, "person.second_factor_removed", person, kinds=kinds, notification=key)
    end_sessions_and_sockets(person=person)
    words = _("%(name)s removed your second factor for signing in. Reason: %(reason)s")
    text = words % {"name": actor, "reason": " ".join(reason.split())}
    notify([person], kind="account", text=text, url=reverse("home:dashboard"), key=key)
    return len(kinds)
