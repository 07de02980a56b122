import uuid
from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cohorts.models import Team
from incubator.core.dates import hours_in_words, in_words
from incubator.core.models import TimeStampedModel

from ..querysets import SeatQuerySet, VisitQuerySet
from .slot import MOST_SEATS, Slot


class Visit(TimeStampedModel):
    """A team goes to see a host team: first dates to choose from, then one slot.

    ``sequence`` rises with each change that calendars must hear of (RFC 5545, 3.8.7.4).
    """

    class Status(models.TextChoices):
        ASKING = "asking", _("Choosing a date")
        PLANNED = "planned", _("Planned")
        CONFIRMED = "confirmed", _("Confirmed")
        CANCELLED = "cancelled", _("Cancelled")

    COMING = [Status.PLANNED, Status.CONFIRMED]

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="visits")
    host = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="hosted_visits")
    slot = models.ForeignKey(
        Slot, on_delete=models.PROTECT, null=True, blank=True, related_name="visits"
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.ASKING)
    purpose = models.CharField(_("what we hope to learn"), max_length=500)
    is_host_sure = models.BooleanField(_("the host said yes"), default=False)
    is_office_told = models.BooleanField(_("the school’s main office knows"), default=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    cancel_reason = models.CharField(_("reason"), max_length=300, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        constraints = [
            models.CheckConstraint(condition=~Q(team=F("host")), name="team_does_not_visit_itself"),
            models.CheckConstraint(
                condition=Q(status__in=["asking", "cancelled"]) | Q(slot__isnull=False),
                name="planned_visit_has_a_slot",
            ),
            models.CheckConstraint(
                condition=~Q(status="confirmed") | Q(is_host_sure=True, is_office_told=True),
                name="confirmed_visit_is_agreed",
            ),
        ]

    def __str__(self):
        return f"{self.team} → {self.host}"

    def get_absolute_url(self):
        return reverse("visits:visit", args=[self.pk])

    @property
    def is_asking(self) -> bool:
        return self.status == self.Status.ASKING

    @property
    def is_coming(self) -> bool:
        """It has a slot and was not cancelled."""
        return self.status in self.COMING

    @property
    def has_begun(self) -> bool:
        """It takes place, or took place."""
        return self.is_coming and self.slot.is_past

    @property
    def is_over(self) -> bool:
        """It took place."""
        return self.is_coming and self.slot.ends_at <= timezone.now()

    @property
    def is_return(self) -> bool:
        """Its host was the visiting team's guest before, and offered this slot for it."""
        before = self.slot.return_of if self.slot else None
        return bool(before) and (before.team_id, before.host_id) == (self.host_id, self.team_id)

    @property
    def is_cancelled(self) -> bool:
        return self.status == self.Status.CANCELLED


class Candidate(models.Model):
    """A date that could be the visit's; visitors mark each.

    A slot that the host offers, or hours of the visitors' own: they become a slot when the host
    says yes to them.
    """

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="candidates")
    slot = models.ForeignKey(
        Slot, on_delete=models.PROTECT, null=True, blank=True, related_name="candidates"
    )
    own_starts_at = models.DateTimeField(_("starts"), null=True, blank=True)
    own_ends_at = models.DateTimeField(_("ends"), null=True, blank=True)

    class Meta:
        ordering = [Coalesce("slot__starts_at", "own_starts_at"), "pk"]
        verbose_name = _("date to choose from")
        verbose_name_plural = _("dates to choose from")
        constraints = [
            models.UniqueConstraint(fields=["visit", "slot"], name="one_candidate_per_slot"),
            models.UniqueConstraint(
                fields=["visit", "own_starts_at", "own_ends_at"], name="one_candidate_per_own_date"
            ),
            models.CheckConstraint(
                condition=Q(slot__isnull=False)
                | Q(own_starts_at__isnull=False, own_ends_at__isnull=False),
                name="candidate_has_hours",
            ),
            models.CheckConstraint(
                condition=Q(own_starts_at=None, own_ends_at=None)
                | Q(own_starts_at__isnull=False, own_ends_at__isnull=False)
                & Q(own_ends_at__gt=F("own_starts_at")),
                name="own_date_ends_after_start",
            ),
        ]

    def __str__(self):
        return f"{in_words(self.day)}, {hours_in_words(self.starts_at, self.ends_at)}"

    @property
    def is_own(self) -> bool:
        """The visitors proposed it, and the host has not said yes to it."""
        return self.slot_id is None

    @property
    def starts_at(self) -> datetime:
        return self.own_starts_at if self.is_own else self.slot.starts_at

    @property
    def ends_at(self) -> datetime:
        return self.own_ends_at if self.is_own else self.slot.ends_at

    @property
    def day(self) -> date:
        """The day in Boston."""
        return timezone.localdate(self.starts_at)

    @property
    def is_past(self) -> bool:
        return self.starts_at <= timezone.now()


class Mark(models.Model):
    """How one visitor finds one date; an empty answer is one that was asked for and not given."""

    class Answer(models.TextChoices):
        YES = "yes", _("Yes")
        IF_NEED_BE = "if_need_be", _("If need be")
        NO = "no", _("No")

    CAN_COME = [Answer.YES, Answer.IF_NEED_BE]

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="marks")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="visit_marks"
    )
    answer = models.CharField(max_length=10, choices=Answer, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["candidate", "person"], name="one_mark_per_date")
        ]

    def __str__(self):
        return f"{self.person}: {self.get_answer_display()}"


class Seat(TimeStampedModel):
    """A visitor's seat in a slot: two share neither a number nor a person's hour.

    Its hours are the slot's, so that the database can compare them.
    """

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="seats")
    slot = models.ForeignKey(Slot, on_delete=models.PROTECT, related_name="taken_seats")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="visit_seats"
    )
    number = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    cover = models.CharField(_("class cover"), max_length=200, blank=True)
    needs_no_cover = models.BooleanField(_("no cover needed"), default=False)
    given_up_at = models.DateTimeField(null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["slot", "number"]
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        constraints = [
            models.UniqueConstraint(
                fields=["slot", "number"], condition=Q(given_up_at=None), name="one_person_a_seat"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=MOST_SEATS), name="seat_number_is_possible"
            ),
            models.CheckConstraint(
                condition=Q(needs_no_cover=False) | Q(cover=""), name="cover_or_none_needed"
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.slot}"

    @property
    def is_covered(self) -> bool:
        """Who takes the class is known, or nobody needs to."""
        return self.needs_no_cover or bool(self.cover)
