from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from incubator.core.long_work import LongWork
from incubator.core.models import TimeStampedModel

from .querysets import CaseQuerySet, ReportQuerySet


class Case(TimeStampedModel):
    """One thing that somebody reported, with everything that was decided on it.

    ``kind`` is the name of a registered kind (trust/kinds.py), ``object_id`` the key of the thing:
    the things are of upper apps, and the case outlives them.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits for a decision")
        HIDDEN = "hidden", _("Taken down")
        CLOSED = "closed", _("Closed")

    kind = models.CharField(max_length=20)
    object_id = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=State, default=State.CLOSED)
    waits_since = models.DateTimeField(null=True, blank=True, db_index=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at", "-pk"]
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="one_case_per_thing"),
            models.CheckConstraint(
                condition=Q(state="waiting", waits_since__isnull=False)
                | (~Q(state="waiting") & Q(waits_since=None)),
                name="waiting_case_says_since_when",
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.object_id}"

    def get_absolute_url(self):
        return reverse("trust:case", args=[self.pk])

    @property
    def is_hidden(self) -> bool:
        return self.state == self.State.HIDDEN


class Report(models.Model):
    """Somebody asks the Office to look at a thing; one open report a person and thing.

    Who that is stays in the database: whoever decides reads the reason and the words alone.
    """

    class Reason(models.TextChoices):
        UNKIND = "unkind", _("It is unkind or hurts somebody")
        PERSON = "person", _("It names a student, a family or a colleague")
        CONSENT = "consent", _("It shows somebody who may not want that")
        ASIDE = "aside", _("It has nothing to do with our work here")
        OTHER = "other", _("Something else")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=8, choices=Reason)
    words = models.CharField(_("more about it"), max_length=300, blank=True)
    reported_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "reporter"],
                condition=Q(reporter__isnull=False, settled_at=None),
                name="one_open_report_per_person",
            )
        ]

    def __str__(self):
        return f"{self.case}: {self.get_reason_display()}"


class Decision(models.Model):
    """What was decided on a case, by whom and why. Never changed, never deleted."""

    class Verb(models.TextChoices):
        HIDE = "hide", _("Take it down")
        RESTORE = "restore", _("Show it again")
        WARN = "warn", _("Leave it, and write to who made it")
        CLOSE = "close", _("Leave it")
        ELSEWHERE = "elsewhere", _("Decided by who runs the board")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    verb = models.CharField(max_length=10, choices=Verb)
    why = models.CharField(_("why"), max_length=200, blank=True)
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            models.CheckConstraint(
                condition=Q(verb="elsewhere") | ~Q(why=""), name="decision_says_why"
            )
        ]

    def __str__(self):
        return f"{self.case}: {self.get_verb_display()}"


class DataExport(LongWork):
    """All about one person (``asked_by``) as a file that this person alone may open, for a week."""

    KEPT = timedelta(days=7)

    file = models.CharField(max_length=160, blank=True)

    class Meta(LongWork.Meta):
        verbose_name = _("export of one’s data")
        verbose_name_plural = _("exports of one’s data")
        constraints = [
            *LongWork.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(state="done") | ~Q(file=""), name="dataexport_done_has_a_file"
            ),
        ]

    def __str__(self):
        return f"{self.asked_by_id}, {self.get_state_display()}"

    def get_absolute_url(self):
        return reverse("trust:my_export", args=[self.pk])

    @property
    def gone_on(self):
        """When its file goes."""
        return self.ended_at + self.KEPT if self.ended_at else None
