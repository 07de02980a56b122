"""What programs ask for by custom."""

import pytest
import time_machine

pytestmark = pytest.mark.django_db


def test_robots_are_kept_from_private_addresses(client):
    response = client.get("/robots.txt")

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert {"Disallow: /cms/", "Disallow: /accounts/"} <= set(response.text.splitlines())


@time_machine.travel("2026-11-22T12:00Z", tick=False)
def test_security_txt_names_contact_and_an_end_that_moves_on(client):
    assert client.get("/.well-known/security.txt").text == (
        "Contact: mailto:security@incubator.example\n"
        "Expires: 2027-05-21T00:00:00Z\n"
        "Preferred-Languages: en\n"
        "Canonical: http://testserver/.well-known/security.txt\n"
    )


def test_favicon_leads_to_the_icons_file(client):
    response = client.get("/favicon.ico")

    assert (response.status_code, response.url) == (302, "/static/img/favicon.ico")


def test_health_names_process_and_database(client):
    assert client.get("/healthz").json() == {"status": "ok", "database": "ok"}
