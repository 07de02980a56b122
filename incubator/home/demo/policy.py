"""A made-up policy; everybody but one has signed it."""

from datetime import date

from django.db import transaction

from incubator.accounts.models import AupPolicy, AupText
from incubator.accounts.services import sign_offs

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
