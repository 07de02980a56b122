from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incubator.core.models import TimeStampedModel

from .cohort import Cohort
from .school import School


class LocalProcedures(TimeStampedModel):
    """What a school, or a cohort, decided within the district's rule.

    The strictest of district (``settings.DISTRICT_PROCEDURES``), cohort and school holds:
    ``cohorts.procedures.procedures_of(team)``. Empty means: as the rule above says.
    """

    class Inviter(models.TextChoices):
        OFFICE = "office", _("The Office only")
        LEAD = "lead", _("The team lead")
        MEMBER = "member", _("Every member of the team")

    school = models.OneToOneField(
        School, on_delete=models.CASCADE, null=True, blank=True, related_name="procedures"
    )
    cohort = models.OneToOneField(
        Cohort, on_delete=models.CASCADE, null=True, blank=True, related_name="procedures"
    )
    student_photos_may_go_public = models.BooleanField(
        _("photos of students may go public"), null=True, blank=True
    )
    guest_boards_allowed = models.BooleanField(_("guests may join boards"), null=True, blank=True)
    who_may_invite = models.CharField(
        _("who may invite"), max_length=10, choices=Inviter, blank=True
    )
    quiet_from = models.TimeField(_("quiet from"), null=True, blank=True)
    quiet_until = models.TimeField(_("quiet until"), null=True, blank=True)

    class Meta:
        verbose_name = _("local procedures")
        verbose_name_plural = _("local procedures")
        constraints = [
            models.CheckConstraint(
                condition=Q(school=None) ^ Q(cohort=None), name="procedures_of_school_or_cohort"
            ),
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_until=None)
                | Q(quiet_from__isnull=False, quiet_until__isnull=False),
                name="quiet_hours_begin_and_end",
                violation_error_message=_("Quiet hours need a beginning and an end."),
            ),
        ]

    def __str__(self):
        return str(self.school or self.cohort)
