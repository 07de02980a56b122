import uuid
from datetime import timedelta
from functools import partial
from types import SimpleNamespace

from django.db import IntegrityError, connection, models, transaction
from django.template.loader import render_to_string
from django.utils import timezone

import pytest
import time_machine
from django_tasks import task

from incubator.core.errors import DomainError
from incubator.core.long_work import (
    SILENCE,
    WAIT,
    LongWork,
    WorkFailed,
    ask_again,
    ask_for,
    carry_out,
    progress_page,
)
from tests.factories import UserFactory


class Sweeping(LongWork):
    """A made-up kind of long work, of no app."""

    swept = models.PositiveIntegerField(default=0)

    class Meta(LongWork.Meta):
        app_label = "test_long_work"


RUNS: list[tuple[int, int]] = []


@task()
def sweep(pk: int, run: int) -> None:
    RUNS.append((pk, run))
    carry_out(Sweeping, pk, run, _sweep)


def _sweep(work):
    work.tell(done=0, total=2)
    work.tell(done=2)
    return {"swept": 2}


@task()
def stays_put(pk: int, run: int) -> None:
    """A worker that never comes."""


@pytest.fixture(autouse=True)
def table(db):
    RUNS.clear()
    editor = connection.schema_editor()
    editor.deferred_sql = []
    sql, params = editor.table_sql(Sweeping)
    with connection.cursor() as cursor:
        cursor.execute(sql, params or None)


@pytest.fixture
def person(table):
    return UserFactory()


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return partial(django_capture_on_commit_callbacks, execute=True)


def ask(person, task=stays_put, **values):
    values.setdefault("client_id", uuid.uuid4())
    return ask_for(Sweeping, task=task, asked_by=person, **values)


def running(person):
    work = ask(person)
    Sweeping.objects.filter(pk=work.pk).update(state="running", began_at=timezone.now())
    work.refresh_from_db()
    return work


def test_work_asked_for_is_carried_out_after_the_commit(person, committed):
    with committed():
        work = ask(person, task=sweep)
        assert (work.state, RUNS) == ("waiting", [])

    work.refresh_from_db()
    assert (work.state, work.swept, work.done, work.total) == ("done", 2, 2, 2)
    assert work.is_over
    assert work.began_at <= work.ended_at


def test_work_asked_for_twice_runs_once(person, committed):
    client_id = uuid.uuid4()
    with committed():
        first = ask(person, task=sweep, client_id=client_id)
        again = ask(person, task=sweep, client_id=client_id)

    assert again == first
    assert [(first.pk, 1)] == RUNS


def test_work_of_somebody_else_is_not_given(person):
    work = ask(UserFactory())

    with pytest.raises(DomainError):
        ask(person, client_id=work.client_id)


def test_task_delivered_twice_does_the_work_once(person):
    work, done = ask(person), []

    for _time in range(2):
        carry_out(Sweeping, work.pk, 1, lambda work: done.append(work.pk))

    assert done == [work.pk]


def test_work_that_cannot_be_done_says_why(person):
    work = ask(person)

    def refuse(work):
        raise WorkFailed("There is nothing to sweep.")

    carry_out(Sweeping, work.pk, 1, refuse)

    work.refresh_from_db()
    assert (work.state, work.why_failed) == ("failed", "There is nothing to sweep.")
    assert work.ended_at


def test_error_inside_is_not_told_to_people(person, caplog):
    work = ask(person)

    carry_out(Sweeping, work.pk, 1, lambda work: 1 / 0)

    work.refresh_from_db()
    assert work.why_failed == "Something went wrong on our side. Please run it again."
    assert "ZeroDivisionError" in caplog.text


def test_failed_work_runs_again_once(person, committed):
    work = ask(person)
    carry_out(Sweeping, work.pk, 1, lambda work: 1 / 0)

    with committed():
        ask_again(work, task=sweep)
        ask_again(work, task=sweep)

    work.refresh_from_db()
    assert (work.state, work.run, work.swept) == ("done", 2, 2)
    assert [(work.pk, 2)] == RUNS


@pytest.mark.parametrize("state", ["waiting", "running", "done"])
def test_work_that_goes_on_or_is_done_does_not_run_again(person, state):
    work = running(person)
    Sweeping.objects.filter(pk=work.pk).update(state=state)

    assert ask_again(work, task=sweep).run == 1


@pytest.mark.parametrize(("state", "patience"), [("running", SILENCE), ("waiting", WAIT)])
def test_work_whose_worker_was_killed_is_seen_and_runs_again(person, state, patience, committed):
    work = running(person)
    Sweeping.objects.filter(pk=work.pk).update(state=state)
    work.refresh_from_db()
    assert work.is_moving

    with time_machine.travel(timezone.now() + patience + timedelta(seconds=1)):
        assert work.is_stalled
        with committed():
            ask_again(work, task=sweep)

    work.refresh_from_db()
    assert (work.state, work.run) == ("done", 2)


def test_work_that_tells_how_far_it_is_does_not_stall(person):
    work = running(person)

    with time_machine.travel(timezone.now() + 2 * SILENCE):
        work.tell(done=1)
        work.refresh_from_db()

        assert not work.is_stalled


def test_run_that_was_overtaken_writes_nothing_more(person):
    work = ask(person)

    def slow(mine):
        Sweeping.objects.filter(pk=work.pk).update(run=2, state="running")
        mine.tell(done=1)
        raise AssertionError("it went on")

    carry_out(Sweeping, work.pk, 1, slow)

    work.refresh_from_db()
    assert (work.state, work.run, work.done) == ("running", 2, 0)


def test_failing_of_an_overtaken_run_does_not_show(person):
    work = ask(person)

    def slow(mine):
        Sweeping.objects.filter(pk=work.pk).update(run=2, state="running")
        raise WorkFailed("Too late.")

    carry_out(Sweeping, work.pk, 1, slow)

    work.refresh_from_db()
    assert (work.state, work.why_failed) == ("running", "")


@pytest.mark.parametrize("values", [{"state": "failed"}, {"done": 3, "total": 2}])
def test_database_refuses_work_that_makes_no_sense(person, values):
    work = ask(person)

    with pytest.raises(IntegrityError), transaction.atomic():
        Sweeping.objects.filter(pk=work.pk).update(**values)


def page(rf, work, **headers):
    request = rf.get("/", **headers)
    request.user, request.session = SimpleNamespace(is_authenticated=False), {}
    context = {"again_url": "/again/", "result_url": "/file/", "result_label": "Get the file"}
    return progress_page(request, work, "layouts/progress.html", context)


def test_page_looks_again_without_script_while_work_goes_on(person, rf):
    work = running(person)

    response = page(rf, work)

    html = response.content.decode()
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in html
    assert "Run it again" not in html
    assert response["Cache-Control"] == "no-store"


def test_page_of_finished_work_rests_and_leads_on(person, rf):
    work = ask(person)
    carry_out(Sweeping, work.pk, 1, _sweep)
    work.refresh_from_db()

    html = page(rf, work).content.decode()

    assert 'http-equiv="refresh"' not in html
    assert '<a class="btn btn--main" href="/file/">Get the file</a>' in html


def test_script_gets_the_progress_alone(person, rf):
    work = running(person)
    work.tell(done=1, total=4)

    html = page(rf, work, headers={"Sec-Fetch-Dest": "empty"}).content.decode()

    assert "<html" not in html
    assert 'max="4" value="1"' in html
    assert "1 of 4" in html


def test_failed_and_stalled_work_offer_another_run(person):
    work = running(person)
    work.state, work.why_failed = "failed", "A sentence with <b>marks</b>."
    told = render_to_string("components/progress.html", {"work": work, "again_url": "/again/"})
    work.state, work.heard_at = "running", timezone.now() - 2 * SILENCE
    stalled = render_to_string("components/progress.html", {"work": work, "again_url": "/again/"})

    assert "A sentence with &lt;b&gt;marks&lt;/b&gt;." in told
    assert "This stopped before it was done." in stalled
    assert told.count("Run it again") == stalled.count("Run it again") == 1
    assert 'data-progress-moving-value="false"' in stalled
