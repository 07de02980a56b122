"""Adds what the measurement needs to its own database, and says which pages to ask for."""

import json
import sys
from importlib import import_module

import django
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY


def main() -> None:
    django.setup()
    paths = {"Plain Wagtail page, one text": plain_page()} | pages()
    plan = [
        {"name": name, "path": path, "who": who, "cookie": cookie}
        for who, cookie in (("visitor", ""), ("member", session_cookie()))
        for name, path in paths.items()
    ]
    json.dump(plan, sys.stdout)


def plain_page() -> str:
    """The measure that all others stand beside: one page, one rich text."""
    from incubator.home.models import ContentPage  # noqa: PLC0415 (settings first)
    from incubator.home.services import ensure_site_tree  # noqa: PLC0415

    text = "<p>" + "One thing that a team tried, and what it learned. " * 40 + "</p>"
    page = ContentPage(title="Plain page", slug="bench-plain", story=[("text", text)])
    ensure_site_tree().home.add_child(instance=page)
    return "/bench-plain/"


def pages() -> dict[str, str]:
    """The pages people open most, of the large cohort."""
    from hacks.models import Hack, Iteration  # noqa: PLC0415

    hack = Hack.objects.filter(audience="public").order_by("pk").first()
    iteration = Iteration.objects.filter(audience="public", hack=hack).order_by("pk").first()
    return {
        "Home": "/",
        "Cohort": "/cohorts/scale-cohort-1/",
        "Hack list": "/hacks/",
        "Hack log": hack.get_absolute_url(),
        "Iteration": iteration.get_absolute_url(),
    }


def session_cookie() -> str:
    """The cookie of a member of the cohort who is signed in."""
    from cohorts.models import Membership  # noqa: PLC0415

    member = Membership.objects.select_related("user").order_by("pk").first().user
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(member.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = member.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


if __name__ == "__main__":
    main()
