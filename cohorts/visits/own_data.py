"""What of visits is about a person."""

from django.utils.translation import gettext_lazy as _

from incubator.trust.own_data import Part

from .models import CalendarFeed, Debrief, EvidenceNote, Mark, Seat, TakeAway, Waiting

PARTS = (
    Part(
        "visits",
        _("Seats in visits"),
        Seat,
        "person",
        ("visit__host__slug", "starts_at", "ends_at", "cover", "needs_no_cover", "given_up_at"),
    ),
    Part("visit_answers", _("Dates that you answered"), Mark, "person", ("candidate", "answer")),
    Part(
        "waiting",
        _("Seats that you waited for"),
        Waiting,
        "person",
        ("slot__starts_at", "purpose", "outcome", "created_at"),
    ),
    Part(
        "evidence_notes",
        _("Evidence notes"),
        EvidenceNote,
        "author",
        ("visit__host__slug", "kind", "text", "created_at"),
    ),
    Part(
        "debriefs",
        _("Debriefs"),
        Debrief,
        "person",
        ("visit__host__slug", "noticed", "wondered", "will_change", "thanks", "created_at"),
    ),
    Part(
        "calendars",
        _("Calendars that you subscribed to"),
        CalendarFeed,
        "owner",
        ("team__slug", "cohort__name", "created_at"),
    ),
    Part("take_aways", _("Take-aways"), TakeAway, "person", ("text", "created_at")),
)
