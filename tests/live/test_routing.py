from incubator.live.routing import socket_address


def test_page_finds_the_socket_by_its_name():
    assert socket_address("me") == "/ws/me/"


def test_page_finds_no_socket_where_the_site_has_none():
    assert socket_address("nowhere", slug="x") == ""
