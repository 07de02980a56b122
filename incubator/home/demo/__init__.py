"""The demonstration: one cohort's year, plainly made up, and a large one for measurements."""

from django.db import transaction

from .accounts import load_people
from .boards import load_boards
from .cohorts import load_big_ideas, load_cohort
from .directions import load_directions
from .invitations import load_invitations
from .logs import load_logs
from .newsletters import load_newsletters
from .pages import load_pages
from .photos import load_photos
from .policy import load_policy
from .reports import load_reports
from .stories import load_stories
from .visits import load_visits
from .workshops import load_workshops


def load(*, password: str, photo_width: int) -> None:
    """Add what is missing of the demonstration; rows that are there stay as people left them."""
    with transaction.atomic():
        people = load_people(password)
        teams = load_cohort(people)
        load_workshops(people)
        load_invitations(teams, people)
        big_ideas = load_big_ideas()
        load_logs(teams, people, big_ideas)
        load_directions(people)
        load_boards(teams, people)
        load_visits(teams, people, big_ideas)
    load_photos(people, width=photo_width)
    load_stories(people, photo_width=photo_width)
    load_pages(people, picture_width=photo_width)
    load_newsletters(people)
    load_reports(people)
    load_policy(people)
