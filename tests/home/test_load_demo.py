"""The demonstration: complete, safe to load twice, refused where it must not be."""

from io import StringIO

from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import Client

import pytest

from cohorts.models import School, Team
from hacks.models import Comment, Hack, Iteration, IterationSeen, Photo
from hacks.selectors.coach import coach_queue
from incubator.accounts.models import Invitation, User
from incubator.home.demo.texts.people import SIGN_INS, address_of
from showcase.board.models import Board, Idea, Vote
from showcase.models import HighlightPage
from showcase.stories.models import Story
from showcase.stories.selectors.telling import told_of
from tests.second_factor import SECRET, code

PASSWORD = "paper-ink-string-2018"
STAFF = ["office", "admin"]


@pytest.fixture
def places(settings, tmp_path, monkeypatch):
    monkeypatch.setenv("DEMO_PASSWORD", PASSWORD)
    monkeypatch.setenv("DEMO_TOTP_SECRET", SECRET)
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def demo(db, places):
    return load()


def load(**options) -> str:
    said = StringIO()
    call_command("load_demo", photo_width=96, stdout=said, skip_checks=False, **options)
    return said.getvalue()


def rows() -> dict[str, int]:
    """Rows of every table but those that only count work done."""
    apart = {"django_tasks_database", "wagtailsearch", "sessions"}
    return {
        model._meta.label: model._base_manager.count()
        for model in apps.get_models()
        if model._meta.app_label not in apart
    }


def test_demo_is_complete_and_a_second_load_changes_nothing(demo):
    hack = Hack.objects.get(slug="desk-in-the-lobby")
    hack.title = "What people wrote stays"
    hack.save()
    before = rows()

    load()

    hack.refresh_from_db()
    assert rows() == before
    assert hack.title == "What people wrote stays"
    assert School.objects.count() == 5
    assert Hack.objects.count() == 13
    assert Iteration.objects.count() == 41
    assert Hack.objects.exclude(adapted_from=None).count() == 3
    assert HighlightPage.objects.live().exclude(iteration=None).count() == 4
    assert [one.is_draft for one in Story.objects.order_by("pk")] == [False, True]
    assert all(told_of(story).lost == 0 for story in Story.objects.all())
    assert set(Hack.objects.values_list("status", flat=True)) == set(Hack.Status.values)
    competencies = {*Hack.Competency.values, ""}  # a take-away names none
    assert set(Hack.objects.values_list("competency", flat=True)) == competencies
    assert set(Hack.objects.values_list("lever", flat=True)) == set(Hack.Lever.values)
    assert set(Comment.objects.threads().values_list("kind", flat=True)) == set(Comment.Kind.values)
    assert Comment.objects.filter(pin_photo__isnull=False).count() == 5
    assert Comment.objects.exclude(acted_on_in=None).count() == 20
    assert Photo.objects.count() == 34
    assert IterationSeen.objects.exists()
    assert set(Board.objects.values_list("phase", flat=True)) == {"gather", "vote", "closed"}
    voted_on = Idea.objects.filter(board__phase="vote", held_at=None)
    assert (voted_on.count(), voted_on.exclude(merged_into=None).count()) == (24, 1)
    assert Idea.objects.exclude(held_at=None).get().board.is_open_to_guests
    assert {one.state for one in Invitation.objects.all()} == {
        *("sent", "bounced", "expired", "accepted", "withdrawn")
    }


def test_demo_sign_ins_open_their_pages(demo):
    for name, *_ in SIGN_INS:
        client = Client()

        response = client.post(
            "/accounts/login/", {"login": address_of(name), "password": PASSWORD}
        )

        if name in STAFF:
            client.post(response.url, {"code": code()})
        assert response.status_code == 302, name
        assert client.get("/me/").status_code == 200, name
        assert f"{address_of(name)} " in demo
    assert PASSWORD in demo
    lines = [line for line in demo.splitlines() if " totp " in line]
    assert lines == [f"{name}@incubator.example totp {SECRET}" for name in STAFF]


def test_demo_coach_queue_holds_only_iterations_of_these_days(demo):
    coach = User.objects.get(email="coach@incubator.example")

    waiting = coach_queue(coach).waiting

    assert [one.hack.team.slug for one in waiting] == ["binca", "fenway", "charlestown"]
    assert all(1 <= one.days_waiting <= 11 for one in waiting)
    assert all(one.tried_on.weekday() < 5 for one in waiting)


def test_demo_people_are_all_made_up(demo):
    assert all(name.startswith("Demo ") for name in User.objects.values_list("name", flat=True))


def test_load_demo_without_permission_of_the_settings_is_refused(db, settings):
    settings.DEMO_ALLOWED = False

    with pytest.raises(CommandError, match="do not allow it"):
        load()

    assert Team.objects.count() == 0


def test_demo_says_where_guests_join(demo):
    board = Board.objects.get(is_open_to_guests=True)

    assert f"at {board.join_address}\n" in demo


def test_demo_sign_ins_have_a_dot_left_and_every_dot_is_given(demo):
    board = Board.objects.get(phase="vote")
    given = {
        person.email: person.votes.filter(idea__board=board).count()
        for person in User.objects.filter(votes__idea__board=board)
    }

    assert given["member.fenway@incubator.example"] < board.vote_budget
    assert Vote.objects.filter(idea__board=board).count() == 51
