import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incubator.core.models import TimeStampedModel

from ..querysets import EvidenceNoteQuerySet
from .stop import Stop
from .visit import Visit

TEXT_LENGTH = 500


class EvidenceNote(TimeStampedModel):
    """What one visitor saw or heard, at a stop or during the visit as a whole.

    For the author and the visiting team; the host reads what comes of it in a debrief.
    """

    class Kind(models.TextChoices):
        SAW = "saw", _("I saw")
        HEARD = "heard", _("I heard")
        SAID = "said", _("Students said")

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="notes")
    stop = models.ForeignKey(
        Stop, on_delete=models.SET_NULL, null=True, blank=True, related_name="notes"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="evidence_notes"
    )
    kind = models.CharField(_("kind"), max_length=5, choices=Kind)
    text = models.CharField(_("note"), max_length=TEXT_LENGTH)
    client_id = models.UUIDField(default=uuid.uuid4, editable=False)

    objects = EvidenceNoteQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("evidence note")
        verbose_name_plural = _("evidence notes")
        constraints = [
            models.UniqueConstraint(fields=["author", "client_id"], name="one_note_of_a_client_id"),
            models.CheckConstraint(
                condition=Q(kind__in=["saw", "heard", "said"]), name="evidence_note_has_a_kind"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="evidence_note_says_something"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.text}"
