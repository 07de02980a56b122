"""What of boards is a person's own."""

from django.utils.translation import gettext_lazy as _

from incubator.trust.own_data import Part

from .models import Follow, Idea, IdeaComment, IdeaReport, Vote

PARTS = (
    Part(
        "ideas",
        _("Ideas"),
        Idea,
        "author",
        ("board__question", "title", "text", "created_at", "withdrawn_at"),
    ),
    Part(
        "idea_comments",
        _("Comments on ideas"),
        IdeaComment,
        "author",
        ("idea__board__question", "text", "created_at", "withdrawn_at"),
    ),
    Part(
        "idea_reports",
        _("Ideas that you reported"),
        IdeaReport,
        "reporter",
        ("idea__board__question", "reason", "words", "created_at", "outcome"),
    ),
    Part(
        "dots",
        _("Dots that you gave"),
        Vote,
        "voter",
        ("idea__board__question", "idea", "created_at"),
    ),
    Part(
        "followed",
        _("Ideas that you follow"),
        Follow,
        "person",
        ("idea__board__question", "idea", "created_at"),
    ),
)
