"""Who may do what about visits. Each docstring is the sentence that a refused person reads."""

from cohorts.models import Team
from cohorts.rules import is_lead_of
from incubator.accounts.rules import is_office

from .models import Slot


def can_host(user) -> bool:
    """Only the lead of an active team and the Office of Innovation can offer a visit."""
    return bool(user.is_authenticated) and (
        is_office(user) or Team.objects.active().of_lead(user).exists()
    )


def can_change_slot(user, slot: Slot) -> bool:
    """Only the lead of the host team and the Office can change this, and only before it begins."""
    return (is_office(user) or is_lead_of(user, slot.team)) and not slot.is_past
