"""What the tests of newsletters begin with, and how they look at them."""

from showcase.mailings.models import Newsletter
from showcase.mailings.selectors.progress import progress_of
from showcase.mailings.selectors.recipients import readers_of
from showcase.mailings.services.newsletters import confirm_newsletter

WORDS = "Two choices were plenty."
VALUES = {
    "subject": "Two choices",
    "intro": "Good morning.",
    "cohort": None,
    "to_members": True,
    "to_coaches": True,
}


def planned(newsletter, office) -> None:
    """Confirmed, with a task that has not begun."""
    seen = readers_of(newsletter).count()
    confirm_newsletter(newsletter=newsletter, actor=office, seen=seen)


def addresses(people) -> list[str]:
    return [person.email for person in people]


def progress(newsletter):
    return progress_of(Newsletter.objects.get(pk=newsletter.pk))
