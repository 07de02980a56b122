"""What an iteration says, as one comparable value, and its kept versions."""

from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from incubator.accounts.models import User
from incubator.core.errors import StaleVersion

from ..models import Iteration, IterationRevision

CONTENT_FIELDS = (
    "tried",
    "happened",
    "learned",
    "next_move",
    "next_step",
    "tried_on",
    "students_count",
    "staff_count",
    "focusing_question",
)
_encoder = DjangoJSONEncoder()


def content_of(iteration: Iteration) -> dict[str, Any]:
    """The iteration's texts, dates and counts by field name."""
    return {name: getattr(iteration, name) for name in CONTENT_FIELDS}


def write_content(iteration: Iteration, content: Mapping[str, Any]) -> list[str]:
    """Set the given fields on the unsaved iteration; gives the names of those that changed."""
    changed = [
        name
        for name in CONTENT_FIELDS
        if name in content and getattr(iteration, name) != content[name]
    ]
    for name in changed:
        setattr(iteration, name, content[name])
    return changed


def require_version(iteration: Iteration, version: int) -> None:
    """Raise StaleVersion unless the iteration is still what the person read."""
    if iteration.version != version:
        raise StaleVersion(_("Somebody else saved this iteration while you were writing."))


def keep_first_revision(iteration: Iteration) -> None:
    """Before the first edit: what was posted, where it was brought in without being published
    here.
    """
    if not iteration.revisions.exists():
        first = keep_revision(iteration, iteration.author)
        IterationRevision.objects.filter(pk=first.pk).update(saved_at=iteration.published_at)


def keep_revision(iteration: Iteration, editor: User) -> IterationRevision:
    """Keep what the published iteration says now."""
    content = {
        name: value if value is None or isinstance(value, (str, int)) else _encoder.default(value)
        for name, value in content_of(iteration).items()
    }
    return IterationRevision.objects.create(
        iteration=iteration, version=iteration.version, content=content, editor=editor
    )
