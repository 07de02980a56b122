"""Forms that only ask: filters of the library of hacks, and which iterations to compare."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cohorts.forms.fields import cohort_filter, school_filter
from incubator.core.forms import FilterForm

from ..models import BigIdea, Decision, Hack, Iteration, Support

DECISIONS = [
    ("", _("Any decision")),
    *Decision.Verdict.choices,
    ("did_not_work", _("What did not work")),
    ("none", _("Not decided yet")),
]


class HackFilterForm(FilterForm):
    """Arguments for ``selectors.hack_list``."""

    cohort = cohort_filter()
    school = school_filter()
    big_idea = forms.ModelChoiceField(
        label=_("Big idea"),
        required=False,
        queryset=BigIdea.objects.all(),
        to_field_name="slug",
        empty_label=_("All big ideas"),
    )
    lever = forms.ChoiceField(
        label=_("Lever"), required=False, choices=[("", _("All levers")), *Hack.Lever.choices]
    )
    competency = forms.ChoiceField(
        label=_("Competency"),
        required=False,
        choices=[("", _("All competencies")), *Hack.Competency.choices],
    )
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("Any status")), *Hack.Status.choices]
    )
    decision = forms.ChoiceField(label=_("Decision"), required=False, choices=DECISIONS)


class HackSetFilterForm(FilterForm):
    """Arguments for ``selectors.hack_sets``."""

    school = school_filter()


class SupportFilterForm(FilterForm):
    """Arguments for ``selectors.supports``; without a state, what is still needed."""

    cohort = cohort_filter()
    purpose = forms.ChoiceField(
        label=_("What for"), required=False, choices=[("", _("Both")), *Support.Purpose.choices]
    )
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All kinds")), *Support.Kind.choices]
    )
    state = forms.ChoiceField(label=_("State"), required=False, choices=Support.State.choices)


class CompareForm(forms.Form):
    """Two of the iterations that the reader may see; in the address ``from`` and ``to``."""

    ADDRESS = {"first": "from", "second": "to"}

    first = forms.TypedChoiceField(label=_("First"), coerce=int)
    second = forms.TypedChoiceField(label=_("Second"), coerce=int)

    @classmethod
    def for_steps(cls, steps: list[Iteration], asked):
        """Bound to ``?from=1&to=2``; where these are missing, the last two iterations."""
        numbers = [step.number for step in steps]
        usual = dict(zip(("to", "from"), numbers[::-1], strict=False))
        form = cls({key: asked.get(key, usual.get(key)) for key in cls.ADDRESS.values()})
        form.steps = {step.number: step for step in steps}
        choices = [(number, _("Iteration %(number)s") % {"number": number}) for number in numbers]
        form.fields["first"].choices = form.fields["second"].choices = choices
        return form

    def add_prefix(self, field_name):
        return self.ADDRESS.get(field_name, field_name)

    def clean(self):
        data = super().clean()
        if data.get("first") and data.get("first") == data.get("second"):
            raise forms.ValidationError(_("Choose two different iterations."))
        return data

    def chosen(self) -> tuple[Iteration, Iteration]:
        """The two iterations, the earlier one first."""
        pair = sorted([self.cleaned_data["first"], self.cleaned_data["second"]])
        return self.steps[pair[0]], self.steps[pair[1]]
