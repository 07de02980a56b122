"""Who stands at the door, and what the door says."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from allauth.account.models import EmailAddress

from ..models import Invitation, User
from ..models.invitation import JoinLink

REPLACED, WITHDRAWN, EXPIRED, USED = "replaced", "withdrawn", "expired", "used"
CLOSED = {REPLACED, WITHDRAWN, EXPIRED, USED}
JOINED = "joined"
SOMEBODY_ELSE, SIGN_IN = "somebody_else", "sign_in"
ACCEPT, NEW = "accept", "new"


@dataclass(frozen=True)
class Door:
    """One reader at one link: what they see (one of the words above) and what it concerns."""

    step: str
    link: JoinLink

    @property
    def invitation(self) -> Invitation:
        return self.link.invitation

    @property
    def template(self) -> str:
        """The part of the page for this step."""
        return f"accounts/join/_{self.step}.html"

    @property
    def is_closed(self) -> bool:
        return self.step in CLOSED


def door(link: JoinLink, user) -> Door:
    """What this reader may do with this link now."""
    return Door(_closed(link, user) or _open(link.invitation, user), link)


def _closed(link: JoinLink, user) -> str:
    invitation = link.invitation
    if invitation.accepted_at:
        return JOINED if invitation.accepted_by_id == (user.pk or 0) else USED
    if invitation.withdrawn_at:
        return WITHDRAWN
    if not link.is_newest:
        return REPLACED
    return "" if invitation.is_open else EXPIRED


def _open(invitation: Invitation, user) -> str:
    if user.is_authenticated:
        return ACCEPT if has_address(user, invitation.email) else SOMEBODY_ELSE
    person = person_with_address(invitation.email)
    return NEW if person is None or has_no_way_in(person) else SIGN_IN


def person_with_address(email: str) -> User | None:
    """Whose account this address is: the main one, or another that was confirmed."""
    confirmed = EmailAddress.objects.filter(email__iexact=email, verified=True).values("user_id")
    return User.objects.filter(Q(email__iexact=email) | Q(pk__in=confirmed)).first()


def holders_of_address(email: str) -> list[User]:
    """Everybody whose account this address may be, each with ``has_confirmed`` it."""
    confirmed = EmailAddress.objects.filter(email__iexact=email, verified=True)
    mine = confirmed.filter(user=OuterRef("pk"))
    people = User.objects.filter(Q(email__iexact=email) | Q(pk__in=confirmed.values("user_id")))
    return list(people.annotate(has_confirmed=Exists(mine)).order_by("pk"))


def has_address(person: User, email: str) -> bool:
    """Whether the address is the person's own."""
    return (
        person.email.lower() == email.lower()
        or EmailAddress.objects.filter(user=person, email__iexact=email, verified=True).exists()
    )


def has_no_way_in(person: User) -> bool:
    """An account that the Office made and nobody has used: it has no password yet."""
    return person.last_login is None and not person.has_usable_password()
