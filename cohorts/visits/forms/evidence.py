import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from hacks.forms.fields import PlainText
from incubator.core.forms import Picks

from ..models import EvidenceNote, Stop
from ..models.evidence import TEXT_LENGTH


class ChangeNoteForm(forms.Form):
    """What somebody saw or heard."""

    use_required_attribute = False

    kind = forms.ChoiceField(
        label=_("What kind of note?"),
        choices=EvidenceNote.Kind.choices,
        widget=Picks,
        initial=EvidenceNote.Kind.SAW,
        error_messages={"required": _("Say if you saw or heard it, or if students said it.")},
    )
    text = PlainText(
        label=_("Note"),
        longest=TEXT_LENGTH,
        rows=3,
        help_text=_("No names of teachers or students."),
        error_messages={"required": _("Write what you saw or heard.")},
    )


class NoteForm(ChangeNoteForm):
    """A new note at one of the visit's stops, or of the visit as a whole: also where the host
    took the stop away while somebody wrote."""

    stop = forms.IntegerField(required=False, widget=forms.HiddenInput)
    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args, stops, **options):
        super().__init__(*args, **options)
        self.stops = stops

    def clean_stop(self) -> Stop | None:
        return self.stops.filter(pk=self.cleaned_data["stop"]).first()
