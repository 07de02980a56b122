"""Who may see slots, written once a model, with subqueries."""

from django.db import models
from django.db.models import Count, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery
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

    def telling_returns_to(self, user):
        """With ``is_return``: whether the slot answers a visit that the person may see."""
        visits = self.model.return_of.field.related_model.objects.visible_to(user)
        return self.annotate(is_return=Exists(visits.filter(pk=OuterRef("return_of"))))

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

    def begun(self):
        """Those that take place or took place."""
        return self.filter(status__in=self.model.COMING, slot__starts_at__lte=timezone.now())

    def in_return(self):
        """Those in which a host comes to see the team that was its guest, in a slot offered for
        that."""
        return self.filter(slot__return_of__team=F("host"), slot__return_of__host=F("team"))


class SeatQuerySet(models.QuerySet):
    def taken(self):
        return self.filter(given_up_at=None)

    def overlapping(self, starts_at, ends_at):
        return self.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)


class StopQuerySet(models.QuerySet):
    def held(self):
        """Those whose room is kept for them."""
        return self.filter(freed_at=None)

    def overlapping(self, starts_at, ends_at):
        return self.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)


class EvidenceNoteQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Notes to the members of the visiting team; to no host, coach or Office."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(visit__team_id__in=Team.ids_of_member(user))


class TakeAwayQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Take-aways of visits that the person may see."""
        visits = self.model.visit.field.related_model.objects.visible_to(user)
        return self.filter(visit__in=visits.order_by().values("pk"))


class WaitingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Waits to the team of who waits, to the lead of the host, and to the Office."""
        if not user.is_authenticated:
            return self.none()
        if is_office(user):
            return self
        mine, led = Team.ids_of_member(user), Team.ids_of_lead(user)
        seen = Q(person_id=user.pk) | Q(team_id__in=mine) | Q(slot__team_id__in=led)
        return self.filter(seen)

    def open(self):
        """Those that go on, the longest first: the slot is still to come."""
        return self.filter(ended_at=None, slot__starts_at__gt=timezone.now())

    def telling(self, user):
        """With ``is_own``, and whether the person is of the team (``is_of_team``) or leads it
        (``is_led``)."""
        return self.annotate(
            is_own=_is(Q(person_id=user.pk)),
            is_of_team=_is(Q(team_id__in=Team.ids_of_member(user))),
            is_led=_is(Q(team_id__in=Team.ids_of_lead(user))),
        )

    def placed(self):
        """With ``place``, the number on the list."""
        before = self.model.objects.filter(slot=OuterRef("slot"), ended_at=None)
        before = before.filter(pk__lte=OuterRef("pk")).order_by().values("slot")
        return self.annotate(place=Subquery(before.annotate(number=Count("pk")).values("number")))


def _is(condition: Q) -> ExpressionWrapper:
    return ExpressionWrapper(condition, output_field=models.BooleanField())


class BuddyQuerySet(models.QuerySet):
    def current(self):
        return self.filter(ended_at=None)

    def standing(self):
        """Pairs that go on: both teams take part."""
        return self.current().filter(self._both_take_part())

    def broken(self):
        """Pairs that wait for the Office: one of the teams takes no part any more."""
        return self.current().exclude(self._both_take_part())

    @staticmethod
    def _both_take_part() -> Q:
        active = Team.objects.active().order_by().values("pk")
        return Q(visitor__in=active, host__in=active)
