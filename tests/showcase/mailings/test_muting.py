"""Muting a team in the digest: on one's page and by the mail's link, undone as easily."""

from django.test import Client
from django.urls import reverse

import pytest

from cohorts.visits.models import Buddy
from incubator.core.models import AuditEntry
from showcase.mailings.mail import mail_of
from showcase.mailings.models import MutedTeam, mute_token
from showcase.mailings.selectors.digest import digest_of
from showcase.mailings.services.muting import hear_team, mute_team
from tests.factories import (
    CoachAssignmentFactory,
    CommentFactory,
    HackFactory,
    PolicyFactory,
    TeamFactory,
)
from tests.factories.pages import highlight_page
from tests.second_factor import sign_in_without_proof

from .letters import Seen, parts
from .test_digest import ago, posted, titles

pytestmark = pytest.mark.django_db
DIGEST, SETTINGS = reverse("mailings:my_digest"), reverse("mailings:mail_settings")


def link_of(person, team) -> str:
    return reverse("mailings:mute_by_mail", args=[mute_token(person.pk, team.pk)])


def button_of(verb, team) -> str:
    return reverse(f"mailings:{verb}_team", args=[team.pk])


@pytest.fixture
def other(team):
    """Another team of the cohort, with something new."""
    found = TeamFactory(cohort=team.cohort)
    posted(HackFactory(team=found), author=None)
    return found


def groups(person) -> list[str]:
    letter = digest_of(person)
    return [one.title for section in letter.sections for one in section.groups] if letter else []


def test_muted_team_is_left_out_until_one_hears_of_it_again(member, other, team):
    posted(HackFactory(team=team), author=None)

    for _ in range(2):
        mute_team(person=member, team=other, actor=member)
    muted = groups(member)
    for _ in range(2):
        hear_team(person=member, team=other, actor=member)

    assert str(other) not in muted
    assert str(team) in muted
    assert str(other) in groups(member)
    actions = AuditEntry.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["digest.team_muted", "digest.team_heard"]


def test_nothing_but_a_muted_team_is_no_digest(member, other, neighbor):
    mute_team(person=member, team=other, actor=member)

    assert digest_of(member) is None
    assert str(other) in groups(neighbor)


def test_all_that_a_muted_team_would_bring_is_left_out(member, coach, team, hack):
    iteration = posted(hack, author=None)
    CommentFactory(iteration=iteration, kind="wish", author=coach)
    coached, buddy = TeamFactory(cohort=team.cohort), TeamFactory(cohort=team.cohort)
    CoachAssignmentFactory(team=coached, coach=member)
    Buddy.objects.create(visitor=team, host=buddy)
    for one in (coached, buddy):
        posted(HackFactory(team=one), author=None)
    highlight_page("Small steps", first_published_at=ago(days=1))

    for one in (team, coached, buddy):
        mute_team(person=member, team=one, actor=member)

    assert titles(digest_of(member)) == ["New highlights"]


def test_school_to_meet_is_no_muted_one(member, team, hack):
    posted(hack, author=None)
    stranger = HackFactory(team=TeamFactory(cohort=team.cohort)).team
    met = titles(digest_of(member))

    mute_team(person=member, team=stranger, actor=member)

    assert "A school to meet" in met
    assert "A school to meet" not in titles(digest_of(member))


def test_one_click_on_the_own_page_mutes_and_takes_back(client, member, other):
    client.force_login(member)
    page = client.get(DIGEST).text

    muted = client.post(button_of("mute", other), follow=True).text
    again = client.post(button_of("mute", other))
    settings = client.get(SETTINGS).text
    heard = client.post(button_of("hear", other), follow=True).text

    assert f'action="{button_of("mute", other)}"' in page
    assert f'action="{button_of("hear", other)}"' not in page
    assert again.status_code == 302
    for one in (muted, settings):
        assert f'action="{button_of("hear", other)}"' in one
        assert "Teams that you muted in the digest" in one
    assert f'action="{button_of("mute", other)}"' in heard
    assert client.post(button_of("hear", other)).status_code == 302
    assert not MutedTeam.objects.exists()


def test_looking_mutes_nothing(client, member, other):
    page = client.get(link_of(member, other))

    assert page.status_code == 200
    assert f"Mute {other}?" in page.text
    assert member.name not in page.text
    assert member.email not in page.text
    assert not MutedTeam.objects.exists()
    client.force_login(member)
    assert client.get(button_of("mute", other)).status_code == 405


def test_button_behind_the_link_mutes_without_signing_in_and_takes_back(client, member, other):
    muted = client.post(link_of(member, other)).text
    found = list(MutedTeam.objects.values_list("person", "team"))
    heard = client.post(link_of(member, other), {"again": "1"}).text

    assert f"{other} is muted" in muted
    assert found == [(member.pk, other.pk)]
    assert f"The news of {other} come again." in heard
    assert not MutedTeam.objects.exists()
    assert AuditEntry.objects.get(action="digest.team_muted").actor_id is None


def test_button_behind_the_link_needs_the_pages_token(member, other):
    browser = Client(enforce_csrf_checks=True)

    assert browser.post(link_of(member, other)).status_code == 403
    token = browser.get(link_of(member, other)).context["csrf_token"]
    assert browser.post(link_of(member, other), {"csrfmiddlewaretoken": token}).status_code == 200


@pytest.mark.parametrize("change", [lambda one: one[:-2], lambda one: f"9{one}", lambda one: "x~y"])
def test_link_that_we_did_not_sign_mutes_nothing(client, member, other, change):
    token = change(mute_token(member.pk, other.pk))

    assert client.post(reverse("mailings:mute_by_mail", args=[token])).status_code == 404
    assert not MutedTeam.objects.exists()


def test_somebody_who_has_not_signed_or_proved_a_factor_can_mute(unsigned, unproved, other):
    PolicyFactory()
    one, two = Client(), Client()
    one.force_login(unsigned)
    sign_in_without_proof(two, unproved)

    for client, person in ((one, unsigned), (two, unproved)):
        assert client.post(link_of(person, other)).status_code == 200

    assert MutedTeam.objects.count() == 2


def test_mail_offers_it_beside_each_team_in_both_parts(member, other):
    plain, html = parts(mail_of(digest_of(member), member, "digest", "digest.1"))

    seen = Seen(html)
    address = link_of(member, other)
    assert [link for link in seen.links if "/mail/mute/" in link] == [
        f"http://localhost:8000{address}"
    ]
    assert f"Mute {other}" in seen.words
    assert f"Mute {other}: http://localhost:8000{address}" in " ".join(plain.split())


def test_team_that_one_may_not_know_cannot_be_muted(client, member):
    client.force_login(member)
    withdrawn = TeamFactory(status="withdrawn")

    assert client.post(button_of("mute", withdrawn)).status_code == 404
