"""Signing in, and the person of each request."""

from django.db.models import Case, Exists, OuterRef, Value, When

from allauth.account.auth_backends import AuthenticationBackend

from .models import AupPolicy, SignOff, User
from .rules import OFFICE_GROUP
from .school_year import school_year


class SiteBackend(AuthenticationBackend):
    """allauth's sign-in; the query for the person also tells of the Office and the sign-off."""

    def get_user(self, user_id):
        office = User.groups.through.objects.filter(user=OuterRef("pk"), group__name=OFFICE_GROUP)
        people = User.objects.annotate(in_office=Exists(office), signed=_has_signed())
        user = people.filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None


def _has_signed() -> Case:
    """True where the version in force is signed for this school year, or none is in force."""
    policies = AupPolicy.objects.in_force()
    year = SignOff.objects.of_year(school_year()).filter(person=OuterRef("pk"))
    return Case(
        When(~Exists(policies), then=Value(True)),
        When(Exists(year.filter(policy=policies.values("pk")[:1])), then=Value(True)),
        default=Value(False),
    )
