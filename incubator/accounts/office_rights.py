"""What the Office may give to others: groups that have no right beyond the Office's own.

Its own group it does not give: two people of the Office remove a lost second factor, and one alone
could make the other.
"""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet

from .models import User

OFFICE_GROUP = getattr(settings, "OFFICE_GROUP", "Office")
Right = tuple[str, int, str]
"""A kind of right, its permission, and the place in the tree where it begins."""


def groups_to_give(actor: User) -> QuerySet[Group]:
    """Groups that this person may put others into; an administrator all of them."""
    if actor.is_superuser:
        return Group.objects.order_by("name")
    return _within_office().exclude(name=OFFICE_GROUP)


def groups_to_leave_or_give(actor: User, person: User) -> QuerySet[Group]:
    """The same, and those that the person is in already."""
    kept = Q(pk__in=person.groups.order_by().values("pk")) if person.pk else Q()
    given = Q(pk__in=groups_to_give(actor).values("pk"))
    return Group.objects.filter(given | kept).order_by("name")


def can_change_address(actor: User, person: User) -> bool:
    """Whoever reads an account's mail can sign in to it: of the Office it is an administrator's."""
    in_office = person.groups.filter(name=OFFICE_GROUP).exists()
    return actor.is_superuser or actor.pk == person.pk or not in_office


def is_beyond_office(person: User) -> bool:
    """Whether the person holds a right that the Office itself does not have."""
    if person.is_superuser or person.user_permissions.exists():
        return True
    return person.groups.exclude(pk__in=_within_office().values("pk")).exists()


def _within_office() -> QuerySet[Group]:
    groups = Group.objects.order_by("name")
    office = _rights_of(Group.objects.filter(name=OFFICE_GROUP).first())
    inside = [one.pk for one in groups if all(_is_held(r, office) for r in _rights_of(one))]
    return groups.filter(pk__in=inside)


def _rights_of(group: Group | None) -> set[Right]:
    if group is None:
        return set()
    plain = {("anywhere", pk, "") for pk in group.permissions.values_list("pk", flat=True)}
    pages = group.page_permissions.values_list("permission_id", "page__path")
    collections = group.collection_permissions.values_list("permission_id", "collection__path")
    return (
        plain
        | {("page", permission, path) for permission, path in pages}
        | {("collection", permission, path) for permission, path in collections}
    )


def _is_held(right: Right, held: set[Right]) -> bool:
    """Whether one of these is the same right, here or higher up in the tree."""
    kind, permission, path = right
    return any(
        (kind, permission) == (other_kind, other) and path.startswith(start)
        for other_kind, other, start in held
    )
