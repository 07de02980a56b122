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
    WorkflowState,
    WorkflowTask,
)

from cohorts.models import CohortIndexPage
from incubator.accounts.rules import OFFICE_GROUP
from showcase.models import ConsentCheck, HighlightIndexPage, HighlightPage, TeamApproval

REVIEW = "Office review"
TEAMS_FIRST = "Teams and consent"
STEPS = {"The team approves what is said of it": TeamApproval, "Consent check": ConsentCheck}
ALL = ("add", "change", "delete", "view")
KEPT = ("add", "change", "view")  # what others build on ends, it is not deleted
READ = ("view",)
RIGHTS = {
    "cohorts.cohort": ALL,
    "cohorts.workshop": KEPT,
    "cohorts.school": ALL,
    "cohorts.team": KEPT,
    "cohorts.membership": KEPT,
    "cohorts.coachassignment": KEPT,
    "cohorts.localprocedures": KEPT,
    "cohorts.closedday": ALL,
    "cohorts.bellperiod": ALL,
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
    review = _ensure_review(group)
    _ensure_teams_first(review)
    return group


def _permissions() -> list[Permission]:
    found = [_permission("wagtailadmin", "access_admin")]
    for label, verbs in RIGHTS.items():
        app_label, model = label.split(".")
        found += [_permission(app_label, f"{verb}_{model}") for verb in verbs]
    return found


def _permission(app_label: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


def _ensure_review(group: Group) -> Workflow:
    """One approval by the Office stands before every new cohort page."""
    kind = ContentType.objects.get_for_model(GroupApprovalTask)
    task, is_new = GroupApprovalTask.objects.get_or_create(
        name=REVIEW, defaults={"active": True, "content_type": kind}
    )
    if is_new:
        task.groups.add(group)
    workflow, _ = Workflow.objects.get_or_create(name=REVIEW, defaults={"active": True})
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    for page in CohortIndexPage.objects.all():
        WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})
    return workflow


def _ensure_teams_first(review: Workflow) -> None:
    """The word of its teams and the consent check stand before every highlight.

    They take the place of the Office's review, which is ended where it runs; another workflow
    that somebody chose in the CMS stays.
    """
    workflow, _ = Workflow.objects.get_or_create(name=TEAMS_FIRST, defaults={"active": True})
    for order, (name, model) in enumerate(STEPS.items()):
        task, _ = model.objects.get_or_create(name=name, defaults={"active": True})
        WorkflowTask.objects.get_or_create(
            workflow=workflow, task=task, defaults={"sort_order": order}
        )
    for page in HighlightIndexPage.objects.all():
        WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})
        if WorkflowPage.objects.filter(page=page, workflow=review).update(workflow=workflow):
            _end(review)


def _end(review: Workflow) -> None:
    """No highlight goes out by a review that began before teams were asked."""
    kind = ContentType.objects.get_for_model(HighlightPage)
    for state in WorkflowState.objects.active().filter(workflow=review, content_type=kind):
        state.cancel()
