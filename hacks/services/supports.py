"""What a hack needs to go on or to spread, and that it came or is not needed any more."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError

from ..models import Hack, Support
from .design import NOT_YOURS
from .going_on import require_going_on

MOST_NEEDED = 20


@transaction.atomic
def ask_support(
    *, hack: Hack, actor: User, client_id: UUID, purpose: str, kind: str, text: str
) -> Support:
    """Write down what the hack needs; the same ``client_id`` again gives the first one.

    Raises DomainError without words, beyond twenty needs at once, when the id was used elsewhere,
    or when the cohort has finished and the hack does not run.
    """
    require_going_on(hack)
    if first := Support.objects.filter(client_id=client_id).first():
        return _own(first, hack)
    text = text.strip()
    if not text:
        raise DomainError(_("Say what is needed."))
    if hack.supports.needed().count() >= MOST_NEEDED:
        raise DomainError(_("Twenty open needs are enough. Settle one of them first."))
    support = Support.objects.create(
        hack=hack, purpose=purpose, kind=kind, text=text, asked_by=actor, client_id=client_id
    )
    audit.record(actor, "support.asked", support, hack=hack.pk, kind=kind, purpose=purpose)
    return support


@transaction.atomic
def settle_support(*, support: Support, actor: User, state: str) -> Support:
    """Say that it came, that it is not needed any more, or that it is needed after all.

    The same again changes nothing. Raises DomainError when the cohort has finished and the hack
    does not run.
    """
    require_going_on(support.hack)
    kept = Support.objects.select_for_update().get(pk=support.pk)
    if kept.state == state:
        return kept
    is_needed = state == Support.State.NEEDED
    kept.state = state
    kept.settled_at, kept.settled_by = (None, None) if is_needed else (timezone.now(), actor)
    kept.save(update_fields=["state", "settled_at", "settled_by", "updated_at"])
    audit.record(actor, "support.settled", kept, state=state)
    return kept


def _own(support: Support, hack: Hack) -> Support:
    if support.hack_id != hack.pk:
        raise DomainError(NOT_YOURS)
    return support
