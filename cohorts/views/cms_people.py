"""Members and coaches in /cms/: what the Office fills in there goes through the services."""

from wagtail.admin.views.generic import CreateView, EditView
from wagtail.log_actions import log

from incubator.accounts.fresh import FreshSignInMixin
from incubator.core.errors import DomainError

from ..services import coaching, memberships


class ThroughServiceMixin(FreshSignInMixin):
    """A refusal by the service stands above the form, which keeps what was filled in."""

    verb = ""

    def save_instance(self):
        row = self.do(actor=self.request.user, **self.form.cleaned_data)
        log(instance=row, action=self.verb, user=self.request.user)
        return row

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)


class AddMembershipView(ThroughServiceMixin, CreateView):
    verb = "wagtail.create"

    def do(self, *, user, **data):
        return memberships.begin_membership(person=user, **data)


class EditMembershipView(ThroughServiceMixin, EditView):
    verb = "wagtail.edit"

    def do(self, *, role, started_at, ended_at, actor, **fixed):
        row = memberships.change_role(membership=self.form.instance, role=role, actor=actor)
        row = memberships.correct_start(row=row, started_at=started_at, actor=actor)
        if not ended_at:
            return row
        return memberships.end_membership(membership=row, ended_at=ended_at, actor=actor)


class AddCoachAssignmentView(ThroughServiceMixin, CreateView):
    verb = "wagtail.create"

    def do(self, **data):
        return coaching.begin_coaching(**data)


class EditCoachAssignmentView(ThroughServiceMixin, EditView):
    verb = "wagtail.edit"

    def do(self, *, started_at, ended_at, actor, **fixed):
        row = memberships.correct_start(row=self.form.instance, started_at=started_at, actor=actor)
        if not ended_at:
            return row
        return coaching.end_coaching(assignment=row, ended_at=ended_at, actor=actor)
