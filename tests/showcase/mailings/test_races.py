"""Two timers and several workers at once: each person gets each mail once."""

from datetime import date
from uuid import uuid4

from django.core import mail
from django.utils import timezone

import pytest

from showcase.mailings.models import DigestDelivery, NewsletterDelivery
from showcase.mailings.services.batches import send_digest_batch, send_newsletter_batch
from showcase.mailings.services.digests import plan_digests
from showcase.mailings.services.newsletters import confirm_newsletter, write_newsletter
from tests.crowd import at_once
from tests.factories import IterationFactory, MembershipFactory, OfficeUserFactory, TeamFactory
from tests.factories.pages import highlight_page

pytestmark = pytest.mark.django_db(transaction=True)
WEEK = date(2026, 11, 23)
VALUES = {"subject": "News", "intro": "", "cohort": None, "to_members": True, "to_coaches": True}


@pytest.fixture
def readers():
    team = TeamFactory()
    people = [MembershipFactory(team=team).user for _ in range(8)]
    IterationFactory(hack__team=team, number=1, author=None, published_at=timezone.now())
    return people


def addresses(people) -> list[str]:
    return sorted(person.email for person in people)


def got() -> list[str]:
    return sorted(message.to[0] for message in mail.outbox)


def test_digest_planned_and_sent_by_several_at_once_reaches_each_once(readers):
    at_once(lambda _: plan_digests(week=WEEK), count=4)
    assert DigestDelivery.objects.count() == len(readers)

    at_once(lambda _: send_digest_batch(week=WEEK, after=0), count=4)

    assert got() == addresses(readers)


def test_newsletter_confirmed_and_sent_by_several_at_once_reaches_each_once(readers):
    office = OfficeUserFactory()
    form = {"page": highlight_page("Told"), "values": VALUES, "client_id": uuid4()}
    drafts = at_once(lambda _: write_newsletter(author=office, **form), count=4)
    [newsletter] = set(drafts)
    confirm = {"newsletter": newsletter, "actor": office, "seen": len(readers)}
    at_once(lambda _: confirm_newsletter(**confirm), count=4)
    assert NewsletterDelivery.objects.count() == len(readers)

    at_once(lambda _: send_newsletter_batch(newsletter_id=newsletter.pk, after=0), count=4)

    assert got() == addresses(readers)
