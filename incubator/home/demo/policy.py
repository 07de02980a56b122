"""A made-up policy with its training; everybody but one has signed it."""

from datetime import date

from django.db import transaction

from incubator.accounts.models import AupPolicy, AupText, Question, TrainingPage
from incubator.accounts.services import sign_offs

from ..models import HomePage
from .accounts import People
from .texts import policy as texts
from .texts.people import OFFICE, UNSIGNED

VERSION = "Demonstration"


@transaction.atomic
def load_policy(people: People) -> None:
    """Publish the demonstration's version once; sign it for this school year."""
    policy = AupPolicy.objects.filter(version=VERSION).first() or _publish(people)
    if AupPolicy.objects.in_force().first() != policy:
        return
    english = policy.texts.get(language="en")
    for name, person in people.items():
        if name != UNSIGNED:
            sign_offs.pass_training(person=person)
            sign_offs.sign_policy(person=person, text=english, signed_name=person.name)


def _publish(people: People) -> AupPolicy:
    policy = AupPolicy.objects.create(version=VERSION, effective_on=date(2018, 7, 1))
    for language, words in texts.POLICY.items():
        AupText.objects.create(policy=policy, language=language, **words)
    return sign_offs.publish_policy(policy=policy, actor=people[OFFICE])


@transaction.atomic
def load_training() -> None:
    """The training page with its five questions, where it is missing."""
    if TrainingPage.objects.exists():
        return
    page = TrainingPage(slug="training", show_in_menus=False, **texts.TRAINING)
    page.questions = [
        Question(sort_order=place, **words) for place, words in enumerate(texts.QUESTIONS)
    ]
    HomePage.objects.first().add_child(instance=page)
