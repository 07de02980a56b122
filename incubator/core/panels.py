"""The road upward: an upper app adds a panel to a lower app's page.

A panel is a Laces component whose class takes ``(thing, user)`` and has an ``order``. Upper apps
register a function with Wagtail's ``hooks.register("team_page_panels")`` that gives the class;
the lower page calls ``panels("team_page_panels", team, user)`` and renders what comes back.
"""

from typing import NamedTuple

from wagtail import hooks

from laces.components import Component


class Panel(Component):
    """A part of a page that another app owns."""

    order = 100

    def __init__(self, thing, user):
        self.thing = thing
        self.user = user


class Line(NamedTuple):
    """A line that leads on: what it is, where, and a sentence beside it."""

    text: str
    url: str
    hint: str = ""


class OfficePanel(Panel):
    """Registered for ``office_panels``: an app's part of ``/office/``; ``thing`` is None.

    ``title`` heads the links; panels of one title stand together.
    """

    title = ""

    def waits(self) -> list[Line]:
        """What waits for the Office now, in words with a number; nothing where nothing does."""
        return []

    def links(self) -> list[Line]:
        """The pages of this app that the Office works with."""
        return []


def panels(hook: str, thing, user) -> list[Panel]:
    """The panels registered for this place, in their order."""
    found = [register()(thing, user) for register in hooks.get_hooks(hook)]
    return sorted(found, key=lambda panel: panel.order)
