import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cohorts.models import Team
from hacks.models import Audience, Hack, Iteration, Photo
from incubator.core.long_work import LongWork
from incubator.core.models import TimeStampedModel

from .querysets import StoryQuerySet

#: Characters of a line or a quote: what a slide holds in large letters.
LONGEST_LINE = 280
#: Iterations of one story: what a poster holds.
MOST_STEPS = 8
#: Photos of one iteration in it: what stands beside a line on a slide.
MOST_PHOTOS = 3


class Story(TimeStampedModel):
    """What a team tells of one hack. It holds the team's own lines; the rest stays in the log.

    Until its lead has shared it, it is a draft for the team. ``audience`` is who it is for.
    """

    hack = models.ForeignKey(Hack, on_delete=models.PROTECT, related_name="stories")
    title = models.CharField(_("title"), max_length=120)
    opening = models.TextField(_("how it begins"), max_length=600, blank=True)
    closing = models.TextField(_("closing line"), max_length=LONGEST_LINE, blank=True)
    audience = models.CharField(
        _("who is it for?"), max_length=10, choices=Audience, default=Audience.TEAM
    )
    shared_at = models.DateTimeField(null=True, blank=True)
    shared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = StoryQuerySet.as_manager()

    wagtail_reference_index_ignore = True  # "usage" in /cms/ would name what only a team sees

    class Meta:
        ordering = ["-updated_at"]
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("stories:story", args=[self.pk])

    @property
    def team(self) -> Team:
        return self.hack.team

    @property
    def is_draft(self) -> bool:
        return self.shared_at is None


class StoryStep(models.Model):
    """One iteration in a story: the team's line about it, words quoted from it, photos of it.

    One that the team took out of the story keeps its line, in case it comes back.
    """

    class Prompt(models.TextChoices):
        TRIED = "tried", _("What we tried")
        HAPPENED = "happened", _("What happened")
        LEARNED = "learned", _("What we learned")

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="steps")
    iteration = models.ForeignKey(Iteration, on_delete=models.CASCADE, related_name="+")
    is_told = models.BooleanField(default=True)
    line = models.CharField(_("your line"), max_length=LONGEST_LINE, blank=True)
    prompt = models.CharField(max_length=10, choices=Prompt, blank=True)
    words = models.CharField(max_length=LONGEST_LINE, blank=True)
    photos = models.ManyToManyField(Photo, blank=True, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["iteration__number"]
        constraints = [
            models.UniqueConstraint(
                fields=["story", "iteration"], name="one_step_per_iteration_of_a_story"
            ),
            models.CheckConstraint(
                condition=Q(prompt="", words="") | (~Q(prompt="") & ~Q(words="")),
                name="quoted_words_name_their_prompt",
            ),
        ]

    def __str__(self):
        return f"{self.story}: {self.iteration}"


class StoryPack(LongWork):
    """Poster, slides and all in one, made of what a story showed at one moment.

    ``sources`` is the digest of that: the files are served only while the story shows just this.
    """

    FILES = ("poster", "slides", "pack")

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="packs")
    sources = models.CharField(max_length=64)
    poster = models.CharField(max_length=160, blank=True)
    slides = models.CharField(max_length=160, blank=True)
    pack = models.CharField(max_length=160, blank=True)

    class Meta(LongWork.Meta):
        verbose_name = _("files of a story")
        verbose_name_plural = _("files of stories")
        constraints = [
            *LongWork.Meta.constraints,
            models.UniqueConstraint(
                fields=["story", "sources"], name="one_pack_for_what_a_story_shows"
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | ~Q(poster="") & ~Q(slides="") & ~Q(pack=""),
                name="storypack_done_has_files",
            ),
        ]

    def __str__(self):
        return f"{self.story}, {self.get_state_display()}"

    @property
    def names(self) -> list[str]:
        """The files in the private storage."""
        return [name for kind in self.FILES if (name := getattr(self, kind))]
