"""What the header and the tab bar of every page need to know."""

from django.db.models import Count, Exists, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from cohorts.models import CoachAssignment, Team
from incubator.accounts.models import User
from incubator.accounts.rules import is_office
from incubator.notifications.selectors import notifications_of

NOBODY = {
    "my_team": None,
    "teams": [],
    "is_coach": False,
    "is_office": False,
    "post_url": "",
    "unread": 0,
}


def navigation(request: HttpRequest) -> dict:
    """What the header offers this person; asked only by pages that show it."""
    return {"nav": SimpleLazyObject(lambda: _navigation(request))}


def _navigation(request: HttpRequest) -> dict:
    """Three small queries for a person who is signed in, none for a visitor."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return NOBODY
    teams = list(Team.objects.of_member(user).select_related("school", "cohort"))
    my_team = max(teams, key=lambda team: team.cohort.starts_on, default=None)
    has_queue, unread = _queue_and_bell(user)
    return {
        "my_team": my_team,
        "teams": teams,
        "is_coach": has_queue,
        "is_office": is_office(user),
        "post_url": reverse("hacks:post") if my_team else "",
        "unread": unread,
    }


def _queue_and_bell(user) -> tuple[bool, int]:
    """Whether the person coaches a team now, and how many notifications are new; one query."""
    assignments = CoachAssignment.objects.current().of(user)
    new = notifications_of(user).unread().order_by().values("recipient")
    count = Subquery(new.annotate(number=Count("pk")).values("number"))
    people = User.objects.filter(pk=user.pk)
    return people.values_list(Exists(assignments), Coalesce(count, 0)).get()
