"""The Office's way from a public iteration to the form of a highlight."""

import pytest

from incubator.home.services import ensure_site_tree
from tests.factories import IterationFactory

pytestmark = pytest.mark.django_db

WAY = "Make a highlight"


def read(client, person, iteration):
    client.force_login(person)
    return client.get(iteration.get_absolute_url()).content.decode()


def test_public_iteration_offers_the_office_a_highlight(client, hack, office, member):
    ensure_site_tree()
    iteration = IterationFactory(hack=hack, audience="public")

    assert WAY in read(client, office, iteration)
    assert WAY not in read(client, member, iteration)


def test_iteration_that_is_not_public_offers_no_highlight(client, hack, office):
    ensure_site_tree()
    iteration = IterationFactory(hack=hack, audience="network")

    assert WAY not in read(client, office, iteration)
