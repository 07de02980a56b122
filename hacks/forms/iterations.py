import uuid

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from incubator.core.forms import Picks

from ..models import Hack, Iteration
from ..services.audience import wanted_audience
from ..services.iterations import PARKED
from ..services.revisions import CONTENT_FIELDS, content_of
from .fields import PlainText, audience_field, version_field

TEXT_LENGTHS = {"tried": 4000, "happened": 4000, "learned": 4000, "next_step": 1000}
DRAFT_TEXT_LENGTH = 20_000
NEEDED = {
    "tried": _("Say what you tried. One sentence is enough."),
    "happened": _("Say what happened. One sentence is enough."),
    "learned": _("Say what you learned. One sentence is enough."),
    "next_move": _("Choose your next move."),
}
MOVE_ICONS = {"keep": "check", "tweak": "sliders-horizontal", "drop": "archive", "scale": "sprout"}
MOVE_HINTS = {
    "keep": _("Do it again"),
    "tweak": _("Change a part"),
    "drop": _("Let it go"),
    "scale": _("Take it wider"),
}


class IterationForm(forms.Form):
    """One iteration. As a draft everything may be missing and texts may be far too long."""

    tried = PlainText(
        label=_("What did you try?"),
        help_text=_("One sentence is enough. Start with “We…”"),
        longest=DRAFT_TEXT_LENGTH,
        rows=3,
        required=False,
    )
    happened = PlainText(
        label=_("What happened?"),
        help_text=_("What did you see, hear or count?"),
        longest=DRAFT_TEXT_LENGTH,
        rows=3,
        required=False,
    )
    learned = PlainText(
        label=_("What did you learn?"),
        help_text=_("What surprised you? What are you less sure of now?"),
        longest=DRAFT_TEXT_LENGTH,
        rows=3,
        required=False,
    )
    next_move = forms.ChoiceField(
        label=_("What is your next move?"),
        choices=Iteration.NextMove.choices,
        widget=Picks(icons=MOVE_ICONS, hints=MOVE_HINTS),
        required=False,
    )
    next_step = PlainText(
        label=_("What will you do next?"), longest=DRAFT_TEXT_LENGTH, rows=2, required=False
    )
    tried_on = forms.DateField(
        label=_("When did you try it?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the date like 2018-11-19.")},
    )
    students_count = forms.IntegerField(
        label=_("Students who took part"), min_value=0, max_value=10_000, required=False
    )
    staff_count = forms.IntegerField(
        label=_("Adults who took part"), min_value=0, max_value=10_000, required=False
    )
    focusing_question = PlainText(
        label=_("A question for your coach"), longest=280, rows=2, required=False
    )
    audience = audience_field()
    client_id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = version_field()

    use_required_attribute = False

    def __init__(
        self,
        data=None,
        *,
        hack: Hack,
        iteration: Iteration | None = None,
        is_draft: bool = False,
    ):
        self.hack, self.iteration, self.is_draft = hack, iteration, is_draft
        super().__init__(data, initial=initial_of(iteration))
        if hack.is_parked and not (data and data.get("next_move")):
            del self.fields["next_move"]
        self.fields["audience"].required = not is_draft
        for name in NEEDED.keys() & self.fields.keys():
            self.fields[name].required = not is_draft
            self.fields[name].error_messages["required"] = NEEDED[name]

    def marked(self) -> "IterationForm":
        """Validated, with the fields that posting needs no longer called optional."""
        self.full_clean()
        for name in NEEDED.keys() & self.fields.keys():
            self.fields[name].required = True
        return self

    @property
    def content(self) -> dict:
        """What was filled in well, by field name; fields with an error are missing."""
        cleaned = self.cleaned_data
        return {name: cleaned[name] for name in CONTENT_FIELDS if name in cleaned}

    @property
    def sent_id(self) -> uuid.UUID:
        """The form's own id; a fresh one where none, or nonsense, was sent."""
        return self.cleaned_data.get("client_id") or uuid.uuid4()

    @property
    def read_version(self) -> int:
        """The version that the person read."""
        return self.cleaned_data.get("version") or 1

    @property
    def chosen_audience(self) -> str | None:
        """Who shall see it, where that was chosen."""
        return self.cleaned_data.get("audience") or None

    def clean_tried_on(self):
        day = self.cleaned_data["tried_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(
                _("This date is in the future. Post what you have tried already.")
            )
        return day

    def clean_next_move(self):
        move = self.cleaned_data["next_move"]
        kept = self.iteration.next_move if self.iteration else ""
        if self.hack.is_parked and move and move != kept:
            raise forms.ValidationError(PARKED)
        return move

    def clean(self):
        cleaned = super().clean()
        if not self.is_draft:
            self._require_lengths(cleaned)
        return cleaned

    def _require_lengths(self, cleaned):
        for name, room in TEXT_LENGTHS.items():
            length = len(cleaned.get(name, ""))
            if length > room:
                sentence = _("This has %(length)d characters; there is room for %(room)d.")
                self.add_error(name, sentence % {"length": length, "room": room})


def initial_of(iteration: Iteration | None) -> dict:
    """What the form shows before anybody typed: today for a new iteration."""
    if iteration is None:
        return {"client_id": uuid.uuid4(), "tried_on": timezone.localdate()}
    return {
        **content_of(iteration),
        "audience": wanted_audience(iteration),
        "client_id": iteration.client_id,
        "version": iteration.version,
    }
