"""What pages about leaving a team show."""

from ..models import Membership, Team


def is_last_lead(membership: Membership) -> bool:
    """Whether an active team would be left without a lead by the end of this membership."""
    if membership.ended_at or membership.role != Membership.Role.LEAD:
        return False
    others = Membership.objects.current().leads().filter(team=membership.team)
    is_active = membership.team.status == Team.Status.ACTIVE
    return is_active and not others.exclude(pk=membership.pk).exists()
