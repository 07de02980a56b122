"""People in /cms/."""

from wagtail.users.forms import UserCreationForm, UserEditForm


class PersonFormMixin:
    """Only an administrator may name another one."""

    first_name = None
    last_name = None

    def __init__(self, *args, may_name_administrators=False, **kwargs):
        super().__init__(*args, **kwargs)
        if not may_name_administrators:
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

    class Meta(UserEditForm.Meta):
        fields = ["email", "name", "role_line", "is_active", "is_superuser", "groups"]
