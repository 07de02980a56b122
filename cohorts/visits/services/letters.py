"""Who hears of a visit."""

from collections.abc import Iterable

from django.utils.text import Truncator

from incubator.accounts.models import User
from incubator.notifications.services import notify

from ..models import Visit


def tell(visit: Visit, people: Iterable[User], actor: User | None, what: str, text: str) -> None:
    """Write to these people, but not to who did it; ``what`` is written once of each visit."""
    others = [person for person in people if actor is None or person.pk != actor.pk]
    url, key = visit.get_absolute_url(), f"visit:{visit.pk}:{what}"
    text = Truncator(text).chars(300)  # the page of the visit has the whole of it
    notify(others, kind="visit", text=text, url=url, key=key)
