"""What runs a second time, and what does not."""

from django.db import OperationalError, transaction

import pytest

from incubator.core.errors import DomainError, JustTaken
from incubator.core.retries import retried


class Stopped(Exception):
    def __init__(self, sqlstate: str):
        super().__init__(sqlstate)
        self.sqlstate = sqlstate


def stopped(sqlstate: str) -> OperationalError:
    """As Django hands on what PostgreSQL says."""
    error = OperationalError("stopped")
    error.__cause__ = Stopped(sqlstate)
    return error


def service(*errors: Exception):
    """A service that raises these in turn, then gives how often it was called."""
    waiting, calls = list(errors), []

    @retried
    def run(*, name: str) -> tuple[str, int]:
        calls.append(name)
        if waiting:
            raise waiting.pop(0)
        return name, len(calls)

    return run


@pytest.mark.parametrize(
    "error",
    [
        stopped("40P01"),
        stopped("40001"),
        stopped("55P03"),
        OperationalError("database is locked"),
        JustTaken("This was just taken."),
    ],
)
@pytest.mark.django_db(transaction=True)
def test_service_that_stood_in_anothers_way_runs_again(error):
    assert service(error)(name="visit") == ("visit", 2)


@pytest.mark.django_db(transaction=True)
def test_service_stopped_twice_gives_a_sentence():
    with pytest.raises(DomainError, match="Please send it again"):
        service(stopped("40P01"), stopped("40P01"))(name="visit")


@pytest.mark.django_db(transaction=True)
def test_what_is_taken_twice_is_taken():
    with pytest.raises(JustTaken, match="Second"):
        service(JustTaken("First"), JustTaken("Second"))(name="visit")


@pytest.mark.parametrize("error", [stopped("57014"), OperationalError("disk full")])
@pytest.mark.django_db(transaction=True)
def test_other_trouble_is_no_reason_to_run_again(error):
    run = service(error)

    with pytest.raises(OperationalError):
        run(name="visit")
    assert run(name="visit") == ("visit", 2)


@pytest.mark.django_db(transaction=True)
def test_refusal_is_no_reason_to_run_again():
    run = service(DomainError("No."))

    with pytest.raises(DomainError, match="No"):
        run(name="visit")
    assert run(name="visit") == ("visit", 2)


@pytest.mark.django_db(transaction=True)
def test_part_of_a_larger_transaction_runs_once():
    run = service(stopped("40P01"))

    with pytest.raises(OperationalError), transaction.atomic():
        run(name="visit")
    assert run(name="visit") == ("visit", 2)
