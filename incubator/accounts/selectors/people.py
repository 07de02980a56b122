"""Everybody with an account, and what the Office wants to know of each."""

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from ..models import AupPolicy, FactorRemoval, Invitation, SignOff, User
from ..office_rights import is_beyond_office
from ..rules import FACTORS, OFFICE_GROUP
from ..school_year import school_year


def people_with_state() -> QuerySet[User]:
    """Everybody by name, each with ``in_office``, ``signed`` and ``with_factor``."""
    office = User.groups.through.objects.filter(user=OuterRef("pk"), group__name=OFFICE_GROUP)
    proofs = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
    people = User.objects.annotate(
        in_office=Exists(office), signed=signed_now(), with_factor=Exists(proofs)
    )
    return people.order_by("name", "pk")


def office_people() -> QuerySet[User]:
    """Everybody of the Office who can sign in."""
    return User.objects.filter(is_active=True, groups__name=OFFICE_GROUP).distinct()


def signed_now() -> Case:
    """For a query of people: True where the version in force is signed, or none is in force."""
    policies = AupPolicy.objects.in_force()
    year = SignOff.objects.of_year(school_year()).filter(person=OuterRef("pk"))
    return Case(
        When(~Exists(policies), then=Value(True)),
        When(Exists(year.filter(policy=policies.values("pk")[:1])), then=Value(True)),
        default=Value(False),
    )


def second_factors(person: User) -> list[Authenticator]:
    """What the person proves the sign-in with beside the password, recovery codes too."""
    return list(Authenticator.objects.filter(user=person).order_by("created_at"))


def asked_removal(person: User) -> FactorRemoval | None:
    """That somebody asked to remove the person's second factor, while it can be confirmed."""
    asked = FactorRemoval.objects.open().filter(person=person)
    return asked.select_related("asked_by").first()


def confirmers_of_removal(person: User, asker: User) -> QuerySet[User]:
    """Who else may confirm it: the Office and administrators, or administrators alone."""
    people = User.objects.filter(is_active=True).exclude(pk__in=[person.pk, asker.pk])
    may = Q(is_superuser=True)
    if not is_beyond_office(person):
        may |= Q(groups__name=OFFICE_GROUP)
    return people.filter(may).distinct().order_by("name", "pk")


def invitations_to_person(person: User) -> QuerySet[Invitation]:
    """Those that the person accepted, and those to one of the person's own addresses."""
    confirmed = EmailAddress.objects.filter(user=person, verified=True)
    emails = {person.email, *confirmed.values_list("email", flat=True)}
    to_one = Q(accepted_by=person)
    for email in emails:
        to_one |= Q(email__iexact=email)
    return Invitation.objects.filter(to_one)
