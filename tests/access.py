"""How the access tests ask: one address, one method, one person, in a world that stays the same."""

import re

from django.db import transaction
from django.urls import reverse

from tests.database import forget_cache
from tests.routes import all_routes

METHODS = ["GET", "POST"]
REFUSALS = {"302", "403", "404", "405", "login"}
#: A gate answers these two before the method is looked at: that alone needs no line.
GATED = {"unsigned", "unproved"}
ROUTES = {
    route.name: route
    for route in all_routes()
    if not route.path.startswith("/cms/") or route.name == "cms_login"
}
CMS_FOR_EVERYBODY = {
    "cms_login",
    "wagtailadmin_logout",
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
}
CMS_ROUTES = [
    route
    for route in all_routes()
    if route.path.startswith("/cms/") and route.name not in CMS_FOR_EVERYBODY
]


def answer(client, method: str, address: str) -> str:
    response = client.generic(method, address)
    if response.status_code == 302 and response.url.startswith(reverse("account_login")):
        return "login"
    return str(response.status_code)


def undone(ask):
    """What a call gives; what it changed is taken back."""
    with transaction.atomic():
        found = ask()
        transaction.set_rollback(True)
    return found


def answers_of(world, roles: list[str], method: str, address: str) -> list[str]:
    """What each role gets, each in the same world, with limits that nobody has touched."""
    return [undone(lambda role=role: _asked(world, role, method, address)) for role in roles]


def _asked(world, role: str, method: str, address: str) -> str:
    forget_cache()
    return answer(world.client(role), method, address)


def cms_address(route) -> str:
    """Any address of this route: the door is shut before the thing is looked up."""
    return re.sub(r"<[^>]+>|\([^)]*\)", "1", route.path).replace("^", "").replace("$", "")
