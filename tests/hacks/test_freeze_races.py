"""A cohort that ends while somebody saves, on a database that threads share."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

from django.db import connections, transaction

import pytest

from cohorts.services.endings import complete_cohort
from hacks.services import photos
from incubator.core.errors import DomainError

from .test_frozen import CHANGES, Frozen
from .test_services_photos import add, picture

pytestmark = pytest.mark.django_db(transaction=True)
A_WHILE = 0.3
SAVES = CHANGES | {
    "add a photo": lambda world: photos.add_photo(
        iteration=world.iteration,
        author=world.member,
        upload=picture(),
        client_id=uuid.uuid4(),
    )
}


@pytest.fixture
def world(team, member):
    """Everything as it was read before the cohort ended."""
    world = Frozen(team, member)
    world.photo = add(world.iteration, member)
    return world


def one_inside_the_other(first, second):
    """What both give: ``second`` begins while the transaction of ``first`` is still open."""
    is_begun, order = Event(), []

    def open_long():
        with transaction.atomic():
            first()
            is_begun.set()
            sleep(A_WHILE)
            order.append("first")

    def come_late():
        is_begun.wait(10)
        try:
            return second()
        except DomainError as error:
            return str(error)
        finally:
            order.append("second")

    def alone(work):
        try:
            return work()
        finally:
            is_begun.set()
            connections.close_all()

    with ThreadPoolExecutor(2) as two:
        answers = list(two.map(alone, [open_long, come_late]))
    return order, answers[1]


@pytest.mark.parametrize("change", SAVES)
def test_who_saves_while_the_cohort_ends_is_refused(world, office, change):
    def end():
        complete_cohort(cohort=world.team.cohort, actor=office)

    order, answer = one_inside_the_other(end, lambda: SAVES[change](world))

    assert order == ["first", "second"]
    assert str(answer).startswith("This cohort has finished.")


@pytest.mark.parametrize("change", SAVES)
def test_cohort_ends_once_what_is_being_saved_is_there(world, office, change):
    def end():
        return complete_cohort(cohort=world.team.cohort, actor=office).is_completed

    order, answer = one_inside_the_other(lambda: SAVES[change](world), end)

    assert order == ["first", "second"]
    assert answer is True
