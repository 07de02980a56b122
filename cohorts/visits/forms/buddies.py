from django import forms
from django.utils.translation import gettext_lazy as _

from cohorts.models import Team


class BuddiesForm(forms.Form):
    """A host for each team; ``hosts`` gives what was chosen."""

    def __init__(self, *args, teams: list[Team], **options):
        super().__init__(*args, **options)
        self.teams = {team.pk: team for team in teams}
        for team in teams:
            others = [(one.pk, str(one)) for one in teams if one.pk != team.pk]
            self.fields[f"host-{team.pk}"] = forms.TypedChoiceField(
                label=str(team),
                choices=[("", _("No host")), *others],
                coerce=int,
                empty_value=None,
                required=False,
            )
            self.fields[f"host-{team.pk}"].may_be_needed = True

    def hosts(self) -> dict[Team, Team | None]:
        """Visitor -> host, or None."""
        return {
            team: self.teams.get(self.cleaned_data[f"host-{pk}"]) for pk, team in self.teams.items()
        }
