"""The road upward: an upper app adds a panel to a lower app's page.

A panel is a Laces component whose class takes ``(thing, user)`` and has an ``order``. Upper apps
register a function with Wagtail's ``hooks.register("team_page_panels")`` that gives the class;
the lower page calls ``panels("team_page_panels", team, user)`` and renders what comes back.
"""

from wagtail import hooks

from laces.components import Component


class Panel(Component):
    """A part of a page that another app owns."""

    order = 100

    def __init__(self, thing, user):
        self.thing = thing
        self.user = user


def panels(hook: str, thing, user) -> list[Panel]:
    """The panels registered for this place, in their order."""
    found = [register()(thing, user) for register in hooks.get_hooks(hook)]
    return sorted(found, key=lambda panel: panel.order)
