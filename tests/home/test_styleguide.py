from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

import pytest

from incubator.home.styleguide import styleguide


@pytest.fixture
def request_of_a_visitor():
    request = RequestFactory().get("/styleguide/")
    request.user = AnonymousUser()
    return request


def test_styleguide_shows_every_component_without_a_query(
    request_of_a_visitor, django_assert_num_queries, db
):
    with django_assert_num_queries(0):
        page = styleguide(request_of_a_visitor).content.decode()

    assert page.count("<h1") == 1
    assert 'aria-describedby="id_again-tried_helptext id_again-tried_error"' in page
    assert "Invalid" not in page
