"""What pages about the policy show."""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from ..models import AupPolicy, AupText, SignOff, TrainingPage, TrainingResult, User
from ..school_year import school_year


def policy_in_force() -> AupPolicy | None:
    """The version that is signed today."""
    return AupPolicy.objects.in_force().first()


def text_for(policy: AupPolicy, language: str) -> AupText:
    """The policy in this language, else in English."""
    texts = {text.language: text for text in policy.texts.all()}
    return texts.get(language) or texts["en"]


def training_page(language: str) -> TrainingPage | None:
    """The training in the reader's language, else in another one; None where none is live."""
    return TrainingPage.objects.for_reader(language).first()


def needs_training(person: User) -> bool:
    """Whether there is a training that the person has not passed in this school year."""
    passed = TrainingResult.objects.filter(person=person, school_year=school_year())
    return TrainingPage.objects.live().exists() and not passed.exists()


def sign_off_of(person: User) -> SignOff | None:
    """The person's latest sign-off, with the text that was read."""
    return SignOff.objects.of(person).select_related("policy", "text").first()


def people_with_sign_off() -> QuerySet[User]:
    """Everybody who may sign in, with ``signed_on``, ``signed_digest``, ``signed_language``."""
    policy = AupPolicy.objects.in_force().values("pk")[:1]
    signed = SignOff.objects.of_year(school_year()).filter(
        person=OuterRef("pk"), policy=Subquery(policy)
    )
    passed = TrainingResult.objects.filter(person=OuterRef("pk"), school_year=school_year())
    people = User.objects.filter(is_active=True).order_by("name", "pk")
    return people.annotate(
        signed_on=Subquery(signed.values("signed_at")[:1]),
        signed_digest=Subquery(signed.values("text_digest")[:1]),
        signed_language=Subquery(signed.values("language")[:1]),
        passed_training=Exists(passed),
    )


def unsigned_people() -> QuerySet[User]:
    """Everybody who may sign in and has not signed."""
    return people_with_sign_off().filter(signed_on=None)


def sign_off_list(words: str, state: str) -> QuerySet[User]:
    """People whose name or email has these words; state is "signed", "unsigned" or empty."""
    people = people_with_sign_off()
    if words:
        people = people.filter(Q(name__icontains=words) | Q(email__icontains=words))
    if state in {"signed", "unsigned"}:
        people = people.filter(signed_on__isnull=state == "unsigned")
    return people
