"""What of cohorts and teams is about a person."""

from django.utils.translation import gettext_lazy as _

from incubator.trust.own_data import Part

from .models import Aspiration, Attendance, CoachAssignment, Membership

PARTS = (
    Part(
        "memberships",
        _("Teams"),
        Membership,
        "user",
        ("team__slug", "team__school__name", "role", "started_at", "ended_at"),
    ),
    Part(
        "coaching",
        _("Teams that you coached"),
        CoachAssignment,
        "coach",
        ("team__slug", "team__school__name", "started_at", "ended_at"),
    ),
    Part(
        "aspirations",
        _("Aspirations that you wrote"),
        Aspiration,
        "written_by",
        ("team__slug", "text", "created_at"),
    ),
    Part(
        "workshops",
        _("Workshops"),
        Attendance,
        "person",
        ("workshop__title", "workshop__starts_at", "workshop__hours", "said_at", "confirmed_at"),
    ),
)
