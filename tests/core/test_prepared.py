from datetime import timedelta

from django.utils import timezone

import pytest
import time_machine

from incubator.accounts.backends import SiteBackend, _person
from tests.factories import PolicyFactory, UserFactory

FACTS = ["in_office", "signed", "holds_key", "exports_records", "with_factor"]


def facts(person) -> list[bool]:
    return [bool(getattr(person, name)) for name in FACTS]


@pytest.mark.parametrize("name", ["office", "stranger"])
def test_prepared_person_is_the_one_that_the_plain_query_finds(request, name):
    person = request.getfixturevalue(name)
    plain = _person(person.pk).get()

    found = SiteBackend().get_user(str(person.pk))

    assert found == plain
    assert found.__dict__.keys() == plain.__dict__.keys()
    assert facts(found) == facts(plain)
    assert SiteBackend().get_user(0) is None


@pytest.mark.django_db
def test_prepared_query_is_made_anew_on_the_next_day():
    person = UserFactory()
    now = timezone.now()
    assert SiteBackend().get_user(person.pk).signed
    PolicyFactory(effective_on=timezone.localdate() + timedelta(days=1))
    assert SiteBackend().get_user(person.pk).signed

    with time_machine.travel(now + timedelta(days=1), tick=False):
        assert not SiteBackend().get_user(person.pk).signed
