"""A team adopts, adapts or drops its hack: with a reason, dated, with history, for who may read."""

from datetime import timedelta
from uuid import uuid4

from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

import pytest

from hacks.models import Decision
from hacks.selectors.hack_list import hack_list
from hacks.services.decisions import decide
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from incubator.notifications.models import Notification
from tests.factories import DecisionFactory, HackFactory, IterationFactory

pytestmark = pytest.mark.django_db
REASON = "Half of them have to leave at noon."


def decided(hack, actor, **values):
    usual = {"client_id": uuid4(), "verdict": "adapt", "reason": REASON}
    usual["decided_on"] = timezone.localdate()
    return decide(hack=hack, actor=actor, **(usual | values))


def address_of(hack):
    return reverse("hacks:decide", args=[hack.team.slug, hack.slug])


def found(user, choice):
    return set(hack_list(user, decision=choice).values_list("title", flat=True))


def test_decision_is_kept_logged_and_told_to_team_and_coach(hack, lead, member, coach):
    decision = decided(hack, lead)

    assert (decision.verdict, decision.is_current, decision.decided_by) == ("adapt", True, lead)
    entry = AuditEntry.objects.get(action="hack.decided")
    assert (entry.actor_id, entry.details) == (
        lead.pk,
        {"decision": decision.pk, "verdict": "adapt"},
    )
    told = Notification.objects.filter(kind="hack.decided")
    assert set(told.values_list("recipient", flat=True)) == {member.pk, coach.pk}


def test_decision_sent_twice_or_said_again_is_one(hack, lead, member):
    key = uuid4()
    first = decided(hack, lead, client_id=key)

    assert decided(hack, lead, client_id=key) == first
    assert decided(hack, member, reason=f" {REASON} ") == first
    assert (Decision.objects.count(), AuditEntry.objects.count()) == (1, 1)


def test_new_decision_is_current_and_the_earlier_one_stays(hack, lead):
    first = decided(hack, lead)
    second = decided(hack, lead, verdict="drop", reason="Nobody came.")

    assert list(hack.decisions.values_list("pk", "is_current")) == [
        (second.pk, True),
        (first.pk, False),
    ]


def test_decision_with_the_id_of_another_hack_is_refused(hack, lead):
    other = decided(HackFactory(team=hack.team), lead)

    with pytest.raises(DomainError):
        decided(hack, lead, client_id=other.client_id)


@pytest.mark.parametrize(
    "values", [{"reason": "  "}, {"decided_on": timezone.localdate() + timedelta(days=1)}]
)
def test_decision_without_a_reason_or_of_a_day_to_come_is_refused(hack, lead, values):
    with pytest.raises(DomainError):
        decided(hack, lead, **values)


def test_decision_about_a_hack_that_stays_as_it_is_is_refused(team, lead):
    hack = HackFactory(team=team, status="planned")
    team.status = "completed"
    team.save()

    with pytest.raises(DomainError):
        decided(hack, lead)


def test_database_keeps_one_current_decision_and_a_reason(hack):
    DecisionFactory(hack=hack)

    for values in ({}, {"reason": "", "is_current": False}):
        with pytest.raises(IntegrityError), transaction.atomic():
            DecisionFactory(hack=hack, **values)


def test_lead_decides_on_a_page_without_script(client, hack, lead):
    client.force_login(lead)
    form = client.get(address_of(hack)).context["form"]

    sent = {"verdict": "drop", "reason": REASON, **form.initial}
    answer = client.post(address_of(hack), sent, follow=True)
    client.post(address_of(hack), sent)

    assert answer.redirect_chain == [(f"{hack.get_absolute_url()}#decision", 302)]
    assert "Your team’s decision is kept" in answer.text
    assert REASON in answer.text
    assert "Its status is still “Trying”" in answer.text
    assert hack.decisions.count() == 1


def test_form_names_what_is_missing(client, hack, member):
    client.force_login(member)
    tomorrow = timezone.localdate() + timedelta(days=1)

    page = client.post(address_of(hack), {"decided_on": str(tomorrow)}).text

    for sentence in ("Choose one of the three.", "Say why.", "Choose today or an earlier day."):
        assert sentence in page
    assert not hack.decisions.exists()


@pytest.mark.parametrize(
    ("name", "status"), [("neighbor", 403), ("coach", 403), ("office", 403), ("stranger", 404)]
)
def test_nobody_else_decides(reader, hack, name, status):
    assert reader(name).post(address_of(hack)).status_code == status


def test_page_shows_the_decision_with_its_history_and_names_for_the_signed_in(team, reader, lead):
    hack = HackFactory(team=team, audience="public")
    earlier = DecisionFactory(hack=hack, reason="Too long.", is_current=False)
    DecisionFactory(hack=hack, verdict="drop", decided_by=lead)

    signed_in = reader("stranger").get(hack.get_absolute_url()).text
    visitor = reader("anonymous").get(hack.get_absolute_url()).text

    for page in (signed_in, visitor):
        assert "stamp--drop" in page
        assert page.index("They drew more") < page.index("Too long.")
        assert "Decide again" not in page
    assert lead.name in signed_in
    assert lead.name not in visitor
    assert earlier.decided_by.name not in visitor


def test_decision_is_hidden_where_the_design_is(client, team):
    hack = HackFactory(team=team, audience="cohort", title="Half open")
    IterationFactory(hack=hack, audience="public")
    DecisionFactory(hack=hack)

    page = client.get(hack.get_absolute_url()).text

    assert "They drew more" not in page
    assert "stamp--adapt" not in page + client.get("/hacks/").text


def test_library_is_narrowed_by_decision(team):
    for title, verdict in (("Kept", "adopt"), ("Changed", "adapt"), ("Left", "drop")):
        DecisionFactory(hack=HackFactory(title=title, audience="public"), verdict=verdict)
    HackFactory(title="Open", audience="public")
    HackFactory(title="Parked", audience="public", status="parked")
    kept = HackFactory(title="Parked and kept", audience="public", status="parked")
    DecisionFactory(hack=kept, verdict="adopt")
    changed = HackFactory(title="Was dropped once", audience="public")
    DecisionFactory(hack=changed, verdict="drop", is_current=False)
    DecisionFactory(hack=changed, verdict="adopt")
    anyone = AnonymousUser()

    assert found(anyone, "adopt") == {"Kept", "Parked and kept", "Was dropped once"}
    assert found(anyone, "adapt") == {"Changed"}
    assert found(anyone, "drop") == {"Left"}
    assert found(anyone, "did_not_work") == {"Left", "Parked"}
    assert found(anyone, "none") == {"Open", "Parked"}


def test_filter_finds_only_decisions_that_the_reader_may_read(team, neighbor):
    hack = HackFactory(team=team, audience="cohort", title="Half open")
    IterationFactory(hack=hack, audience="public")
    DecisionFactory(hack=hack, verdict="drop")

    assert found(AnonymousUser(), "drop") == set()
    assert found(AnonymousUser(), "none") == {"Half open"}
    assert found(neighbor, "drop") == {"Half open"}


def test_library_shows_the_stamp_and_keeps_the_choice_in_its_address(client):
    DecisionFactory(hack=HackFactory(title="Left", audience="public"), verdict="drop")
    HackFactory(title="Open", audience="public")

    page = client.get("/hacks/", {"decision": "did_not_work"}).text
    trees = client.get("/hacks/lineage/", {"decision": "drop"})

    assert "Left" in page
    assert "stamp--drop" in page
    assert "Open" not in page
    assert trees.status_code == 200


@pytest.mark.parametrize("count", [3, 30])
@pytest.mark.parametrize(("name", "queries"), [("anonymous", 5), ("member", 8), ("office", 8)])
def test_library_by_decision_asks_the_same_number_of_queries(
    reader, django_assert_num_queries, name, queries, count
):
    for _ in range(count):
        DecisionFactory(hack=HackFactory(audience="public"), verdict="drop")
    client = reader(name)

    with django_assert_num_queries(queries):
        client.get("/hacks/", {"decision": "did_not_work"})
