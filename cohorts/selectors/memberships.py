"""What pages about leaving a team show."""

from django.db.models import Q

from incubator.accounts.models import User

from ..models import Membership, Team

MOST = 3


def is_last_lead(membership: Membership) -> bool:
    """Whether an active team would be left without a lead by the end of this membership."""
    if membership.ended_at or membership.role != Membership.Role.LEAD:
        return False
    others = Membership.objects.current().leads().filter(team=membership.team)
    return membership.team.is_active and not others.exclude(pk=membership.pk).exists()


def former_memberships(person: User) -> list[Membership]:
    """The person's last ones that give no rights now, or are in a completed team; newest first."""
    rows = Membership.objects.of(person).exclude(
        ended_at__isnull=False, team__in=Team.ids_of_member(person)
    )
    over = rows.filter(Q(ended_at__isnull=False) | Q(team__status=Team.Status.COMPLETED))
    return list(over.select_related("team__school").order_by("-started_at", "-pk")[:MOST])
