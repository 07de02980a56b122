"""Who did what to which thing, when: written beside every change, never changed afterwards."""

from django.db import models

from .middleware import request_id
from .models import AuditEntry


def record(actor, action: str, thing: models.Model | None, **details) -> AuditEntry:
    """Write one entry about a change. ``action`` is noun.past (``iteration.published``).

    ``details`` must be JSON-serializable and hold no text that people wrote.
    """
    return AuditEntry.objects.create(
        actor_id=actor.pk if actor else None,
        action=action,
        object_type=thing._meta.label_lower if thing else "",
        object_id=str(thing.pk) if thing else "",
        details=details,
        request_id=request_id.get(),
    )
