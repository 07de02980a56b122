import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from cohorts.forms.fields import TeamField
from cohorts.models import Team
from hacks.forms.fields import PlainText
from incubator.accounts.models import User
from incubator.core.dates import hours_in_words, in_words
from incubator.core.forms import ManyField

from ..models import Mark, Slot

COVER_LENGTH = 200


class SlotsField(ManyField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, slot: Slot) -> str:
        return f"{in_words(slot.day)}, {hours_in_words(slot.starts_at, slot.ends_at)}"


class PersonField(forms.ModelChoiceField):
    widget = forms.RadioSelect

    def label_from_instance(self, person: User) -> str:
        return person.get_short_name()


class PeopleField(ManyField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, person: User) -> str:
        return person.get_short_name()


class RequestForm(forms.Form):
    """Who would come, and what for."""

    use_required_attribute = False

    team = TeamField(label=_("Your team"), queryset=Team.objects.none(), empty_label=None)
    people = PeopleField(
        label=_("Who would come?"),
        queryset=User.objects.none(),
        error_messages={"required": _("Choose who would come.")},
    )
    purpose = PlainText(
        label=_("What do you hope to learn?"),
        longest=500,
        rows=3,
        help_text=_("The host reads this before you come."),
        error_messages={"required": _("Say what you hope to learn.")},
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args, teams, people, **options):
        super().__init__(*args, **options)
        self.fields["team"].queryset = teams
        self.fields["people"].queryset = people
        if len(teams) == 1:
            self.fields["team"].widget = forms.HiddenInput()
            self.fields["team"].initial = teams[0]


class AskForm(RequestForm):
    """Which of the host's dates would do."""

    slots = SlotsField(
        label=_("Which dates would do?"),
        queryset=Slot.objects.none(),
        help_text=_("Choose all that are possible. Who comes marks each of them."),
        error_messages={
            "required": _("Choose one date or more."),
            "invalid_choice": _("A date that you chose is no longer open. Choose from the list."),
        },
    )

    field_order = ["team", "slots"]

    def __init__(self, *args, slots, **options):
        super().__init__(*args, **options)
        self.fields["slots"].queryset = slots


class MarkForm(forms.Form):
    """One answer a date; what is not answered stays open."""

    def __init__(self, *args, candidates, **options):
        super().__init__(*args, **options)
        for one in candidates:
            self.fields[f"date-{one.pk}"] = forms.ChoiceField(
                label=str(one),
                choices=Mark.Answer.choices,
                widget=forms.RadioSelect,
                required=False,
                initial=one.own_answer,
            )
            self.fields[f"date-{one.pk}"].may_be_needed = True

    def answers(self) -> dict[int, str]:
        """Id of a candidate -> answer."""
        given = self.cleaned_data.items()
        return {int(name.removeprefix("date-")): value for name, value in given if value}


class CoverForm(forms.Form):
    cover = PlainText(
        label=_("Who covers which class?"), longest=COVER_LENGTH, required=False, may_be_needed=True
    )
    needs_no_cover = forms.BooleanField(label=_("No cover is needed"), required=False)

    def clean(self):
        data = super().clean()
        if not data.get("cover") and not data.get("needs_no_cover"):
            self.add_error("cover", _("Say who covers the class, or that nobody needs to."))
        return data


class VisitorForm(forms.Form):
    """One more visitor of a visit that has a date."""

    use_required_attribute = False

    person = PersonField(
        label=_("Who comes as well?"),
        queryset=User.objects.none(),
        empty_label=None,
        error_messages={"required": _("Choose who comes.")},
    )

    def __init__(self, *args, people, **options):
        super().__init__(*args, **options)
        self.fields["person"].queryset = people


class AgreeForm(forms.Form):
    is_host_sure = forms.BooleanField(label=_("We say yes: they can come"), required=False)
    is_office_told = forms.BooleanField(
        label=_("Our school’s main office knows who comes and when"), required=False
    )


class CancelForm(forms.Form):
    reason = PlainText(
        label=_("Why?"),
        longest=300,
        help_text=_("Both teams read it."),
        error_messages={"required": _("Say why, in a few words.")},
    )
