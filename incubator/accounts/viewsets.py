"""People in /cms/: added by name and e-mail, ended by taking away the sign-in."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wagtail.users.views.users import CreateView, DeleteView, EditView, UserViewSet

from .forms.people import AddPersonForm, EditPersonForm
from .services import people


class ForPersonMixin:
    """The form knows who fills it in; only administrators change administrators."""

    def get_form_kwargs(self):
        allowed = self.request.user.is_superuser
        return super().get_form_kwargs() | {"may_name_administrators": allowed}


class AddPersonView(ForPersonMixin, CreateView):
    success_message = _("%(object)s is added. A mail with a link to choose a password is sent.")

    def save_instance(self):
        person = super().save_instance()
        people.welcome_person(person=person, actor=self.request.user, request=self.request)
        return person


class OnlyAdministratorsTouchThemMixin:
    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied(_now("Only an administrator can change an administrator."))


class EditPersonView(OnlyAdministratorsTouchThemMixin, ForPersonMixin, EditView):
    def save_instance(self):
        person = super().save_instance()
        people.follow_new_address(person=person, actor=self.request.user)
        if not person.is_active:
            people.end_sockets(person=person)
        return person


class DeletePersonView(OnlyAdministratorsTouchThemMixin, DeleteView):
    pass


class PersonViewSet(UserViewSet):
    menu_label = _("People")
    menu_icon = "user"
    add_view_class = AddPersonView
    edit_view_class = EditPersonView
    delete_view_class = DeletePersonView

    def get_form_class(self, for_update=False):
        return EditPersonForm if for_update else AddPersonForm
