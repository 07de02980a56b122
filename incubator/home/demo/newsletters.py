"""Two newsletters: one that was sent, and one that the Office still works on."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cohorts.models import Cohort
from showcase.mailings.models import Newsletter, NewsletterDelivery
from showcase.mailings.selectors.recipients import readers_of
from showcase.models import HighlightPage

from .accounts import People
from .keys import key_of
from .texts import cohort as cohort_texts
from .texts.newsletters import NEWSLETTERS, Told
from .texts.pages import HIGHLIGHTS
from .texts.people import OFFICE


@transaction.atomic
def load_newsletters(people: People) -> None:
    """Those that are not there yet; nothing is mailed to anybody."""
    for number, text in enumerate(NEWSLETTERS):
        key = key_of("newsletter", number)
        if not Newsletter.objects.filter(client_id=key).exists():
            _add(text, key, people)


def _add(text: Told, key, people: People) -> None:
    newsletter = Newsletter.objects.create(
        client_id=key,
        page=HighlightPage.objects.get(slug=HIGHLIGHTS[text.highlight]["slug"]),
        subject=text.subject,
        intro=text.intro,
        cohort=Cohort.objects.get(slug=cohort_texts.COHORT["slug"]),
        to_coaches=text.to_coaches,
        written_by=people[OFFICE],
    )
    if text.days_ago is not None:
        _note_sent(newsletter, people, timezone.now() - timedelta(days=text.days_ago))


def _note_sent(newsletter: Newsletter, people: People, at) -> None:
    sent = {"state": "sent", "attempts": 1, "not_before": at, "claimed_at": at, "sent_at": at}
    NewsletterDelivery.objects.bulk_create(
        NewsletterDelivery(newsletter=newsletter, person=one, **sent)
        for one in readers_of(newsletter)
    )
    dates = {"created_at": at, "updated_at": at, "confirmed_at": at}
    Newsletter.objects.filter(pk=newsletter.pk).update(confirmed_by=people[OFFICE], **dates)
