"""Adapting another team's hack: which team, under which name, with which changes."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from cohorts.models import Team

from ..models import Audience, Hack
from ..services.design import DESIGN_FIELDS
from .design import DesignForm

NOT_COPIED = {"with_whom", "starts_on", "ends_on"}
"""Each team has its own people and dates."""


class AdaptForm(DesignForm):
    """The copied design to make one's own; sent twice it starts one hack."""

    team = forms.ModelChoiceField(
        label=_("Your team"), queryset=Team.objects.none(), empty_label=None
    )

    def __init__(self, *args, teams, **options):
        super().__init__(*args, **options)
        self.fields["team"].queryset = teams
        self.order_fields(["team"])

    def for_adaptation(self) -> dict:
        """Arguments for adapt_hack."""
        return {"team": self.cleaned_data["team"], **self.for_new_hack()}


def initial_of(source: Hack, teams) -> dict:
    """The source's design, proposed for the first of one's teams."""
    card = {name: getattr(source, name) for name in DESIGN_FIELDS if name not in NOT_COPIED}
    is_near = any(team.cohort_id == source.team.cohort_id for team in teams)
    audience = Audience.COHORT if is_near else Audience.NETWORK
    team = teams[0] if teams else None
    return {**card, "audience": audience, "team": team, "client_id": uuid.uuid4()}
