"""What the Office does to many people at once: never to an administrator."""

from wagtail.users.views.bulk_actions import (
    AssignRoleBulkAction,
    DeleteBulkAction,
    SetActiveStateBulkAction,
)

from .services import people


class SparesAdministratorsMixin:
    def check_perm(self, obj):
        may = self.request.user.is_superuser or not obj.is_superuser
        return may and super().check_perm(obj)


class AssignRole(SparesAdministratorsMixin, AssignRoleBulkAction):
    pass


class DeletePeople(SparesAdministratorsMixin, DeleteBulkAction):
    pass


class SetActiveState(SparesAdministratorsMixin, SetActiveStateBulkAction):
    @classmethod
    def execute_action(cls, objects, mark_as_active=False, user=None, **kwargs):
        change = people.reactivate if mark_as_active else people.deactivate
        others = [person for person in objects if person != user]
        for person in others:
            change(person=person, actor=user)
        return len(others), 0


ACTIONS = [AssignRole, DeletePeople, SetActiveState]
