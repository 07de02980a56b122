"""Decisions, counts, needs and sets at the same moment, on a database that threads share."""

from uuid import uuid4

from django.db.models import Q

import pytest

from hacks.models import Decision, HackSet, Reach, Support
from hacks.services.hack_sets import change_set
from hacks.services.supports import MOST_NEEDED, ask_support
from tests.crowd import CROWD, at_once
from tests.factories import HackFactory, HackSetFactory, SupportFactory

from .test_decisions import decided
from .test_hack_sets import counted, put_together

pytestmark = pytest.mark.django_db(transaction=True)


def test_decisions_at_once_leave_one_current_and_all_in_the_history(hack, lead):
    at_once(lambda number: decided(hack, lead, reason=f"Reason {number}."))

    assert Decision.objects.count() == CROWD
    assert Decision.objects.current().count() == 1


def test_one_decision_sent_at_once_is_one(hack, lead):
    key = uuid4()

    found = at_once(lambda number: decided(hack, lead, client_id=key))

    assert {one.pk for one in found} == {Decision.objects.get().pk}


def test_counts_at_once_leave_one_current(hack, lead):
    at_once(lambda number: counted(hack, lead, counts={"students": number}))

    assert Reach.objects.current().count() == 1
    assert Reach.objects.count() == CROWD


def test_needs_at_once_never_exceed_the_room(hack, lead):
    SupportFactory.create_batch(MOST_NEEDED - 1, hack=hack)
    need = {"purpose": "go_on", "kind": "time", "text": "Two mornings."}

    at_once(lambda number: ask_support(hack=hack, actor=lead, client_id=uuid4(), **need))

    assert Support.objects.needed().count() == MOST_NEEDED


def test_one_set_sent_at_once_is_one(hack, lead):
    key = uuid4()

    at_once(lambda number: put_together(hack, lead, client_id=key))

    assert list(HackSet.objects.get().hacks.all()) == [hack]


def test_changes_of_a_set_at_once_lose_no_words(hack, lead):
    hack_set = HackSetFactory(school=hack.team.school, hacks=[hack])
    offered = [hack, HackFactory(team=hack.team)]

    def change(number):
        words = {"title": f"Title {number}", "purpose": "", "hacks": offered, "offered": offered}
        return change_set(hack_set=hack_set, actor=lead, version=1, **words)

    answers = at_once(change)

    assert len([one for one in answers if isinstance(one, HackSet)]) == 1
    assert HackSet.objects.filter(~Q(title=hack_set.title), version=2).count() == 1
