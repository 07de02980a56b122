"""One's own password and address: allauth's forms in the site's words."""

from django.utils.translation import gettext_lazy as _

from allauth.account.forms import (
    AddEmailForm,
    ChangePasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)

PASSWORD_HINT = _(
    "At least 15 characters. Three or four words in a row are easy to keep. "
    "Leave out your own name, school names, and words like Boston."
)


class InOurWords:
    """The same labels and hint wherever a new password is chosen."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        first, second = self.fields["password1"], self.fields["password2"]
        first.label, first.help_text = _("New password"), PASSWORD_HINT
        second.label = _("New password again")


class ChangeForm(InOurWords, ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("Current password")


class FirstPasswordForm(InOurWords, SetPasswordForm):
    """For somebody who came in by the district's account alone."""


class ResetForm(InOurWords, ResetPasswordKeyForm):
    """Behind the link of a mail."""


class NewAddressForm(AddEmailForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New email")
