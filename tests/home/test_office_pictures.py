"""The Office uploads and chooses its own pictures in /cms/."""

import pytest

from incubator.home.services import ensure_office

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("url", ["/cms/images/", "/cms/images/add/", "/cms/images/chooser/"])
def test_office_opens_the_pictures(client, office, url):
    ensure_office()
    client.force_login(office)

    assert client.get(url).status_code == 200
