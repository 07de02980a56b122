"""Who may see slots, written once a model, with subqueries."""

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from cohorts.models import Team
from incubator.accounts.rules import is_office


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

    def counted(self):
        """With ``free_seats``, those that nobody has."""
        seats = self.model.taken_seats.rel.related_model.objects.taken()
        taken = seats.filter(slot=OuterRef("pk")).order_by().values("slot")
        number = Subquery(taken.annotate(number=Count("pk")).values("number"))
        return self.annotate(free_seats=F("seats") - Coalesce(number, 0))

    def open(self):
        """Still to come, with a seat that is free; each with ``free_seats``."""
        return self.offered().upcoming().counted().filter(free_seats__gt=0)

    def overlapping(self, starts_at, ends_at):
        """Those that share time with this one; one may begin when another ends."""
        return self.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)


class VisitQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Visits of the person's own teams, as visitor, host or coach; the Office sees all."""
        if not user.is_authenticated:
            return self.none()
        if is_office(user):
            return self
        mine = Team.objects.filter(
            Q(pk__in=Team.ids_of_member(user)) | Q(pk__in=Team.ids_of_coach(user))
        )
        teams = mine.order_by().values("pk")
        return self.filter(Q(team_id__in=teams) | Q(host_id__in=teams))


class SeatQuerySet(models.QuerySet):
    def taken(self):
        return self.filter(given_up_at=None)

    def overlapping(self, starts_at, ends_at):
        return self.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)


class BuddyQuerySet(models.QuerySet):
    def current(self):
        return self.filter(ended_at=None)
