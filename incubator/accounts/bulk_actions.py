"""What the Office does to many people at once: never to somebody with more rights than its own."""

from wagtail.users.views.bulk_actions import (
    AssignRoleBulkAction,
    DeleteBulkAction,
    SetActiveStateBulkAction,
)

from .fresh import FreshSignInMixin
from .office_rights import groups_to_give, is_beyond_office
from .services import people, sessions


class SparesAdministratorsMixin:
    def check_perm(self, obj):
        may = self.request.user.is_superuser or not is_beyond_office(obj)
        return may and super().check_perm(obj)


class AssignRole(FreshSignInMixin, SparesAdministratorsMixin, AssignRoleBulkAction):
    def get_form(self, form_class=None):
        """Only groups that this person may give."""
        form = super().get_form(form_class)
        form.fields["role"].queryset = groups_to_give(self.request.user)
        return form


class DeletePeople(FreshSignInMixin, SparesAdministratorsMixin, DeleteBulkAction):
    @classmethod
    def execute_action(cls, objects, **kwargs):
        for person in objects:
            sessions.end_sessions_and_sockets(person=person)
        return super().execute_action(objects, **kwargs)


class SetActiveState(FreshSignInMixin, SparesAdministratorsMixin, SetActiveStateBulkAction):
    @classmethod
    def execute_action(cls, objects, mark_as_active=False, user=None, **kwargs):
        change = people.reactivate if mark_as_active else people.deactivate
        others = [person for person in objects if person != user]
        for person in others:
            change(person=person, actor=user)
        return len(others), 0


ACTIONS = [AssignRole, DeletePeople, SetActiveState]
