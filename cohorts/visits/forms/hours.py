"""A day and its hours, in Boston."""

from datetime import datetime, time, timedelta

from django import forms
from django.forms.utils import from_current_timezone
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from cohorts.models import BellPeriod
from incubator.core.rows import BY_CLOCK

FARTHEST = timedelta(days=2 * 366)
"""How far ahead a slot can be."""
CLOCKS_CHANGE = _("Clocks change that night, so this hour is not clear. Choose another.")
BY_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PeriodSelect(forms.Select):
    """Each choice says its hours, for the script that fills them in."""

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if period := getattr(value, "instance", None):
            option["attrs"] |= {
                "data-starts": f"{period.starts:%H:%M}",
                "data-ends": f"{period.ends:%H:%M}",
            }
        return option


class PeriodField(forms.ModelChoiceField):
    widget = PeriodSelect(attrs={"data-controller": "period", "data-action": "period#fill"})

    def label_from_instance(self, period: BellPeriod) -> str:
        words = {"name": period.name, "start": _clock(period.starts), "end": _clock(period.ends)}
        line = gettext("%(name)s, %(start)s to %(end)s") % words
        return f"{period.school}: {line}" if self.names_schools else line

    names_schools = False
    """Whether the choices are of more than one school."""


def _clock(value: time) -> str:
    return time_format(value, pgettext("time format", "g:i a"))


class HoursForm(forms.Form):
    """From when to when; ``starts_at`` and ``ends_at`` are the two moments."""

    use_required_attribute = False

    day = forms.DateField(
        label=_("Day"), widget=BY_DAY, error_messages={"required": _("Choose a day.")}
    )
    starts = forms.TimeField(
        label=_("From"),
        widget=BY_CLOCK,
        help_text=_("Boston time, also when you are somewhere else."),
        error_messages={"required": _("Say when it starts.")},
    )
    ends = forms.TimeField(
        label=_("To"), widget=BY_CLOCK, error_messages={"required": _("Say when it ends.")}
    )

    def clean(self):
        data = super().clean()
        if all(data.get(name) for name in ("day", "starts", "ends")):
            if data["day"] > timezone.localdate() + FARTHEST:
                self.add_error("day", _("Choose a day within the next two years."))
            elif data["ends"] <= data["starts"]:
                self.add_error("ends", _("A visit ends after it starts, on the same day."))
            else:
                self._place(data)
        return data

    def _place(self, data) -> None:
        """Both moments; an hour that Boston's clocks skip or have twice is refused."""
        for name in ("starts", "ends"):
            try:
                data[f"{name}_at"] = from_current_timezone(
                    datetime.combine(data["day"], data[name])
                )
            except forms.ValidationError:
                self.add_error(name, CLOCKS_CHANGE)


class PeriodHoursForm(HoursForm):
    """Hours that a bell period of the school can fill in; typed hours win."""

    period = PeriodField(
        label=_("Bell period"),
        queryset=BellPeriod.objects.none(),
        required=False,
        empty_label=_("None of them"),
        help_text=_("It fills in From and To where you leave them empty."),
    )

    field_order = ["day", "period", "starts", "ends"]

    def __init__(self, *args, periods, **options):
        super().__init__(*args, **options)
        if not periods:
            del self.fields["period"]
            return
        self.fields["period"].queryset = periods
        self.fields["period"].names_schools = len({one.school_id for one in periods}) > 1
        for name in ("starts", "ends"):
            self.fields[name].required, self.fields[name].may_be_needed = False, True

    def clean(self):
        data, period = self.cleaned_data, self.cleaned_data.get("period")
        for name in ("starts", "ends"):
            if name in data and data[name] is None:
                data[name] = getattr(period, name, None)
            if name in data and data[name] is None:
                self.add_error(name, self.fields[name].error_messages["required"])
        return super().clean()
