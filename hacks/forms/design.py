import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import BigIdea, Hack
from ..services.audience import wanted_audience
from ..services.design import DESIGN_FIELDS
from .fields import PlainText, audience_field, version_field

BY_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class DesignForm(forms.Form):
    """A hack's design card: only its title and question are needed to begin."""

    use_required_attribute = False

    title = PlainText(
        label=_("Title"),
        longest=120,
        help_text=_("A few words that people will remember."),
        error_messages={"required": _("Give the hack a title.")},
    )
    how_might_we = PlainText(
        label=_("How might we…"),
        longest=280,
        rows=2,
        help_text=_("The question that opens this hack. Go on after “How might we”."),
        error_messages={"required": _("Ask a question that this hack tries to answer.")},
    )
    what_we_will_try = PlainText(label=_("What we will try"), longest=2000, rows=3, required=False)
    smallest_version = PlainText(
        label=_("The smallest version"),
        longest=1000,
        rows=2,
        required=False,
        help_text=_("What could you try this week, with one class?"),
    )
    lever = forms.ChoiceField(
        label=_("Lever"),
        choices=[("", _("Not chosen yet")), *Hack.Lever.choices],
        required=False,
        help_text=_("What this hack changes."),
    )
    big_idea = forms.ModelChoiceField(
        label=_("Big idea"),
        queryset=BigIdea.objects.all(),
        required=False,
        empty_label=_("Not chosen yet"),
        help_text=_("A practice to lean toward; each has a page under Hacks."),
    )
    competency = forms.ChoiceField(
        label=_("Deeper Learning competency"),
        choices=[("", _("Not chosen yet")), *Hack.Competency.choices],
        required=False,
        help_text=_("What students get better at, if it works."),
    )
    with_whom = PlainText(label=_("With whom"), longest=280, required=False)
    starts_on = forms.DateField(label=_("From"), required=False, widget=BY_DAY)
    ends_on = forms.DateField(label=_("To"), required=False, widget=BY_DAY)
    hope_to_learn = PlainText(
        label=_("What we hope to learn"), longest=1000, rows=2, required=False
    )
    audience = audience_field()
    client_id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = version_field()

    def clean_client_id(self):
        return self.cleaned_data["client_id"] or uuid.uuid4()

    def for_new_hack(self) -> dict:
        """Arguments for create_hack."""
        card = {name: self.cleaned_data[name] for name in DESIGN_FIELDS}
        rest = {name: self.cleaned_data[name] for name in ("audience", "client_id")}
        return {"design": card, **rest}

    def for_update(self) -> dict:
        """Arguments for update_design."""
        card = {name: self.cleaned_data[name] for name in DESIGN_FIELDS}
        version = self.cleaned_data["version"] or 1
        return {"design": card, "audience": self.cleaned_data["audience"], "version": version}

    def clean(self):
        cleaned = super().clean()
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("A hack ends on or after the day it starts."))
        return cleaned


class StatusForm(forms.Form):
    """Where a hack stands; parked asks what was learned."""

    status = forms.ChoiceField(label=_("Status"), choices=Hack.Status.choices)
    what_we_learned = PlainText(
        label=_("What we learned"),
        longest=2000,
        rows=4,
        required=False,
        may_be_needed=True,
        help_text=_("Needed when you park a hack. It did not work? That is worth sharing too."),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("status") == Hack.Status.PARKED and not cleaned.get("what_we_learned", "x"):
            self.add_error(
                "what_we_learned",
                _("Say what you learned. That is what makes parking worth it."),
            )
        return cleaned


def initial_of(hack: Hack | None) -> dict:
    """What the form shows before anybody typed."""
    if hack is None:
        return {"client_id": uuid.uuid4()}
    card = {name: getattr(hack, name) for name in DESIGN_FIELDS}
    return {**card, "audience": wanted_audience(hack), "version": hack.version}
