import uuid

import pytest

from hacks.models import Audience, Hack
from hacks.services.design import create_hack, set_status, update_design
from hacks.signals import hack_status_changed
from incubator.core.errors import DomainError, StaleVersion
from incubator.core.models import AuditEntry
from incubator.notifications.models import Notification
from tests.factories import HackFactory

CARD = {"title": "Desk in the lobby", "how_might_we": "meet families at the door?"}
FULL = {
    **CARD,
    "what_we_will_try": "",
    "lever": "",
    "competency": "",
    "big_idea": None,
    "with_whom": "",
    "starts_on": None,
    "ends_on": None,
    "smallest_version": "",
    "hope_to_learn": "",
}


def start(team, author, **options):
    return create_hack(
        **{"team": team, "author": author, "client_id": uuid.uuid4(), "design": CARD, **options}
    )


def test_hack_when_created_is_a_draft_plan_for_the_cohort(team, member):
    hack = start(team, member)

    assert (hack.status, hack.audience, hack.slug) == ("draft_plan", "cohort", "desk-in-the-lobby")
    assert AuditEntry.objects.get().action == "hack.created"


def test_hack_when_created_twice_with_one_id_is_one(team, member):
    client_id = uuid.uuid4()

    first, second = (start(team, member, client_id=client_id) for _ in range(2))

    assert (first.pk, Hack.objects.count()) == (second.pk, 1)


def test_hack_with_somebody_elses_id_is_refused(team, member, lead):
    client_id = uuid.uuid4()
    start(team, member, client_id=client_id)

    with pytest.raises(DomainError):
        start(team, lead, client_id=client_id)


@pytest.mark.parametrize(
    ("title", "slug"),
    [("Desk in the lobby", "desk-in-the-lobby-2"), ("New", "new-2"), ("課", "hack")],
)
def test_hack_address_is_free_and_never_the_page_that_starts_one(team, member, title, slug):
    HackFactory(team=team, slug="desk-in-the-lobby")

    assert start(team, member, design={**CARD, "title": title}).slug == slug


def test_hack_public_by_member_asks_the_lead(team, member, lead):
    hack = start(team, member, audience=Audience.PUBLIC)

    assert (hack.audience, hack.waits_for_lead) == ("network", True)
    assert Notification.objects.get().recipient == lead


def test_hack_public_by_lead_is_public_at_once(team, lead):
    hack = start(team, lead, audience=Audience.PUBLIC)

    assert (hack.audience, hack.public_confirmed_by) == ("public", lead)


def test_design_when_saved_counts_up(hack, member):
    saved = update_design(hack=hack, editor=member, version=1, design=FULL, audience="team")

    assert (saved.title, saved.audience, saved.version) == (CARD["title"], "team", 2)


def test_design_when_saved_twice_alike_changes_nothing(hack, member):
    for _ in range(2):
        saved = update_design(hack=hack, editor=member, version=1, design=FULL, audience="cohort")

    assert saved.version == 2


def test_design_at_an_old_version_is_refused_and_kept(hack, member, lead):
    update_design(hack=hack, editor=lead, version=1, design=FULL, audience="cohort")
    other = {**FULL, "title": "Another"}

    with pytest.raises(StaleVersion):
        update_design(hack=hack, editor=member, version=1, design=other, audience="cohort")

    hack.refresh_from_db()
    assert hack.title == CARD["title"]


def test_status_parked_without_learning_is_refused(hack, member):
    with pytest.raises(DomainError):
        set_status(hack=hack, editor=member, status="parked", what_we_learned="  ")


def test_status_parked_with_learning_is_told_once(hack, member, listen):
    heard = listen(hack_status_changed, "hack")

    for _ in range(2):
        set_status(hack=hack, editor=member, status="parked", what_we_learned="Doors matter.")

    hack.refresh_from_db()
    assert (hack.status, hack.what_we_learned, heard) == ("parked", "Doors matter.", [hack])
