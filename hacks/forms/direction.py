"""Where a hack goes: the team's decision, whom it reaches, what it needs."""

import uuid

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from incubator.core.forms import Picks

from ..models import Decision, Hack, Reach, Support
from .design import BY_DAY
from .fields import PlainText

VERDICT_ICONS = {"adopt": "sprout", "adapt": "sliders-horizontal", "drop": "archive"}
VERDICT_HINTS = {
    "adopt": _("It works. It becomes part of how we do things."),
    "adapt": _("There is something in it. We go on with it, changed."),
    "drop": _("It did not work for us. What we learned stays, and others start from it."),
}
PURPOSE_HINTS = {
    "go_on": _("So that our team can keep trying it."),
    "spread": _("So that more classrooms or another school can try it."),
}


def count_field(label: str) -> forms.IntegerField:
    """A number that may be left open."""
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=Reach.MOST)


class OnceForm(forms.Form):
    """A form that makes one thing however often it is sent."""

    use_required_attribute = False

    client_id = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def clean_client_id(self):
        return self.cleaned_data["client_id"] or uuid.uuid4()


class DecisionForm(OnceForm):
    """Adopt, adapt or drop, with the reason."""

    verdict = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=Decision.Verdict.choices,
        widget=Picks(icons=VERDICT_ICONS, hints=VERDICT_HINTS, is_one_column=True),
        error_messages={"required": _("Choose one of the three.")},
    )
    reason = PlainText(
        label=_("Why?"),
        longest=Decision.LONGEST,
        rows=4,
        help_text=_("What you saw that made you decide. Who may read the design reads this too."),
        error_messages={"required": _("Say why. Other teams learn from the reason.")},
    )
    decided_on = forms.DateField(
        label=_("When did you decide?"),
        widget=BY_DAY,
        error_messages={"required": _("Say on which day.")},
    )

    def clean_decided_on(self):
        return not_to_come(self.cleaned_data["decided_on"])


class SupportForm(OnceForm):
    """One thing that the hack needs."""

    purpose = forms.ChoiceField(
        label=_("What for?"),
        choices=Support.Purpose.choices,
        widget=Picks(hints=PURPOSE_HINTS),
        error_messages={"required": _("Choose what it is needed for.")},
    )
    kind = forms.ChoiceField(
        label=_("What kind?"),
        choices=[("", _("Choose one")), *Support.Kind.choices],
        error_messages={"required": _("Choose what kind it is.")},
    )
    text = PlainText(
        label=_("What is needed?"),
        longest=Support.LONGEST,
        rows=3,
        help_text=_("How much, until when. No names of students."),
        error_messages={"required": _("Say what is needed.")},
    )


class SettleForm(forms.Form):
    """What became of a need."""

    state = forms.ChoiceField(choices=Support.State.choices)


class ReachForm(OnceForm):
    """Three counts, of which one is enough."""

    classrooms = count_field(_("Classrooms"))
    students = count_field(_("Students"))
    teachers = count_field(_("Teachers"))
    counted_on = forms.DateField(
        label=_("On which day is this so?"),
        widget=BY_DAY,
        error_messages={"required": _("Say on which day.")},
    )

    def clean_counted_on(self):
        return not_to_come(self.cleaned_data["counted_on"])

    def clean(self):
        cleaned = super().clean()
        is_empty = all(cleaned.get(name) is None for name in Reach.COUNTS)
        if is_empty and not set(Reach.COUNTS) & set(self.errors):
            self.add_error("classrooms", _now("Count at least one of the three."))
        return cleaned

    def values(self) -> dict:
        """Arguments for count_reach."""
        rest = {name: self.cleaned_data[name] for name in ("client_id", "counted_on")}
        return {**rest, "counts": {name: self.cleaned_data[name] for name in Reach.COUNTS}}


def not_to_come(day):
    """The day, or a sentence where it is to come."""
    if day > timezone.localdate():
        raise forms.ValidationError(_now("Choose today or an earlier day."))
    return day


def decision_to_begin_with() -> dict:
    """A decision begins empty: a new one stands beside the earlier ones."""
    return {"decided_on": timezone.localdate(), "client_id": uuid.uuid4()}


def reach_to_begin_with(hack: Hack) -> dict:
    """The last counts, to be counted again today."""
    current = hack.reaches.current().first()
    counts = {name: getattr(current, name) for name in Reach.COUNTS} if current else {}
    return {**counts, "counted_on": timezone.localdate(), "client_id": uuid.uuid4()}


def new_support() -> dict:
    """A need begins empty."""
    return {"client_id": uuid.uuid4()}
