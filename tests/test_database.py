"""The ground under the tests: every test finds what the migrations made."""

import threading

from django.core.cache import cache
from django.db import connection

from wagtail.models import Locale, Page, Site

import pytest

from incubator.accounts.models import User
from tests.factories import UserFactory


@pytest.mark.parametrize("run", [1, 2])
@pytest.mark.django_db(transaction=True)
def test_database_after_a_committing_test_has_its_first_rows_again(run):
    Page.objects.all().delete()
    Site.objects.all().delete()
    Locale.objects.all().delete()
    UserFactory()

    assert User.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_database_when_threads_write_takes_all_rows():
    def write(number):
        UserFactory(email=f"thread{number}@incubator.example")
        connection.close()

    threads = [threading.Thread(target=write, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert User.objects.count() == 8


@pytest.mark.parametrize("run", [1, 2])
def test_cache_when_a_test_begins_is_empty(run):
    assert cache.get_or_set("left-by-a-test", run) == run
