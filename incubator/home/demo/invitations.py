"""Made-up invitations in each state, so that the Office's lists have something to show."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from cohorts.models import TeamInvitation
from incubator.accounts.models import Invitation, User

from .accounts import People
from .cohorts import Teams
from .keys import key_of
from .texts.people import INVITED, OFFICE, address_of


def load_invitations(teams: Teams, people: People) -> None:
    """Each once, known by its ``batch``; nothing is mailed. What became of it since then stays."""
    for name, shown, slug, role, inviter, state in INVITED:
        batch = key_of("invitation", name)
        if not Invitation.objects.filter(batch=batch).exists():
            invitation = Invitation.objects.create(
                email=address_of(name),
                name=shown,
                batch=batch,
                invited_by=people[inviter or OFFICE],
                **_fields(state, people.get(name)),
            )
            TeamInvitation.objects.create(invitation=invitation, team=teams[slug], role=role)


def _fields(state: str, person: User | None) -> dict:
    """Dates around today, as they would be in this state."""
    fortnight = timedelta(days=settings.INVITATION_DAYS)
    begun = timezone.now() - timedelta(days=3 if state in {"sent", "bounced"} else 40)
    fields = {"created_at": begun, "sent_at": begun, "times_sent": 1}
    fields["expires_at"] = begun + fortnight
    if state == "bounced":
        reason = "550 5.1.1 The email account that you tried to reach does not exist"
        fields |= {"bounced_at": begun, "bounce_reason": reason}
    if state == "accepted":
        fields |= {"accepted_at": begun + timedelta(days=1), "accepted_by": person}
    if state == "withdrawn":
        fields["withdrawn_at"] = begun + timedelta(days=2)
    return fields
