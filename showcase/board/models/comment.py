import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incubator.core.models import TimeStampedModel

from ..querysets import IdeaCommentQuerySet
from .idea import Idea


class IdeaComment(TimeStampedModel):
    """A comment on an idea, with its writer's name, for whom the idea is shown."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="comments")
    came_from = models.ForeignKey(
        Idea, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="idea_comments"
    )
    text = models.TextField(_("comment"), max_length=1000)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)  # by the Office; it is off as well
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = IdeaCommentQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("comment on an idea")
        verbose_name_plural = _("comments on ideas")
        constraints = [
            models.CheckConstraint(
                condition=Q(hidden_at=None) | Q(withdrawn_at__isnull=False),
                name="hidden_idea_comment_is_withdrawn",
            )
        ]

    def __str__(self):
        return self.text[:40]

    def get_absolute_url(self):
        """The comment's own place on its idea's page."""
        return f"{self.idea.page_url}#{self.anchor}"

    @property
    def anchor(self) -> str:
        return f"comment-{self.pk}"

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def is_hidden(self) -> bool:
        return self.hidden_at is not None
