"""Forms around feedback. They validate and never save."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from incubator.core.forms import ManyField, Picks

from ..models import Comment, Hack, Iteration, Photo
from ..selectors.feedback import iterations_to_answer, open_feedback
from ..services.feedback.comments import MAX_LENGTH, Pin
from .fields import PlainText

KIND_ICONS = {
    Comment.Kind.LIKE: "heart",
    Comment.Kind.WISH: "star",
    Comment.Kind.WHAT_IF: "lightbulb",
    Comment.Kind.QUESTION: "circle-question-mark",
}


def words_field(label) -> PlainText:
    return PlainText(
        label=label,
        longest=MAX_LENGTH,
        rows=3,
        too_long=_("A comment can have 2,000 characters at most. Yours has %(show_value)d."),
        error_messages={"required": _("Write a comment first.")},
    )


class WordsForm(forms.Form):
    """The words of a reply, or of a comment that is edited; sent twice it counts once."""

    text = words_field(_("Your reply"))
    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class EditForm(forms.Form):
    text = words_field(_("Your comment"))


class PercentField(forms.DecimalField):
    """A place on a photo, 0 to 100 percent from one of its edges."""

    def __init__(self, **options):
        outside = _("The point is outside the photo. Use a number from 0 to 100.")
        messages = {"min_value": outside, "max_value": outside, "invalid": outside}
        limits = {"min_value": 0, "max_value": 100, "step_size": None, "required": False}
        super().__init__(error_messages=messages, **limits, **options)

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "step": "0.1"}


class CommentForm(forms.Form):
    """Feedback on an iteration, or on a hack's design where ``iteration`` is None.

    ``is_own``: the person is of the team or its coach, and may write for these alone.
    ``photos`` are those that the person sees on the page; without them the form asks.
    """

    kind = forms.ChoiceField(
        label=_("What kind of feedback?"),
        choices=Comment.Kind.choices,
        widget=Picks(icons=KIND_ICONS),
        error_messages={"required": _("Choose the kind of your comment.")},
    )
    text = words_field(_("Your comment"))
    where = forms.ChoiceField(label=_("Where?"), required=False)
    pin_x = PercentField(label=_("From the left edge, in percent"))
    pin_y = PercentField(label=_("From the top edge, in percent"))
    audience = forms.ChoiceField(
        label=_("Who can see this?"),
        choices=Comment.Audience.choices,
        widget=Picks(is_one_column=True),
        error_messages={"required": _("Choose who can see your comment.")},
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self,
        data=None,
        *,
        hack: Hack,
        iteration: Iteration | None = None,
        user,
        is_own: bool,
        is_coach: bool,
        photos: list[Photo] | None = None,
        **options,
    ):
        super().__init__(data, auto_id="feedback_%s", **options)
        self.thing = iteration or hack
        self.photos = self._photos(user) if photos is None else list(photos)
        self.fields["where"].choices = self._places()
        if not self.photos:
            del self.fields["pin_x"], self.fields["pin_y"]
        self.fields["client_id"].initial = uuid.uuid4
        if is_own:
            self.fields["audience"].initial = (
                Comment.Audience.TEAM if is_coach else Comment.Audience.EVERYONE
            )
        else:
            del self.fields["audience"]

    def clean(self):
        cleaned = super().clean()
        if not self._photo_id(cleaned.get("where", "")):
            return cleaned
        for name in ("pin_x", "pin_y"):
            if cleaned.get(name) is None and name not in self.errors:
                self.add_error(name, _("Say where on the photo: a number from 0 to 100."))
        return cleaned

    @property
    def comment_values(self) -> dict:
        """What ``add_comment`` takes from this form."""
        return {
            "kind": self.cleaned_data["kind"],
            "text": self.cleaned_data["text"],
            "audience": self.cleaned_data.get("audience", Comment.Audience.EVERYONE),
            "client_id": self.cleaned_data["client_id"],
            "pin": self._pin(),
        }

    @property
    def is_pinned(self) -> bool:
        """Something about the place was chosen, or is wrong."""
        return bool(self["where"].data or self["where"].errors)

    def _pin(self) -> Pin:
        where = self.cleaned_data["where"]
        if photo_id := self._photo_id(where):
            photo = next(photo for photo in self.photos if str(photo.pk) == photo_id)
            x, y = self.cleaned_data["pin_x"], self.cleaned_data["pin_y"]
            return Pin(pin_photo=photo, pin_x=round(x * 10), pin_y=round(y * 10))
        return Pin(pin_prompt=where)

    def _photo_id(self, where: str) -> str:
        return where.removeprefix("photo:") if where.startswith("photo:") else ""

    def _photos(self, user) -> list[Photo]:
        if isinstance(self.thing, Hack):
            return []
        return list(Photo.objects.visible_to(user).filter(iteration=self.thing))

    def _places(self) -> list[tuple]:
        is_design = isinstance(self.thing, Hack)
        whole = _("The whole design") if is_design else _("The whole iteration")
        prompts = [
            (name, self.thing._meta.get_field(name).verbose_name)
            for name in self.thing.PROMPTS
            if getattr(self.thing, name)
        ]
        points = [
            (f"photo:{photo.pk}", _("A point on photo %(number)s") % {"number": number})
            for number, photo in enumerate(self.photos, 1)
        ]
        return [("", whole), *prompts, *points]


class ActOnForm(forms.Form):
    """Which iteration acts on a comment."""

    iteration = forms.ModelChoiceField(
        label=_("Which iteration acts on this?"),
        queryset=Iteration.objects.none(),
        empty_label=None,
        widget=Picks(is_one_column=True),
        error_messages={
            "required": _("Choose an iteration."),
            "invalid_choice": _("Choose a later iteration of the same hack."),
        },
    )

    def __init__(self, data=None, *, comment: Comment, **options):
        super().__init__(data, **options)
        self.fields["iteration"].queryset = iterations_to_answer(comment)
        self.fields["iteration"].label_from_instance = iteration_name
        self.fields["iteration"].initial = comment.acted_on_in_id


def iteration_name(iteration: Iteration) -> str:
    names = {"number": iteration.number}
    if iteration.is_draft:
        return _("Iteration %(number)s, draft") % names
    return _("Iteration %(number)s") % names


class FeedbackField(ManyField):
    """Tick the feedback that an iteration answers."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, comment: Comment) -> str:
        words = {"kind": comment.get_kind_display(), "text": comment.text}
        return pgettext_lazy("kind of feedback, then its words", "%(kind)s: %(text)s") % words


class AnswersForm(forms.Form):
    """Open feedback of earlier iterations; ``iteration`` is None before the first save.

    To be saved with ``set_answers(iteration=…, comments=form.cleaned_data["answers"], actor=…)``
    where ``is_shown``: inside a larger form that was sent without it, nothing was unticked.
    """

    answers_shown = forms.BooleanField(widget=forms.HiddenInput, initial=True, required=False)
    answers = FeedbackField(
        label=_("Which feedback did you act on?"),
        help_text=_("Tick what this iteration answers. Its writer hears when you publish."),
        queryset=Comment.objects.none(),
        required=False,
        error_messages={"invalid_choice": _("This feedback is not open any more.")},
    )

    def __init__(self, data=None, *, hack: Hack, iteration: Iteration | None = None, **options):
        super().__init__(data, **options)
        field = self.fields["answers"]
        field.queryset = open_feedback(hack, iteration)
        if iteration is not None:
            field.initial = [
                comment.pk for comment in field.queryset if comment.acted_on_in_id == iteration.pk
            ]

    @property
    def is_shown(self) -> bool:
        return self.is_bound and self.is_valid() and self.cleaned_data["answers_shown"]

    @property
    def has_choices(self) -> bool:
        return bool(self.fields["answers"].queryset)
