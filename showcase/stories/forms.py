"""Telling a story: its own lines, and what of the log goes with each."""

import uuid
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hacks.models import Audience, Photo
from hacks.selectors.pictures import picture

from .models import LONGEST_LINE, MOST_STEPS, Story, StoryStep
from .selectors.material import Material, Round
from .services.writing import Picked

TEXTS = ("title", "opening", "closing")
AUDIENCES = [
    (Audience.PUBLIC, _("Everyone")),
    (Audience.NETWORK, _("Everybody signed in")),
    (Audience.COHORT, _("All teams in the cohort")),
    (Audience.TEAM, _("Our team and its coaches")),
]


class OfferedField(forms.ChoiceField):
    """A choice that is not offered any more is none: what may be shown can change meanwhile."""

    widget = forms.RadioSelect

    def clean(self, value):
        return value if self.valid_value(value) else ""


@dataclass
class Row:
    """One iteration in the form; ``pictures`` by the value of their radio button."""

    told: Round
    is_told: forms.BoundField
    line: forms.BoundField
    words: forms.BoundField
    photo: forms.BoundField
    pictures: dict


class StoryForm(forms.Form):
    """Nothing but a title is needed, so that a draft is kept whatever is still missing."""

    client_id = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    title = forms.CharField(label=_("Title"), max_length=120)
    audience = forms.ChoiceField(
        label=_("Who is it for?"),
        choices=AUDIENCES,
        help_text=_("You pick from what these readers may see. Your lead has the last word."),
    )
    opening = forms.CharField(
        label=_("How it begins"),
        required=False,
        max_length=600,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Two or three sentences: what you wanted to change, and for whom."),
    )
    closing = forms.CharField(
        label=_("Closing line"),
        required=False,
        max_length=LONGEST_LINE,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("One sentence that people take home."),
    )

    use_required_attribute = False

    def __init__(self, data=None, *, material: Material, story: Story | None = None, **options):
        super().__init__(data, initial=_initial(material, story), **options)
        self.material, self.story = material, story
        if story and not story.is_draft:
            del self.fields["audience"]
        steps = story.steps.select_related("photo") if story else []
        self.kept = {one.iteration_id: one for one in steps}
        for told in material.rounds:
            self._add(told, self.kept.get(told.iteration.pk))

    def _add(self, told: Round, step: StoryStep | None) -> None:
        """The four fields of one iteration; at first all are told that fit."""
        key, kept = told.iteration.pk, {one.key: one for one in told.sentences}
        is_new = self.story is None
        self.fields[f"tell-{key}"] = forms.BooleanField(
            label=_now("Tell of iteration %(number)d") % {"number": told.iteration.number},
            required=False,
            initial=step.is_told if step else is_new and told in self._first(),
        )
        self.fields[f"line-{key}"] = forms.CharField(
            label=_now("Your line"),
            required=False,
            max_length=LONGEST_LINE,
            initial=step.line if step else "",
            widget=forms.Textarea({"rows": 2}),
        )
        self.fields[f"words-{key}"] = OfferedField(
            label=_now("Words from the log"),
            required=False,
            initial=_picked_words(step, kept),
            choices=[("", _now("No words")), *((one, kept[one].words) for one in kept)],
        )
        self.fields[f"photo-{key}"] = OfferedField(
            label=_now("Photo"),
            required=False,
            initial=_picked_photo(step, told.photos, is_new=is_new),
            choices=[("", _now("No photo")), *((str(one.pk), one.alt) for one in told.photos)],
        )

    def _first(self) -> list[Round]:
        return self.material.offered[:MOST_STEPS]

    def rows(self) -> list[Row]:
        """The iterations, for the template."""
        return [
            Row(
                told=told,
                is_told=self[f"tell-{told.iteration.pk}"],
                line=self[f"line-{told.iteration.pk}"],
                words=self[f"words-{told.iteration.pk}"],
                photo=self[f"photo-{told.iteration.pk}"],
                pictures={str(one.pk): picture(one) for one in told.photos},
            )
            for told in self.material.rounds
        ]

    def texts(self) -> dict:
        """The story's own words, and for whom it is where that can still be chosen here."""
        names = [*TEXTS, "audience"]
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}

    def steps(self) -> list[Picked]:
        """What was picked of each iteration."""
        return [self._picked(told) for told in self.material.rounds]

    def _picked(self, told: Round) -> Picked:
        values, key = self.cleaned_data, told.iteration.pk
        words = {one.key: one for one in told.sentences}.get(values[f"words-{key}"])
        photos = {str(one.pk): one for one in told.photos}
        kept = self.kept.get(key)  # what is not offered now stays as it was picked
        return Picked(
            iteration=told.iteration,
            is_told=values[f"tell-{key}"],
            line=" ".join(values[f"line-{key}"].split()),
            prompt=words.prompt if words else "",
            words=words.words if words else "",
            photo=kept and kept.photo if told.reason else photos.get(values[f"photo-{key}"]),
        )


class ShareForm(forms.Form):
    """The lead's word; beside each audience stands the digest of what was read for it."""

    audience = forms.ChoiceField(choices=AUDIENCES)

    def clean(self):
        values = super().clean()
        return {**values, "seen": self.data.get(f"seen-{values.get('audience')}", "")}


def _initial(material: Material, story: Story | None) -> dict:
    if story is None:
        start = {"title": material.hack.title, "audience": material.audience, "version": 1}
        return {**start, "client_id": uuid.uuid4()}
    names = ("title", "opening", "closing", "audience", "version", "client_id")
    return {name: getattr(story, name) for name in names}


def _picked_words(step: StoryStep | None, sentences: dict) -> str:
    if step is None:
        return ""
    wanted = (step.prompt, step.words)
    return next((key for key, one in sentences.items() if (one.prompt, one.words) == wanted), "")


def _picked_photo(step: StoryStep | None, photos: list[Photo], *, is_new: bool) -> str:
    """What was picked; in a new story the first photo that may be shown."""
    if step:
        return str(step.photo_id or "")
    return str(photos[0].pk) if photos and is_new else ""
