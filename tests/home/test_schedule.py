"""Pages go out at their time; the Office hears, once, of one that does not."""

from datetime import timedelta

from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from wagtail.models import Revision

import pytest
import time_machine

from incubator.home.services.schedule import publish_due, tell_of_late
from showcase.models import HighlightPage
from showcase.selectors.approval import asking_of
from showcase.services.approval import answer_for_team
from tests.factories import IterationFactory
from tests.factories.pages import submitted_highlight

pytestmark = pytest.mark.django_db
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@pytest.fixture
def moment():
    return timezone.now() + HOUR


@pytest.fixture
def page(office, moment):
    """Approved for in an hour."""
    return submitted_highlight("Small steps", office, go_live_at=moment)


def broken(title, office, moment) -> HighlightPage:
    """Scheduled too, with a revision that cannot become a page."""
    page = submitted_highlight(title, office, go_live_at=moment - MINUTE)
    Revision.objects.filter(pk=page.latest_revision_id).update(content={})
    return page


def is_live(page) -> bool:
    return HighlightPage.objects.get(pk=page.pk).live


def told(person) -> list[str]:
    return [one.text for one in person.notifications.filter(kind="page.late")]


def test_approved_highlight_goes_out_at_its_time(client, page, moment):
    assert publish_due(moment - MINUTE) == 0
    assert client.get("/highlights/small-steps/").status_code == 404

    with time_machine.travel(moment + MINUTE, tick=False):
        call_command("run_due", verbosity=0)

    assert client.get("/highlights/small-steps/").status_code == 200


def test_yes_of_the_lead_lets_it_wait_for_its_time_and_says_so(office, lead, hack, moment):
    iteration = IterationFactory(hack=hack, audience="public")
    page = submitted_highlight("Later", office, iteration=iteration, go_live_at=moment)

    answer_for_team(page=page, lead=lead, seen=asking_of(page).fingerprint, answer="yes")

    assert not is_live(page)
    assert page.scheduled_revision
    assert "“Later” is approved and goes out: " in office.notifications.get().text


def test_page_that_cannot_go_out_holds_up_no_other(office, page, moment):
    stuck = broken("Broken", office, moment)

    with time_machine.travel(moment + MINUTE, tick=False):
        assert publish_due() == 1

    assert is_live(page)
    assert not is_live(stuck)


def test_page_that_expired_is_taken_down(page, moment):
    HighlightPage.objects.update(live=True, expire_at=moment)

    assert publish_due(moment + MINUTE) >= 1

    assert not is_live(page)


@pytest.mark.django_db(transaction=True)
def test_late_page_is_told_once_by_bell_and_mail_to_the_office(office, member, moment):
    broken("Broken", office, moment)
    mail.outbox.clear()

    for minutes in (5, 8):
        with time_machine.travel(moment + minutes * MINUTE, tick=False):
            call_command("run_due", verbosity=0)
    assert told(office) == []
    for minutes in (15, 20, 60):
        with time_machine.travel(moment + minutes * MINUTE, tick=False):
            call_command("run_due", verbosity=0)

    assert len(told(office)) == 1
    assert told(office)[0].startswith("“Broken” is late. It was to go out: ")
    assert [(one.to, one.subject) for one in mail.outbox] == [([office.email], told(office)[0])]
    assert told(member) == []


def test_page_that_gets_another_time_and_misses_it_is_told_again(office, page, moment):
    tell_of_late(now=moment + HOUR)
    Revision.objects.update(approved_go_live_at=moment + 2 * HOUR)

    tell_of_late(now=moment + 3 * HOUR)

    assert len(told(office)) == 2


@pytest.mark.django_db(transaction=True)
def test_worker_tells_of_a_late_page_when_no_timer_runs(office, settings, moment):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    submitted_highlight("Small steps", office, go_live_at=moment)
    batch = {"batch": True, "interval": 0, "startup_delay": False, "reload": False}

    for minutes, count in ((5, 0), (15, 1)):
        with time_machine.travel(moment + minutes * MINUTE, tick=False):
            call_command("db_worker", verbosity=0, **batch)
        assert len(told(office)) == count


def test_office_sees_in_the_cms_what_goes_out_and_what_is_late(client, office, page, moment):
    client.force_login(office)
    home, desk = reverse("wagtailadmin_home"), reverse("home:office")
    early = client.get(home).text

    assert "Goes out by itself" in early
    assert "Small steps" in early
    assert "Late, it was to go out" not in early
    assert "“Small steps” is late" not in client.get(desk).text
    Revision.objects.update(approved_go_live_at=moment - 2 * HOUR)
    assert "Late, it was to go out" in client.get(home).text
    assert "“Small steps” is late" in client.get(desk).text


def test_first_page_of_the_cms_says_nothing_where_nothing_waits(client, office):
    client.force_login(office)

    assert "Goes out by itself" not in client.get(reverse("wagtailadmin_home")).text
