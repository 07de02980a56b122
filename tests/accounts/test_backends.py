from django.contrib.auth import get_user

import pytest

from incubator.accounts.backends import SiteBackend
from incubator.accounts.rules import is_office


@pytest.mark.parametrize(("name", "expected"), [("office", True), ("stranger", False)])
def test_person_of_a_request_is_known_as_office_without_another_query(
    request, django_assert_num_queries, name, expected
):
    person = request.getfixturevalue(name)

    with django_assert_num_queries(1):
        found = SiteBackend().get_user(person.pk)
        assert is_office(found) is expected


def test_person_who_is_not_active_has_no_request(stranger):
    stranger.is_active = False
    stranger.save()

    assert SiteBackend().get_user(stranger.pk) is None


def test_office_right_ends_with_the_group(client, office):
    client.force_login(office)
    office.groups.clear()
    request = client.get("/me/").wsgi_request

    assert is_office(get_user(request)) is False
