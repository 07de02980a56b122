"""Who may read a story, and what of a log a story for these readers may hold."""

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet

from hacks.models import Audience, Iteration, Photo
from hacks.querysets import own_cohorts, own_teams
from incubator.accounts.rules import is_office

NARROW_TO_WIDE = [Audience.TEAM, Audience.COHORT, Audience.NETWORK, Audience.PUBLIC]


def at_least(audience: str) -> list[str]:
    """This audience and the wider ones: what reaches everybody in it."""
    return NARROW_TO_WIDE[NARROW_TO_WIDE.index(audience) :]


def iterations_for(audience: str) -> QuerySet[Iteration]:
    """Published iterations that everybody in this audience may read."""
    return Iteration.objects.published().filter(audience__in=at_least(audience))


def photos_for(audience: str) -> QuerySet[Photo]:
    """Photos that everybody in this audience may see, where they may read the iteration."""
    photos = Photo.objects.shown().with_reach()
    if audience == Audience.TEAM:
        return photos
    if audience == Audience.COHORT:
        return photos.filter(cleared_for__in=["cohort", "public"])
    return photos.filter(is_for_all=True)


class StoryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The own team's and its coaches' stories; others as far as the audience reaches.

        A story of which nothing is left for its audience is there for the team alone.
        """
        told = Q(shared_at__isnull=False) & self._has_steps()
        if not user.is_authenticated:
            return self.filter(told, audience=Audience.PUBLIC)
        reached = Q(audience__in=at_least(Audience.NETWORK)) | Q(
            audience=Audience.COHORT, hack__team__cohort_id__in=own_cohorts(user)
        )
        if is_office(user):
            reached = ~Q(audience=Audience.TEAM)
        return self.filter(own_teams(user, "hack__team") | (told & reached))

    def _has_steps(self) -> Q:
        steps = self.model.steps.rel.related_model.objects.filter(
            story=OuterRef("pk"), is_told=True
        )
        found = Q(pk=None)
        for audience in NARROW_TO_WIDE:
            kept = steps.filter(iteration__in=iterations_for(audience).order_by().values("pk"))
            found |= Q(Exists(kept), audience=audience)
        return found
