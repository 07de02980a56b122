"""Who is invited to a team, and who is in it already."""

from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from allauth.account.models import EmailAddress

from incubator.accounts.models import Invitation, User
from incubator.accounts.rules import is_office

from ..models import CoachAssignment, Membership, Team, TeamInvitation


def invitations_visible_to(user) -> QuerySet[Invitation]:
    """Invitations that the person may know of: the Office all, members those to their team."""
    if is_office(user):
        return Invitation.objects.all()
    places = TeamInvitation.objects.visible_to(user)
    return Invitation.objects.filter(pk__in=places.values("invitation_id"))


def team_invitations(team: Team, user) -> QuerySet[Invitation]:
    """The team's invitations that the person may know of, each with its ``places``, newest first.

    A coach's invitation is the Office's business.
    """
    to_team = TeamInvitation.objects.visible_to(user).filter(team=team).values("invitation_id")
    return with_places(Invitation.objects.filter(pk__in=to_team))


def with_places(invitations: QuerySet[Invitation]) -> QuerySet[Invitation]:
    """The same, each with ``places``: its teams and roles; one more query."""
    rows = TeamInvitation.objects.select_related("team__school", "team__cohort")
    places = Prefetch("team_invitations", queryset=rows, to_attr="places")
    return invitations.select_related("invited_by", "accepted_by").prefetch_related(places)


def addresses_in(team: Team, *, as_coach: bool = False) -> set[str]:
    """All addresses, in small letters, of the team's members (or its coaches) now."""
    if as_coach:
        people = CoachAssignment.objects.current().filter(team=team).values("coach_id")
    else:
        people = Membership.objects.current().filter(team=team).values("user_id")
    main = User.objects.filter(pk__in=people).values_list("email", flat=True)
    others = EmailAddress.objects.filter(user__in=people, verified=True)
    found = main.union(others.values_list("email", flat=True))
    return {email.lower() for email in found}


def addresses_invited(team: Team, *, as_coach: bool = False) -> set[str]:
    """Addresses, in small letters, with an invitation to the team that waits for an answer."""
    places = TeamInvitation.objects.pending().filter(team=team)
    coach = TeamInvitation.Role.COACH
    places = places.filter(role=coach) if as_coach else places.exclude(role=coach)
    return {email.lower() for email in places.values_list("invitation__email", flat=True)}


def sent_before(batch: UUID | None, email: str) -> Invitation | None:
    """What was sent to this address in this sending already: the same form, sent twice."""
    sent = Invitation.objects.to(email).filter(batch=batch) if batch else Invitation.objects.none()
    return sent.first()


def all_invitations(*, words: str = "", state: str = "") -> QuerySet[Invitation]:
    """Every invitation, newest first, with ``places``; to a name, an address or a school."""
    found = Invitation.objects.in_state(state) if state else Invitation.objects.all()
    for word in words.split():
        to_school = TeamInvitation.objects.filter(team__school__name__icontains=word)
        person = Q(name__icontains=word) | Q(email__icontains=word)
        found = found.filter(person | Q(pk__in=to_school.values("invitation_id")))
    return with_places(found)
