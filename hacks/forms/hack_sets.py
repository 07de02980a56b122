"""Which hacks a school leads together."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from incubator.core.forms import ManyField

from ..models import Hack, HackSet
from .direction import OnceForm
from .fields import PlainText, version_field


class HackChoices(ManyField):
    """Each hack with its team and cohort, since a school's teams often share its name."""

    def label_from_instance(self, hack: Hack) -> str:
        words = {
            "hack": hack.title,
            "cohort": hack.team.cohort,
            "status": hack.get_status_display(),
        }
        return _("%(hack)s (%(cohort)s, %(status)s)") % words


class HackSetForm(OnceForm):
    """A title and at least one hack."""

    title = PlainText(
        label=_("Title"),
        longest=120,
        help_text=_("What these hacks are about, in a few words."),
        error_messages={"required": _("Give the set a title.")},
    )
    purpose = PlainText(
        label=_("What they have in common"),
        longest=600,
        rows=3,
        required=False,
        help_text=_("Who may see one of these hacks reads this and the title."),
    )
    hacks = HackChoices(
        label=_("Hacks"),
        queryset=Hack.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Of any of your school’s teams, past ones too. Draft plans are not offered."),
        error_messages={"required": _("Choose at least one hack.")},
    )
    version = version_field()

    def __init__(self, *args, offered, **options):
        super().__init__(*args, **options)
        self.fields["hacks"].queryset = offered
        self.fields["hacks"].widget.is_one_column = True

    def values(self) -> dict:
        """What a set keeps of it."""
        return {name: self.cleaned_data[name] for name in ("title", "purpose", "hacks")}


class EndSetForm(forms.Form):
    """End the set, or take it up again."""

    do = forms.ChoiceField(choices=[("end", _("End")), ("again", _("Take up again"))])


def set_to_begin_with(hack_set: HackSet | None) -> dict:
    """What the form shows before anybody typed."""
    if hack_set is None:
        return {"client_id": uuid.uuid4()}
    kept = {name: getattr(hack_set, name) for name in ("title", "purpose", "version")}
    return {**kept, "hacks": list(hack_set.hacks.all())}
