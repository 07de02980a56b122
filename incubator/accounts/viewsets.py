"""People in /cms/: added by name and email, ended by taking away the sign-in."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.admin.views.generic import EditView as RecordEditView
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.users.views.users import CreateView, DeleteView, EditView, UserViewSet

from allauth.account.adapter import get_adapter

from incubator.core.access import require
from incubator.core.errors import DomainError

from . import rules
from .forms.people import AddPersonForm, EditPersonForm
from .fresh import FreshSignInMixin
from .models import AupPolicy
from .office_rights import is_beyond_office
from .services import people, sessions, sign_offs


class ForPersonMixin(FreshSignInMixin):
    """The form knows who fills it in, and takes roles and addresses only from a fresh sign-in."""

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"actor": self.request.user}


class AddPersonView(ForPersonMixin, CreateView):
    success_message = _("%(object)s is added. A mail with a link to choose a password is sent.")

    def save_instance(self):
        person = super().save_instance()
        people.welcome_person(person=person, actor=self.request.user, request=self.request)
        return person


class OnlyAdministratorsTouchThemMixin:
    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not request.user.is_superuser and is_beyond_office(self.object):
            raise PermissionDenied(_now("Only an administrator can change this person’s account."))


class EditPersonView(OnlyAdministratorsTouchThemMixin, ForPersonMixin, EditView):
    def save_instance(self):
        """Whether the person may sign in is changed by the service, which ends sessions too."""
        wanted = self.form.cleaned_data.get("is_active", True)  # nobody is asked about oneself
        self.form.instance.is_active = self.form.initial.get("is_active", True)
        person = super().save_instance()
        if old := people.follow_new_address(person=person, actor=self.request.user):
            self._tell_old_address(old, person)
        change = people.reactivate if wanted else people.deactivate
        change(person=person, actor=self.request.user)
        sessions.check_sockets(person=person)  # a role may have gone
        return person

    def _tell_old_address(self, old, person):
        """Or nobody but the Office would know who reads the mail to this account from now on."""
        words = {"from_email": old, "to_email": person.email}
        adapter = get_adapter(self.request)
        adapter.send_notification_mail("account/email/email_changed", person, words, email=old)


class DeletePersonView(FreshSignInMixin, OnlyAdministratorsTouchThemMixin, DeleteView):
    def delete_action(self):
        sessions.end_sessions_and_sockets(person=self.object)
        super().delete_action()


class PersonViewSet(UserViewSet):
    copy_view_enabled = False
    menu_label = _("People")
    menu_icon = "user"
    add_view_class = AddPersonView
    edit_view_class = EditPersonView
    delete_view_class = DeletePersonView

    def get_form_class(self, for_update=False):
        return EditPersonForm if for_update else AddPersonForm


class PolicyIndexView(IndexView):
    def get_list_more_buttons(self, instance):
        buttons = super().get_list_more_buttons(instance)
        if rules.can_publish_policy(self.request.user, instance):
            address = reverse("aup_policy:publish", args=[instance.pk])
            buttons.append(Button(_("Publish"), url=address, icon_name="upload", priority=25))
        return buttons


class EditPolicyView(RecordEditView):
    """A published version stays as it was signed."""

    def post(self, request, *args, **kwargs):
        if self.get_object().published_at:
            messages.error(request, _now("A published version never changes. Add a new version."))
            return redirect("aup_policy:index")
        return super().post(request, *args, **kwargs)


def publish_policy_view(request, pk):
    """Ask, then make the version final."""
    policy = get_object_or_404(AupPolicy.objects.drafts(), pk=pk)
    require(rules.can_publish_policy, request.user, policy)
    if request.method == "POST":
        try:
            sign_offs.publish_policy(policy=policy, actor=request.user)
            messages.success(request, _now("The version is published."))
        except DomainError as error:
            messages.error(request, str(error))
        return redirect("aup_policy:index")
    return render(request, "accounts/cms/publish_policy.html", {"policy": policy})


class PolicyViewSet(ModelViewSet):
    """Versions of the policy; texts are written per language, then published once."""

    model = AupPolicy
    icon = "clipboard-list"
    menu_label = _("Acceptable Use Policy")
    menu_order = 700
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = PolicyIndexView
    edit_view_class = EditPolicyView
    list_display = ["version", "effective_on", "published_at"]
    panels = [
        FieldPanel("version"),
        FieldPanel("effective_on"),
        InlinePanel("texts", label=_("Text"), heading=_("Texts, one a language")),
    ]

    def get_urlpatterns(self):
        publish = path("publish/<int:pk>/", publish_policy_view, name="publish")
        return [*super().get_urlpatterns(), publish]
