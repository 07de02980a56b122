"""What one revision of a highlight says: of which teams, and in which words."""

import hashlib
import json

from django.db.models import Q, QuerySet

from cohorts.models import Team
from hacks.models import Hack

from .blocks import ITERATIONS, PHOTOS, named_in

FIELDS = ("title", "seo_title", "search_description", "intro", "plain_summary")
POINTERS = ("cover_id", "cohort_id", "iteration_id")


def fingerprint(page) -> str:
    """The same for two revisions only if readers find the same words, pictures and pieces.

    Neither the address nor the day it goes out is part of it.
    """
    story = [[block["type"], block["value"]] for block in page.story.get_prep_value()]
    said = [getattr(page, name) for name in (*FIELDS, *POINTERS)]
    return hashlib.sha256(_as_text([said, story]).encode()).hexdigest()


def _as_text(said: list) -> str:
    return json.dumps(said, sort_keys=True, default=str)


def teams_in(page) -> QuerySet[Team]:
    """The teams whose logs it takes from, whoever may see these logs now."""
    iterations = named_in(page.story, ITERATIONS) | {page.iteration_id} - {None}
    photos = named_in(page.story, PHOTOS)
    told = Q(iterations__in=iterations) | Q(iterations__photos__in=photos)
    teams = Team.objects.filter(pk__in=Hack.objects.filter(told).values("team_id"))
    return teams.select_related("school").order_by("pk")
