"""Picking pieces of a hack's log for a highlight."""

import uuid

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hacks.models import Iteration
from hacks.selectors.headlines import headline
from hacks.selectors.pictures import picture

from ..blocks import COUNTS, PROMPTS
from ..selectors.material import Material
from ..services.composing import Picked

TITLE_LENGTH = 120


class Ticks(forms.CheckboxSelectMultiple):
    """Large tick boxes, each with a hint beside its word, or with a picture."""

    is_one_column = True

    def __init__(self, *, hints: dict | None = None, pictures: dict | None = None):
        super().__init__()
        self.hints, self.pictures = hints or {}, pictures or {}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        return {**option, "hint": self.hints.get(value, ""), "picture": self.pictures.get(value)}


class ComposeForm(forms.Form):
    """Sent twice it makes one draft; only what everyone may see can be picked."""

    client_id = forms.UUIDField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("Title"), max_length=TITLE_LENGTH)
    intro = forms.CharField(
        label=_("In short"),
        required=False,
        max_length=600,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Two plain sentences. Lists, search results and shared links show them too."),
    )
    opening = forms.CharField(
        label=_("How the story begins"),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("In your own words. You can write on in the CMS."),
    )
    quotes = forms.MultipleChoiceField(label=_("Words of the team"), required=False)
    photos = forms.MultipleChoiceField(label=_("Photos"), required=False)
    counts = forms.MultipleChoiceField(label=_("Numbers"), required=False)
    before = forms.ChoiceField(label=_("Before"), required=False)
    after = forms.ChoiceField(
        label=_("After"),
        required=False,
        help_text=_("What happened in two iterations, side by side."),
    )
    with_trail = forms.BooleanField(label=_("Show the trail from idea to hack"), required=False)
    with_team = forms.BooleanField(label=_("Show a card of the team"), required=False)

    def __init__(self, *args, material: Material, **options):
        super().__init__(*args, **options)
        self.iterations = {str(one.pk): one for one in material.iterations}
        self.cleared = {str(one.pk): one for one in material.photos}
        self._offer("quotes", _quotes(material.iterations))
        self._offer("counts", _counts(material.iterations))
        pictures = {key: picture(photo) for key, photo in self.cleared.items()}
        self.fields["photos"].widget = Ticks(pictures=pictures)
        self.fields["photos"].choices = [(key, photo.alt) for key, photo in self.cleared.items()]
        steps = [(key, _named(one)) for key, one in self.iterations.items()]
        for name in ("before", "after"):
            self.fields[name].choices = [("", _now("None")), *steps]

    def _offer(self, name: str, rows: list[tuple[str, str, str]]) -> None:
        self.fields[name].widget = Ticks(hints={key: hint for key, _label, hint in rows})
        self.fields[name].choices = [(key, label) for key, label, _hint in rows]

    def clean(self):
        values = super().clean()
        before, after = values.get("before"), values.get("after")
        if bool(before) != bool(after) or (before and before == after):
            self.add_error("after", _now("Choose two different iterations, or none."))
        if not any(values.get(name) for name in ("quotes", "photos", "counts", "before")):
            self.add_error("quotes", _now("Choose some words or a photo first."))
        return values

    def picked(self) -> Picked:
        """What was ticked, in the order of the log."""
        values = self.cleaned_data
        change = (values["before"], values["after"]) if values["before"] else None
        return Picked(
            opening=values["opening"],
            quotes=self._pairs(values["quotes"]),
            photos=[self.cleared[key] for key in values["photos"]],
            counts=self._pairs(values["counts"]),
            change=change and tuple(self.iterations[key] for key in change),
            with_trail=values["with_trail"],
            with_team=values["with_team"],
        )

    def _pairs(self, keys: list[str]) -> list[tuple[Iteration, str]]:
        parts = [key.split(":") for key in keys]
        return [(self.iterations[pk], name) for pk, name in parts]


def initial_of(material: Material, number: int | None) -> dict:
    """What is ticked at first: what was learned, and the photos, of the iteration one came from."""
    first = next((one for one in material.iterations if one.number == number), None)
    start = {"client_id": uuid.uuid4(), "with_trail": True, "with_team": True}
    if first is None:
        return {**start, "title": material.hack.title}
    title = Truncator(headline(first.tried).title.rstrip(".")).chars(TITLE_LENGTH)
    photos = [str(one.pk) for one in material.photos if one.iteration_id == first.pk]
    quotes = [f"{first.pk}:learned"] if first.learned.strip() else []
    return {**start, "title": title, "quotes": quotes, "photos": photos}


def _quotes(iterations: list[Iteration]) -> list[tuple[str, str, str]]:
    return [
        (f"{one.pk}:{prompt}", f"{_named(one)}: {label}", Truncator(words).chars(400))
        for one in iterations
        for prompt, label in PROMPTS
        if (words := getattr(one, prompt).strip())
    ]


def _counts(iterations: list[Iteration]) -> list[tuple[str, str, str]]:
    return [
        (f"{one.pk}:{what}", f"{label}: {number}", _named(one))
        for one in iterations
        for what, label in COUNTS
        if (number := getattr(one, what)) is not None
    ]


def _named(iteration: Iteration) -> str:
    return _now("Iteration %(number)d") % {"number": iteration.number}
