"""The Office's group, its rights in /cms/, and its review of what goes public."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from cohorts.models import CohortIndexPage
from incubator.accounts.rules import OFFICE_GROUP
from showcase.models import HighlightIndexPage

REVIEW = "Office review"
ALL = ("add", "change", "delete", "view")
KEPT = ("add", "change", "view")  # what others build on ends, it is not deleted
READ = ("view",)
RIGHTS = {
    "cohorts.cohort": ALL,
    "cohorts.school": ALL,
    "cohorts.team": KEPT,
    "cohorts.membership": KEPT,
    "cohorts.coachassignment": KEPT,
    "cohorts.localprocedures": KEPT,
    "cohorts.closedday": ALL,
    "hacks.bigidea": ALL,
    "hacks.hack": READ,
    "hacks.iteration": READ,
    "accounts.user": KEPT,
    "accounts.auppolicy": KEPT,
    "wagtailredirects.redirect": ALL,
}
#: Wagtail asks for rights on its own image model, whatever model the pictures are of.
COLLECTION_RIGHTS = [
    ("wagtailimages", "add_image"),
    ("wagtailimages", "change_image"),
    ("wagtailimages", "choose_image"),
    ("wagtaildocs", "add_document"),
    ("wagtaildocs", "change_document"),
    ("wagtaildocs", "choose_document"),
]
PAGE_RIGHTS = ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"]


@transaction.atomic
def ensure_office() -> Group:
    """The Office's group with its rights and its workflow; safe to run again and again."""
    group, _ = Group.objects.get_or_create(name=OFFICE_GROUP)
    group.permissions.add(*_permissions())
    root = Collection.get_first_root_node()
    for app_label, codename in COLLECTION_RIGHTS:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=_permission(app_label, codename)
        )
    for codename in PAGE_RIGHTS:
        GroupPagePermission.objects.get_or_create(
            group=group,
            page=Page.get_first_root_node(),
            permission=_permission("wagtailcore", codename),
        )
    _ensure_review(group)
    return group


def _permissions() -> list[Permission]:
    found = [_permission("wagtailadmin", "access_admin")]
    for label, verbs in RIGHTS.items():
        app_label, model = label.split(".")
        found += [_permission(app_label, f"{verb}_{model}") for verb in verbs]
    return found


def _permission(app_label: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


def _ensure_review(group: Group) -> None:
    """One approval by the Office stands before every new cohort page and highlight."""
    kind = ContentType.objects.get_for_model(GroupApprovalTask)
    task, is_new = GroupApprovalTask.objects.get_or_create(
        name=REVIEW, defaults={"active": True, "content_type": kind}
    )
    if is_new:
        task.groups.add(group)
    workflow, _ = Workflow.objects.get_or_create(name=REVIEW, defaults={"active": True})
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    for model in (CohortIndexPage, HighlightIndexPage):
        for page in model.objects.all():
            WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})
