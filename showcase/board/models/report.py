from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incubator.core.models import TimeStampedModel

from .guest import Guest
from .idea import Idea


class IdeaReport(TimeStampedModel):
    """Somebody asks the facilitator to look at an idea; once a person, or guest, and idea.

    Who that is stays in the database: the facilitator reads the reason and the words alone.
    """

    class Reason(models.TextChoices):
        UNKIND = "unkind", _("It is unkind or hurts somebody")
        PERSON = "person", _("It names a student, a family or a colleague")
        ASIDE = "aside", _("It has nothing to do with the question")
        OTHER = "other", _("Something else")

    class Outcome(models.TextChoices):
        HIDDEN = "hidden", _("Taken off the board")
        LEFT = "left", _("Stays on the board")

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="idea_reports",
    )
    guest = models.ForeignKey(
        Guest, on_delete=models.PROTECT, null=True, blank=True, related_name="reports"
    )
    reason = models.CharField(_("reason"), max_length=8, choices=Reason)
    words = models.CharField(_("more about it"), max_length=300, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("report of an idea")
        verbose_name_plural = _("reports of ideas")
        constraints = [
            models.UniqueConstraint(
                fields=["idea", "reporter"],
                condition=Q(reporter__isnull=False),
                name="one_report_per_person_and_idea",
            ),
            models.UniqueConstraint(
                fields=["idea", "guest"],
                condition=Q(guest__isnull=False),
                name="one_report_per_guest_and_idea",
            ),
        ]

    def __str__(self):
        return f"{self.idea_id}: {self.get_reason_display()}"
