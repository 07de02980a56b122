"""Telling a story: its own lines, and what of the log goes with each."""

import uuid
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hacks.models import Audience, Photo
from hacks.selectors.pictures import picture

from .models import LONGEST_LINE, MOST_PHOTOS, MOST_STEPS, Story, StoryStep
from .selectors.material import Material, Round
from .services.writing import Picked, too_many_photos

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


class OfferedPhotos(forms.MultipleChoiceField):
    """The same of several; more than a slide holds are said."""

    def clean(self, value):
        picked = [one for one in value or [] if self.valid_value(one)]
        if len(picked) > MOST_PHOTOS:
            raise forms.ValidationError(too_many_photos())
        return picked


@dataclass
class Row:
    """One iteration in the form; ``pictures`` by the value of their tick."""

    told: Round
    is_told: forms.BoundField
    line: forms.BoundField
    words: forms.BoundField
    photos: forms.BoundField
    pictures: dict


class StoryForm(forms.Form):
    """Nothing but a title is needed, so that a draft is kept whatever is still missing.

    While it is typed (``is_typed``) not even that: what cannot be kept yet stays as it was.
    """

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

    def __init__(
        self,
        data=None,
        *,
        material: Material,
        story: Story | None = None,
        is_typed: bool = False,
        **options,
    ):
        super().__init__(data, initial=_initial(material, story), **options)
        self.material, self.story = material, story
        self.fields["title"].required = not is_typed
        if story and not story.is_draft:
            del self.fields["audience"]
        steps = story.steps.prefetch_related("photos") if story else []
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
        self.fields[f"photos-{key}"] = OfferedPhotos(
            label=_now("Photos"),
            required=False,
            initial=_picked_photos(step, told.photos, is_new=is_new),
            choices=[(str(one.pk), one.alt) for one in told.photos],
            help_text=_now("At most %(count)d, in the order of the log.") % {"count": MOST_PHOTOS},
            widget=forms.CheckboxSelectMultiple,
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
                photos=self[f"photos-{told.iteration.pk}"],
                pictures={str(one.pk): picture(one) for one in told.photos},
            )
            for told in self.material.rounds
        ]

    def as_sent(self) -> dict:
        """What is kept, as the form would send it again."""
        out = [f"photos-{told.iteration.pk}" for told in self.material.rounds if told.reason]
        names = self.fields.keys() - {"client_id", "version", *out}
        kept = {name: self[name].value() for name in names}
        return {name: "on" if value is True else value or "" for name, value in kept.items()}

    def texts(self) -> dict:
        """The story's own words, and for whom it is where that can still be chosen here."""
        names = [*TEXTS, "audience"]
        texts = {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}
        if not texts.get("title"):
            texts["title"] = self.story.title if self.story else self.material.hack.title
        return texts

    def steps(self) -> list[Picked]:
        """What was picked of each iteration."""
        return [self._picked(told) for told in self.material.rounds]

    def _picked(self, told: Round) -> Picked:
        values, key = self.cleaned_data, told.iteration.pk
        kept = self.kept.get(key)
        line = values.get(f"line-{key}", kept.line if kept else "")
        words = {one.key: one for one in told.sentences}.get(values[f"words-{key}"])
        photos = values.get(f"photos-{key}")
        if told.reason or photos is None:  # not offered now, or too many: it stays as it was
            photos = list(kept.photos.all()) if kept else []
        else:
            photos = [one for one in told.photos if str(one.pk) in photos]
        return Picked(
            iteration=told.iteration,
            is_told=values[f"tell-{key}"],
            line=" ".join(line.split()),
            prompt=words.prompt if words else "",
            words=words.words if words else "",
            photos=photos,
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


def _picked_photos(step: StoryStep | None, photos: list[Photo], *, is_new: bool) -> list[str]:
    """What was picked; in a new story the first photo that may be shown."""
    picked = step.photos.all() if step else photos[:1] if is_new else []
    return [str(one.pk) for one in picked]
