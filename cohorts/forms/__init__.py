from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Aspiration, Cohort


class AspirationForm(forms.Form):
    text = forms.CharField(
        label=_("What do you want your students to be able to do, feel or become?"),
        help_text=_("At most 280 characters. Earlier versions stay on the team’s page."),
        max_length=Aspiration.LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class CloneCohortForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=80)
    slug = forms.SlugField(label=_("Address"), max_length=80, help_text=_("Like cohort-2."))
    starts_on = forms.DateField(
        label=_("Starts"),
        help_text=_("All dates of strands and workshops move by the same number of days."),
        widget=forms.DateInput({"type": "date"}),
    )

    def clean_name(self):
        name = self.cleaned_data["name"]
        if Cohort.objects.filter(name=name).exists():
            raise forms.ValidationError(_("There is a cohort of this name already."))
        return name

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        if Cohort.objects.filter(slug=slug).exists():
            raise forms.ValidationError(_("There is a cohort at this address already."))
        return slug
