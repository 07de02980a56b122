"""No digest and no newsletter holds a word that is not its reader's."""

from uuid import uuid4

from django.core import mail
from django.urls import reverse
from django.utils import timezone

import pytest

from cohorts.models import Team
from hacks.models import Comment, Iteration
from showcase.mailings.mail import mail_of
from showcase.mailings.selectors.digest import digest_of
from showcase.mailings.selectors.places import places_in
from showcase.mailings.selectors.recipients import readers_of
from showcase.mailings.services.batches import send_newsletter_batch
from showcase.mailings.services.newsletters import confirm_newsletter, write_newsletter
from showcase.models import HighlightPage
from tests.canaries import Aviary
from tests.world import PEOPLE

from .letters import parts

pytestmark = pytest.mark.django_db


@pytest.fixture
def aviary(request):
    """The world of canaries, in which all that can be news is new."""
    found = Aviary(request, PEOPLE)
    Iteration.objects.exclude(published_at=None).update(published_at=timezone.now(), author=None)
    HighlightPage.objects.update(first_published_at=timezone.now())
    Comment.objects.filter(parent=None).update(kind="wish", acted_on_in=None)
    return found


def told(message) -> str:
    return "\n".join([message.subject, *parts(message)])


def strangers_in(aviary, role: str, text: str) -> set[str]:
    return {word for word, may in aviary.birds.items() if word in text and role not in may}


@pytest.mark.parametrize("role", PEOPLE)
def test_digest_holds_no_word_that_is_not_its_readers(aviary, role):
    person = aviary.people[role]
    letter = digest_of(person)
    if letter is None:
        pytest.fail("Something should be new, or this proves nothing.")

    text = told(mail_of(letter, person, "digest", "digest.1"))

    assert strangers_in(aviary, role, text) == set()


def test_digest_holds_the_words_of_the_team_for_the_team(aviary):
    text = told(mail_of(digest_of(aviary.people["lead"]), aviary.people["lead"], "digest", "1"))

    assert aviary.private[1].tried in text
    assert aviary.comments[0].text in text


def test_office_reads_no_word_of_a_team_in_the_look_at_its_digest(aviary):
    office = aviary.people["office"]
    texts = [
        told(mail_of(letter, office, "digest", "1"))
        for team in Team.objects.select_related("school")
        if (letter := digest_of(office, places=places_in(team)))
    ]
    page = aviary.client("office").get(reverse("mailings:office_digest"), {"team": aviary.team.pk})

    assert texts
    for text in [*texts, page.text]:
        assert strangers_in(aviary, "office", text) == set()


def test_newsletter_holds_no_word_that_is_not_its_readers(aviary):
    office = aviary.people["office"]
    values = {"intro": "", "cohort": None, "to_members": True, "to_coaches": True}
    for page in HighlightPage.objects.live():
        newsletter = write_newsletter(
            page=page, author=office, values=values | {"subject": "News"}, client_id=uuid4()
        )
        seen = readers_of(newsletter).count()
        confirm_newsletter(newsletter=newsletter, actor=office, seen=seen)
        send_newsletter_batch(newsletter_id=newsletter.pk, after=0)

    roles = {person.email: role for role, person in aviary.people.items()}
    assert mail.outbox
    for message in mail.outbox:
        role = roles.get(message.to[0], "guest")
        assert strangers_in(aviary, role, told(message)) == set()
