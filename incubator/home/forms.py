"""What the Office fills in in the roof."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cohorts.models import Team
from incubator.accounts.models import User
from incubator.core.forms import Picks

from .view_as import IN_TEAM, Reason, Role, View


class TeamOfCohort(forms.ModelChoiceField):
    def label_from_instance(self, team):
        return f"{team}, {team.cohort}"


class ViewAsForm(forms.Form):
    role = forms.ChoiceField(
        label=_("As whom?"),
        choices=Role,
        widget=Picks(is_one_column=True),
        error_messages={"required": _("Choose a role.")},
    )
    team = TeamOfCohort(
        label=_("In which team?"),
        help_text=_("For a member, a lead, a coach, or somebody who has left."),
        queryset=Team.objects.none(),
        required=False,
        empty_label=_("Choose a team"),
    )
    reason = forms.ChoiceField(
        label=_("Why?"),
        help_text=_("The audit log keeps the reason. A team whose drafts you see reads it too."),
        choices=Reason,
        widget=Picks(is_one_column=True),
        error_messages={"required": _("Choose a reason.")},
    )

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        teams = Team.objects.visible_to(user).select_related("school", "cohort")
        self.fields["team"].queryset = teams.order_by("-cohort__starts_on", "school__name")

    def clean(self):
        data = super().clean()
        if data.get("role") in IN_TEAM and not data.get("team") and "team" not in self.errors:
            self.add_error("team", _now("Choose a team."))
        return data

    def view(self) -> View:
        """What was chosen; a team only where the role is in one."""
        role = Role(self.cleaned_data["role"])
        return View(role, self.cleaned_data["team"] if role in IN_TEAM else None)

    def chosen_reason(self) -> Reason:
        return Reason(self.cleaned_data["reason"])
