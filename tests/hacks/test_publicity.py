"""Two keys to public: a member asks, the lead confirms, the lead or the Office takes back."""

from django.urls import reverse
from django.utils import timezone

import pytest

from hacks.models import Iteration
from hacks.services.iterations import edit_published
from hacks.services.publicity import confirm_public, decline_public, take_back_public
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from incubator.notifications.models import Notification
from tests.factories import HackFactory, IterationFactory


@pytest.fixture
def asked(team, member):
    return {
        "audience": "network",
        "public_requested_at": timezone.now(),
        "public_requested_by": member,
    }


@pytest.fixture
def iteration(hack, member, asked):
    return IterationFactory(hack=hack, number=1, author=member, **asked)


def address(name, thing):
    hack = getattr(thing, "hack", thing)
    numbers = [thing.number] if isinstance(thing, Iteration) else []
    return reverse(f"hacks:{name}", args=[hack.team.slug, hack.slug, *numbers])


def test_confirm_makes_it_public_and_tells_the_author(iteration, lead, member):
    confirm_public(thing=iteration, lead=lead)

    iteration.refresh_from_db()
    assert (iteration.audience, iteration.public_confirmed_by) == ("public", lead)
    assert AuditEntry.objects.get().action == "iteration.made_public"
    assert list(Notification.objects.values_list("recipient", "kind")) == [
        (member.pk, "iteration.made_public")
    ]


def test_confirm_twice_changes_nothing(iteration, lead):
    confirm_public(thing=iteration, lead=lead)
    confirm_public(thing=iteration, lead=lead)

    assert AuditEntry.objects.count() == 1


def test_confirm_without_a_request_is_refused(hack, lead):
    with pytest.raises(DomainError):
        confirm_public(thing=IterationFactory(hack=hack, audience="network"), lead=lead)


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_confirm_what_is_not_published_is_refused(hack, lead, asked, state):
    iteration = IterationFactory(hack=hack, state=state, **asked)

    with pytest.raises(DomainError):
        confirm_public(thing=iteration, lead=lead)


def test_confirm_works_for_a_design(team, lead, asked):
    hack = HackFactory(team=team, **asked)

    confirm_public(thing=hack, lead=lead)

    hack.refresh_from_db()
    assert hack.audience == "public"


def test_decline_ends_the_request_and_tells_who_asked(hack, lead, coach, member, asked):
    iteration = IterationFactory(hack=hack, author=coach, **asked)

    decline_public(thing=iteration, lead=lead)

    iteration.refresh_from_db()
    assert (iteration.audience, iteration.waits_for_lead) == ("network", False)
    assert AuditEntry.objects.get().action == "iteration.public_declined"
    assert set(Notification.objects.values_list("recipient", "kind")) == {
        (member.pk, "iteration.public_declined"),
        (coach.pk, "iteration.public_declined"),
    }


def test_decline_twice_changes_nothing(iteration, lead):
    decline_public(thing=iteration, lead=lead)
    decline_public(thing=iteration, lead=lead)

    assert AuditEntry.objects.count() == 1


def test_decline_what_is_public_is_refused(iteration, lead):
    confirm_public(thing=iteration, lead=lead)

    with pytest.raises(DomainError):
        decline_public(thing=iteration, lead=lead)


def test_member_may_ask_again_after_a_no(hack, iteration, lead, member):
    decline_public(thing=iteration, lead=lead)
    edit_published(iteration=iteration, editor=member, version=1, content={}, audience="public")

    iteration.refresh_from_db()
    assert iteration.waits_for_lead


def test_take_back_leaves_the_network_and_no_request(iteration, lead, office):
    confirm_public(thing=iteration, lead=lead)

    take_back_public(thing=iteration, actor=office)

    iteration.refresh_from_db()
    assert (iteration.audience, iteration.waits_for_lead) == ("network", False)
    assert iteration.public_confirmed_at is None
    assert AuditEntry.objects.first().action == "iteration.taken_back"
    assert Notification.objects.filter(recipient=lead, kind="iteration.taken_back").exists()


def test_take_back_what_is_not_public_changes_nothing(iteration, office):
    take_back_public(thing=iteration, actor=office)

    iteration.refresh_from_db()
    assert iteration.waits_for_lead
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(
    ("name", "status"),
    [("lead", 302), ("member", 403), ("coach", 403), ("office", 403), ("neighbor", 403)],
)
def test_yes_and_no_are_the_leads_words(iteration, reader, name, status):
    no = reader(name).post(address("decline_public", iteration))
    Iteration.objects.update(public_requested_at=timezone.now())
    yes = reader(name).post(address("confirm_public", iteration))

    iteration.refresh_from_db()
    assert (no.status_code, yes.status_code) == (status, status)
    assert (iteration.audience == "public") == (status == 302)


def test_confirm_of_a_stranger_finds_nothing(iteration, reader):
    Iteration.objects.update(audience="team")

    assert reader("neighbor").post(address("confirm_public", iteration)).status_code == 404


@pytest.mark.parametrize(
    ("name", "status"),
    [("lead", 302), ("office", 302), ("member", 403), ("coach", 403), ("stranger", 403)],
)
def test_take_back_is_for_the_lead_and_the_office(iteration, lead, reader, name, status):
    confirm_public(thing=iteration, lead=lead)

    assert reader(name).post(address("take_back_public", iteration)).status_code == status


@pytest.mark.parametrize("name", ["confirm_public", "decline_public", "take_back_public"])
def test_the_last_word_by_a_link_is_refused(iteration, reader, name):
    assert reader("lead").get(address(name, iteration)).status_code == 405


def test_iteration_offers_the_lead_one_tap(iteration, reader):
    page = reader("lead").get(iteration.get_absolute_url()).text
    assert "Make public: confirm" in page
    assert address("decline_public", iteration) in page
    page = reader("member").get(iteration.get_absolute_url()).text
    assert "Make public: confirm" not in page
    assert "It waits for the team lead" in page
    assert (
        "waits for the team lead" not in reader("neighbor").get(iteration.get_absolute_url()).text
    )


def test_design_offers_the_lead_one_tap(team, asked, reader):
    hack = HackFactory(team=team, **asked)

    assert "Make public: confirm" in reader("lead").get(hack.get_absolute_url()).text


def test_iteration_offers_the_office_to_take_it_back(iteration, lead, reader):
    confirm_public(thing=iteration, lead=lead)

    assert "Take back from public" in reader("office").get(iteration.get_absolute_url()).text
    assert "Take back" not in reader("stranger").get(iteration.get_absolute_url()).text
