"""What the list of highlights is narrowed by; each choice leads to an address to pass on."""

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cohorts.models import Cohort, School
from hacks.models import BigIdea, Hack, Iteration

#: How far the hack of a highlight has come; the last one is told as gladly as the others.
STAGES = {
    "trying": (_("Being tried"), Q(status=Hack.Status.TRYING)),
    "scaled": (_("Scaled"), Q(status=Hack.Status.SCALED)),
    "let-go": (_("What did not work"), Q(status=Hack.Status.PARKED)),
}


class HighlightFilterForm(forms.Form):
    """All may stay open. Only choices that lead to a highlight are offered; three queries.

    School and stage are asked of logs that everyone may read, a big idea of public designs.
    """

    cohort = forms.ChoiceField(label=_("Cohort"), required=False)
    school = forms.ChoiceField(label=_("School"), required=False)
    big_idea = forms.ChoiceField(label=_("Big idea"), required=False)
    stage = forms.ChoiceField(
        label=_("Stage"),
        required=False,
        choices=[("", _("Any stage")), *[(key, name) for key, (name, _rule) in STAGES.items()]],
    )

    def __init__(self, data, *, told: QuerySet):
        """``told``: all highlights of the list."""
        super().__init__(data)
        self.told = told
        iterations = told.order_by().values("iteration_id")
        hacks = Hack.objects.filter(iterations__in=_public_steps().filter(pk__in=iterations))
        ideas = hacks.with_visible_design(AnonymousUser()).order_by().values("big_idea_id")
        cohorts = Cohort.objects.filter(pk__in=told.order_by().values("cohort_id"))
        schools = School.objects.filter(pk__in=hacks.order_by().values("team__school_id"))
        self._offer("cohort", _("All cohorts"), cohorts)
        self._offer("school", _("All schools"), schools)
        self._offer("big_idea", _("All big ideas"), BigIdea.objects.filter(pk__in=ideas))

    def _offer(self, name: str, everything: str, things: QuerySet) -> None:
        named = [(one.slug, str(one)) for one in things]
        self.fields[name].choices = [("", everything), *named]

    @property
    def is_filtered(self) -> bool:
        return any(self.chosen.values()) or bool(self.errors)

    @property
    def chosen(self) -> dict[str, str]:
        """What was chosen; a choice that makes no sense is left out."""
        self.is_valid()
        return self.cleaned_data

    def found(self) -> QuerySet:
        """The highlights that fit all that was chosen, in their order."""
        chosen, told = self.chosen, self.told
        if chosen.get("cohort"):
            told = told.filter(cohort__slug=chosen["cohort"])
        hacks = Hack.objects.order_by()
        if chosen.get("school"):
            hacks = hacks.filter(team__school__slug=chosen["school"])
        if chosen.get("big_idea"):
            designs = Hack.objects.with_visible_design(AnonymousUser()).order_by()
            hacks = hacks.filter(pk__in=designs.filter(big_idea__slug=chosen["big_idea"]))
        if chosen.get("stage"):
            hacks = hacks.filter(STAGES[chosen["stage"]][1])
        if any(chosen.get(name) for name in ("school", "big_idea", "stage")):
            steps = _public_steps().filter(hack__in=hacks)
            told = told.filter(iteration_id__in=steps.values("pk"))
        return told


def _public_steps() -> QuerySet[Iteration]:
    return Iteration.objects.visible_to(AnonymousUser()).order_by()
