"""What a revision of a highlight says: of which teams, and whether in the same words."""

from datetime import timedelta

from django.utils import timezone

import pytest

from showcase.models import HighlightPage
from showcase.said import FIELDS, POINTERS, fingerprint, teams_in
from tests.factories import IterationFactory, PhotoFactory
from tests.factories.pages import highlight_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def iteration(hack):
    return IterationFactory(hack=hack, audience="public")


@pytest.fixture
def page(iteration):
    return highlight_page("Small steps", live=False, iteration=iteration)


def test_team_of_each_kind_of_block_is_named(iteration):
    later = IterationFactory(audience="public")
    pk = {"iteration": later.pk}
    blocks = {
        "log_photo": {"photo": str(PhotoFactory(iteration=later).pk), "caption": ""},
        "before_after": {"before": later.pk, "after": later.pk, "prompt": "happened"},
        "log_number": pk | {"count": "students_count"},
        "trail": pk,
        "team_card": pk,
    }
    for kind, value in blocks.items():
        page = HighlightPage(title="One", story=[{"type": kind, "value": value}])
        assert [team.pk for team in teams_in(page)] == [later.hack.team_id], kind
    assert list(teams_in(HighlightPage(title="One", iteration=iteration))) == [iteration.hack.team]


@pytest.mark.parametrize("field", FIELDS)
def test_fingerprint_knows_what_readers_find(page, field):
    before = fingerprint(page)
    setattr(page, field, "Something else.")
    assert fingerprint(page) != before


def test_fingerprint_leaves_address_and_schedule_aside(page):
    before = fingerprint(page)
    page.slug, page.go_live_at = "another", timezone.now() + timedelta(days=1)
    assert fingerprint(HighlightPage.objects.get()) == before == fingerprint(page)


def test_fingerprint_knows_every_field_of_a_highlight():
    own = {field.attname for field in HighlightPage._meta.local_fields}

    assert own - {"page_ptr_id", "client_id", "story"} <= {*FIELDS, *POINTERS}
