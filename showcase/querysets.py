"""Highlights as lists show them."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch

from wagtail.query import PageQuerySet

from hacks.models import Photo


class HighlightQuerySet(PageQuerySet):
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
