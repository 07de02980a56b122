"""Signing in, and the person of each request."""

from django.contrib.auth.models import Permission
from django.db.models import Exists, OuterRef, Q, QuerySet

from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.models import Authenticator

from incubator.core.prepared import AN_ID, PreparedQuery

from .models import User
from .rules import EXPORT_RECORDS, FACTORS, KEYS, OFFICE_GROUP
from .selectors.people import signed_now


class SiteBackend(AuthenticationBackend):
    """allauth's sign-in; the query for the person tells what the gates ask, too."""

    def get_user(self, user_id):
        user = _PERSON.first(int(user_id))
        return user if user is not None and self.user_can_authenticate(user) else None


def _person(pk: int) -> QuerySet[User]:
    office = User.groups.through.objects.filter(user=OuterRef("pk"), group__name=OFFICE_GROUP)
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
    people = User.objects.annotate(
        in_office=Exists(office),
        signed=signed_now(),
        holds_key=_holds(*KEYS),
        exports_records=_holds(EXPORT_RECORDS),
        with_factor=Exists(factors),
    )
    return people.filter(pk=pk)


def _holds(*wanted: str) -> Q:
    """True where the person, or one of the person's groups, has one of these permissions."""
    named = Q()
    for key in wanted:
        app, codename = key.split(".")
        named |= Q(content_type__app_label=app, codename=codename)
    keys = Permission.objects.filter(named).values("pk")
    groups = User.groups.through.objects.filter(user=OuterRef("pk"), group__permissions__in=keys)
    people = User.user_permissions.through.objects.filter(user=OuterRef("pk"), permission__in=keys)
    return Q(is_superuser=True) | Exists(groups) | Exists(people)


_PERSON = PreparedQuery(_person, AN_ID)
