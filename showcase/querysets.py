"""Highlights as lists show them."""

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import OuterRef, Prefetch, Subquery

from wagtail.query import PageQuerySet

from cohorts.models import Team
from hacks.models import Photo
from incubator.accounts.rules import is_office


class HighlightQuerySet(PageQuerySet):
    def asked_of(self, user):
        """Those about which a team of the person was asked; the Office sees all that were asked
        of anybody."""
        if not user.is_authenticated:
            return self.none()
        words = self.model.team_words.rel.related_model.objects.order_by()
        if not is_office(user):
            words = words.filter(team__in=Team.objects.of_member(user).values("pk"))
        return self.filter(pk__in=words.values("page_id"))

    def shown(self):
        """Published ones, newest first."""
        return self.live().order_by("-first_published_at", "-pk")

    def with_teasers(self):
        """Fetched with all that a teaser shows: cohort, cover, and the log's public photos.

        Two queries; the sizes of covers come from Wagtail's cache of renditions.
        """
        photos = Prefetch(
            "iteration__photos",
            queryset=Photo.objects.visible_to(AnonymousUser()),
            to_attr="public_photos",
        )
        return (
            self.select_related("cohort", "cover", "iteration")
            .prefetch_related(photos)
            .defer("story")
        )


class TeamWordQuerySet(models.QuerySet):
    def open(self):
        """Nobody has answered."""
        return self.filter(answered_at=None)

    def of_lead(self, user):
        """Words of the teams that this person leads now."""
        return self.filter(team__in=Team.objects.of_lead(user).values("pk"))

    def agreeing(self, page, fingerprint: str):
        """The last answers of teams to just these words, where they are yes."""
        answers = self.filter(page_id=page.pk, fingerprint=fingerprint).exclude(answered_at=None)
        same_team = answers.filter(team=OuterRef("team")).order_by("-answered_at", "-pk")
        return answers.filter(pk=Subquery(same_team.values("pk")[:1]), answer="yes")
