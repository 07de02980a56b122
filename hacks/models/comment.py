import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incubator.core.models import TimeStampedModel

from ..querysets import CommentQuerySet
from .hack import Hack
from .iteration import Iteration
from .photo import Photo


class Comment(TimeStampedModel):
    """Feedback on an iteration, or on the hack's design where ``iteration`` is empty.

    A reply has a ``parent`` (one level) and no kind. A pin is either a prompt's name or a point
    on a photo, in thousandths of its width and height from the top left.
    """

    class Kind(models.TextChoices):
        LIKE = "like", _("I like")
        WISH = "wish", _("I wish")
        WHAT_IF = "what_if", _("What if")
        QUESTION = "question", _("Question")

    class Audience(models.TextChoices):
        TEAM = "team", _("Team and coach")
        EVERYONE = "everyone", _("Everyone who can see the iteration")

    hack = models.ForeignKey(Hack, on_delete=models.CASCADE, related_name="comments")
    iteration = models.ForeignKey(
        Iteration, on_delete=models.PROTECT, null=True, blank=True, related_name="comments"
    )
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="comments"
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, blank=True)
    text = models.TextField(_("comment"), max_length=2000)
    audience = models.CharField(
        _("who can see this"), max_length=8, choices=Audience, default=Audience.TEAM
    )
    pin_prompt = models.CharField(max_length=20, blank=True)
    pin_photo = models.ForeignKey(
        Photo, on_delete=models.SET_NULL, null=True, blank=True, related_name="pins"
    )
    pin_x = models.PositiveSmallIntegerField(null=True, blank=True)
    pin_y = models.PositiveSmallIntegerField(null=True, blank=True)

    acted_on_in = models.ForeignKey(
        Iteration,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="answered_comments",
    )
    acted_on_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    acted_on_at = models.DateTimeField(null=True, blank=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)  # by the Office; it is off as well
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=False, kind="") | (Q(parent=None) & ~Q(kind="")),
                name="comment_has_kind_unless_reply",
            ),
            models.CheckConstraint(
                condition=Q(pin_photo=None)
                | Q(pin_x__isnull=False, pin_x__lte=1000, pin_y__isnull=False, pin_y__lte=1000),
                name="photo_pin_has_a_place",
            ),
            models.CheckConstraint(
                condition=Q(hidden_at=None) | Q(withdrawn_at__isnull=False),
                name="hidden_comment_is_withdrawn",
            ),
        ]

    def __str__(self):
        return f"{self.author}: {self.text[:40]}"

    def get_absolute_url(self):
        """The comment's own place on the page of what it speaks about."""
        return f"{self.thing.get_absolute_url()}#{self.anchor}"

    @property
    def anchor(self) -> str:
        return f"comment-{self.pk}"

    @property
    def thing(self) -> Hack | Iteration:
        """What the comment speaks about: the iteration, or the hack's design."""
        return self.iteration or self.hack

    @property
    def prompt_label(self) -> str:
        """The question that the comment is pinned to, as its page words it."""
        return self.thing._meta.get_field(self.pin_prompt).verbose_name if self.pin_prompt else ""

    @property
    def is_reply(self) -> bool:
        return self.parent_id is not None

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def is_hidden(self) -> bool:
        return self.hidden_at is not None
