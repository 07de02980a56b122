"""Who gets mail that goes to many, asked when it is planned and again when it is sent."""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from cohorts.models import CoachAssignment, Membership
from incubator.accounts.models import SignOff, User

from ..models import Kind, Newsletter, NoMail, ReturnedMail


def digest_readers() -> QuerySet[User]:
    """Everybody with an account whom the digest reaches."""
    return _reached(User.objects.all(), Kind.DIGEST)


def readers_of(newsletter: Newsletter) -> QuerySet[User]:
    """Who gets this newsletter: people in its teams now, whom newsletters reach."""
    return _reached(chosen_for(newsletter), Kind.NEWSLETTER)


def chosen_for(newsletter: Newsletter) -> QuerySet[User]:
    """The people that the Office chose, whether mail reaches them or not."""
    members = _in_cohort(Membership.objects.current(), newsletter)
    coaches = _in_cohort(CoachAssignment.objects.current(), newsletter)
    chosen = Q(pk=None)
    if newsletter.to_members:
        chosen |= Q(Exists(members.filter(user=OuterRef("pk"))))
    if newsletter.to_coaches:
        chosen |= Q(Exists(coaches.filter(coach=OuterRef("pk"))))
    return User.objects.filter(chosen, is_active=True)


def is_wanted(person: User, kind: str) -> bool:
    """Whether the person takes this kind of mail."""
    return not NoMail.objects.filter(person=person, kind=kind).exists()


def returned_mail(person: User) -> ReturnedMail | None:
    """What came back from the person's address, if nobody said since that it works."""
    return ReturnedMail.objects.filter(address=person.email.lower(), works_since=None).first()


def language_of(person: User) -> str:
    """The language that the person signed the policy in, if the site speaks it."""
    signed = SignOff.objects.of(person).order_by("-signed_at").values_list("language", flat=True)
    spoken = [code for code, _name in settings.LANGUAGES]
    return next((code for code in signed[:1] if code in spoken), settings.LANGUAGE_CODE)


def _in_cohort(rows: QuerySet, newsletter: Newsletter) -> QuerySet:
    kept = rows.exclude(team__status="withdrawn")
    return kept.filter(team__cohort=newsletter.cohort_id) if newsletter.cohort_id else kept


def _reached(people: QuerySet[User], kind: str) -> QuerySet[User]:
    returned = ReturnedMail.objects.filter(works_since=None, address=Lower(OuterRef("email")))
    unwanted = NoMail.objects.filter(person=OuterRef("pk"), kind=kind)
    reached = people.filter(~Exists(returned), ~Exists(unwanted), is_active=True)
    return reached.exclude(email="").order_by("pk")
