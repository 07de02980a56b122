"""What a person without an account fills in at an invitation."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..models import Invitation, User
from .own_account import PASSWORD_HINT


class JoinForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"),
        help_text=_("As your colleagues know you."),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Choose a password"),
        help_text=PASSWORD_HINT,
        max_length=256,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, *args, invitation: Invitation, **kwargs):
        super().__init__(*args, initial={"name": invitation.name}, **kwargs)
        self.invitation = invitation

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

    def clean(self):
        """The password is looked at beside name and address, which it must not resemble."""
        fields = super().clean()
        person = User(email=self.invitation.email, name=fields.get("name", ""))
        if "password" in fields:
            try:
                validate_password(fields["password"], person)
            except ValidationError as error:
                self.add_error("password", error)
        return fields
