"""People in /cms/, and one's own profile."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail.users.forms import UserCreationForm, UserEditForm

from ..models import User
from ..office_rights import can_change_address, groups_to_give, groups_to_leave_or_give


class PersonFormMixin:
    """Only an administrator names another one, or gives a group more rights than the Office has."""

    first_name = None
    last_name = None

    def __init__(self, *args, actor: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["groups"].queryset = groups_to_give(actor)
        if not actor.is_superuser:
            self.fields.pop("is_superuser", None)


class AddPersonForm(PersonFormMixin, UserCreationForm):
    first_name = None
    last_name = None

    class Meta(UserCreationForm.Meta):
        fields = ["email", "name", "role_line", "is_superuser", "groups"]

    def save(self, commit=True):
        self.instance.set_unusable_password()
        return super().save(commit)


class EditPersonForm(PersonFormMixin, UserEditForm):
    first_name = None
    last_name = None

    def __init__(self, *args, actor: User, **kwargs):
        super().__init__(*args, actor=actor, **kwargs)
        self.fields["groups"].queryset = groups_to_leave_or_give(actor, self.instance)
        if not can_change_address(actor, self.instance):
            email = self.fields["email"]
            email.disabled, email.help_text = True, _("Only an administrator can change it.")

    class Meta(UserEditForm.Meta):
        fields = ["email", "name", "role_line", "is_active", "is_superuser", "groups"]


class ProfileForm(forms.ModelForm):
    """What everybody may change of the own account."""

    class Meta:
        model = User
        fields = ["name", "role_line"]
        labels = {"name": _("Your name"), "role_line": _("What you do")}
        help_texts = {"name": _("As your colleagues know you.")}
        widgets = {"name": forms.TextInput({"autocomplete": "name"})}
