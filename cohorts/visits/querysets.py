"""Who may see slots, written once a model, with subqueries."""

from django.db import models
from django.utils import timezone

from cohorts.models import Team


class SlotQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Slots to everybody signed in; a withdrawn one to nobody."""
        return self.offered() if user.is_authenticated else self.none()

    def offered(self):
        """Not withdrawn, of teams that are still in their cohort."""
        gone = Team.objects.filter(status=Team.Status.WITHDRAWN)
        return self.filter(withdrawn_at=None).exclude(team_id__in=gone.order_by().values("pk"))

    def upcoming(self):
        return self.filter(starts_at__gt=timezone.now())

    def overlapping(self, starts_at, ends_at):
        """Those that share time with this one; one may begin when another ends."""
        return self.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)
