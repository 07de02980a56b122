"""What of a team's work a person made. The work is the team's: it is here as far as its maker may
see it still; comments are their writer's."""

from django.utils.translation import gettext_lazy as _

from incubator.trust.own_data import Part

from .models import Comment, Hack, Iteration, IterationSeen, Photo

CARD = ("how_might_we", "what_we_will_try", "smallest_version", "hope_to_learn", "with_whom")
TEXTS = ("tried", "happened", "learned", "next_step", "focusing_question")

PARTS = (
    Part(
        "hacks",
        _("Hacks that you started"),
        Hack,
        "created_by",
        ("title", "team__slug", "status", *CARD, "created_at"),
        is_seen=True,
    ),
    Part(
        "iterations",
        _("Iterations that you wrote"),
        Iteration,
        "author",
        ("hack__title", "number", "state", *TEXTS, "published_at", "created_at"),
        is_seen=True,
    ),
    Part(
        "comments",
        _("Comments that you wrote"),
        Comment,
        "author",
        ("hack__title", "iteration__number", "kind", "text", "audience", "created_at"),
    ),
    Part(
        "photos",
        _("Photos that you added"),
        Photo,
        "uploaded_by",
        ("alt", "people", "cleared_for", "created_at", "file"),
        is_seen=True,
        file="file",
    ),
    Part(
        "seen",
        _("Iterations that you marked as seen"),
        IterationSeen,
        "coach",
        ("iteration__hack__title", "iteration__number", "seen_at"),
    ),
)
