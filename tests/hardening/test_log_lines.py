"""What the log's lines do not say: keys and codes that stand in addresses."""

import logging
from logging.config import DictConfigurator

from django.urls import resolve

import pytest

from incubator.settings.log import LOGGING


@pytest.fixture
def line():
    """``line(text, *values)``: how the console's handler writes it."""
    parts = DictConfigurator(LOGGING)
    console = logging.Handler()
    for name in LOGGING["handlers"]["console"]["filters"]:
        console.addFilter(parts.configure_filter(parts.config["filters"][name]))

    def line(text, *values):
        record = logging.LogRecord("django.request", logging.WARNING, "", 0, text, values, None)
        assert console.filter(record)
        return record.getMessage()

    return line


@pytest.mark.parametrize(
    "address", ["/calendar/7.abc~def.ics", "/b/B2C3D4/", "/join/secret/", "/join/secret/google/"]
)
def test_line_about_an_address_with_a_key_says_all_but_the_key(line, address):
    assert resolve(address)

    said = line("%s: %s", "Not Found", address)

    key = address.split("/")[2]
    assert said.startswith(f"Not Found: /{address.split('/')[1]}/…")
    assert key not in said


@pytest.mark.parametrize("address", ["/boards/b/", "/visits/calendars/", "/teams/join-us/"])
def test_line_about_any_other_address_stays(line, address):
    assert line("%s: %s", "Not Found", address) == f"Not Found: {address}"
