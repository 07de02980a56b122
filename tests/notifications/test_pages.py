"""The list of notifications and the bell."""

from django.urls import reverse

import pytest

from incubator.notifications.models import Notification
from incubator.notifications.services import notify
from tests.factories import UserFactory

LIST = "/me/notifications/"


@pytest.fixture
def person(db):
    return UserFactory()


@pytest.fixture
def signed_in(client, person):
    client.force_login(person)
    return client


def tell(person, key="1", url="/hacks/"):
    notify([person], kind="feedback", text=f"Line {key}", url=url, key=key)
    return Notification.objects.get(recipient=person, key=key)


def test_list_shows_newest_first_and_only_ones_own(signed_in, person):
    lines = [tell(person, key) for key in ["1", "2"]]
    tell(UserFactory(), "3")

    response = signed_in.get(LIST)

    assert list(response.context["page"].object_list) == lines[::-1]


def test_list_when_empty_says_what_comes_here(signed_in):
    assert "Nothing new for you" in signed_in.get(LIST).text


def test_list_read_by_get_leaves_lines_unread(signed_in, person):
    tell(person)

    signed_in.get(LIST)

    assert Notification.objects.unread().count() == 1


def test_bell_counts_unread_lines(signed_in, person):
    tell(person, "1")
    tell(person, "2")

    assert "2 new notifications" in signed_in.get(LIST).text


def test_open_marks_read_and_goes_where_it_points(signed_in, person):
    line = tell(person)

    response = signed_in.post(reverse("notifications:open_notification", args=[line.pk]))

    assert response["Location"] == "/hacks/"
    assert not Notification.objects.unread().exists()


def test_open_never_leaves_the_site(signed_in, person):
    line = tell(person, url="//evil.example/")

    response = signed_in.post(reverse("notifications:open_notification", args=[line.pk]))

    assert response["Location"] == LIST


def test_open_of_another_persons_line_is_not_found(signed_in):
    line = tell(UserFactory())

    response = signed_in.post(reverse("notifications:open_notification", args=[line.pk]))

    assert response.status_code == 404
    assert Notification.objects.unread().exists()


def test_mark_all_read_reads_ones_own_only(signed_in, person):
    tell(person)
    tell(UserFactory())

    signed_in.post(reverse("notifications:mark_all_read"))

    assert Notification.objects.unread().count() == 1


@pytest.mark.parametrize("number", [3, 30])
def test_list_takes_the_same_queries_however_long(
    signed_in, person, number, django_assert_num_queries
):
    for key in range(number):
        tell(person, str(key))

    with django_assert_num_queries(6):
        signed_in.get(LIST)
