from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from modelcluster.fields import ParentalKey

from incubator.core.blocks import StoryBlock
from incubator.core.pages import OpenPage

from ..querysets import TrainingPageManager


class TrainingPage(OpenPage, Page):
    """The short training before the sign-off, one page a language; read at /training/."""

    intro = models.TextField(_("introduction"), max_length=600, blank=True)
    story = StreamField(StoryBlock(), blank=True, verbose_name=_("what to know"))

    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        FieldPanel("story"),
        InlinePanel("questions", label=_("Question"), heading=_("Questions"), min_num=1),
    ]
    objects = TrainingPageManager()

    template = "accounts/training.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    show_in_menus_default = False

    class Meta:
        verbose_name = _("training")


class Question(Orderable):
    """A question with three answers, one of them right, and why."""

    class Topic(models.TextChoices):
        FERPA = "ferpa", _("Student records (FERPA)")
        CIPA = "cipa", _("Safe use of the internet (CIPA)")
        RECORDS = "records", _("Public records")
        TALK = "talk", _("Respectful online talk")

    class Answer(models.TextChoices):
        A = "a", _("the first")
        B = "b", _("the second")
        C = "c", _("the third")

    page = ParentalKey(TrainingPage, on_delete=models.CASCADE, related_name="questions")
    topic = models.CharField(_("topic"), max_length=10, choices=Topic)
    prompt = models.CharField(_("question"), max_length=300)
    answer_a = models.CharField(_("first answer"), max_length=200)
    answer_b = models.CharField(_("second answer"), max_length=200)
    answer_c = models.CharField(_("third answer"), max_length=200)
    right_answer = models.CharField(_("right answer"), max_length=1, choices=Answer)
    explanation = models.CharField(_("why"), max_length=400)

    class Meta(Orderable.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self):
        return self.prompt

    def answers(self) -> list[tuple[str, str]]:
        """The three answers as a form's choices."""
        return [("a", self.answer_a), ("b", self.answer_b), ("c", self.answer_c)]
