"""What a person can take along: each app registers its parts by the hook ``own_data``.

The hook's function gives Parts. A part names a model, how its rows lead to the person, and the
fields that are the person's to take; secrets and what others wrote are in none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail import hooks

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession

from incubator.accounts.models import Invitation, SignOff, TrainingResult, User
from incubator.core.models import AuditEntry
from incubator.notifications.models import Notification

from .models import Report


@dataclass(frozen=True)
class Part:
    """Rows of one model that are about a person.

    ``fields`` are names as ``values()`` takes them; ``is_seen`` where the team's rule of who sees
    it holds for the person too; ``file`` the field with a name in the private storage.
    """

    name: str
    title: Any
    model: type[models.Model]
    person: str
    fields: tuple[str, ...]
    is_seen: bool = False
    file: str = ""

    def rows(self, person: User) -> models.QuerySet:
        found = self.model._default_manager.filter(**{self.person: person.pk}).order_by("pk")
        if self.is_seen:
            found = found & self.model._default_manager.visible_to(person).order_by("pk")
        return found

    def values(self, person: User) -> list[dict[str, Any]]:
        return list(self.rows(person).values(*self.fields))

    def files(self, person: User) -> list[str]:
        """Names in the private storage."""
        return list(self.rows(person).values_list(self.file, flat=True)) if self.file else []


def all_parts() -> list[Part]:
    """Of the account first, then of the apps."""
    return [*ACCOUNT, *(part for parts in hooks.get_hooks("own_data") for part in parts())]


ACCOUNT: Iterable[Part] = (
    Part(
        "profile",
        _("Profile"),
        User,
        "pk",
        ("name", "email", "role_line", "date_joined", "last_login"),
    ),
    Part("addresses", _("Addresses"), EmailAddress, "user", ("email", "verified", "primary")),
    Part(
        "sessions",
        _("Sessions"),
        UserSession,
        "user",
        ("created_at", "last_seen_at", "ip", "user_agent"),
    ),
    Part(
        "sign_offs",
        _("Sign-offs of the Acceptable Use Policy"),
        SignOff,
        "person",
        ("policy__version", "school_year", "language", "signed_name", "signed_at", "text_digest"),
    ),
    Part(
        "training",
        _("Trainings passed"),
        TrainingResult,
        "person",
        ("school_year", "passed_at"),
    ),
    Part(
        "invitations",
        _("Invitations that you accepted"),
        Invitation,
        "accepted_by",
        ("email", "name", "created_at", "accepted_at"),
    ),
    Part(
        "notifications",
        _("Notifications"),
        Notification,
        "recipient",
        ("created_at", "text", "url", "read_at"),
    ),
    Part(
        "reports",
        _("What you reported"),
        Report,
        "reporter",
        ("case__kind", "reason", "words", "reported_at", "settled_at"),
    ),
    Part(
        "activity",
        _("What the log says that you did"),
        AuditEntry,
        "actor_id",
        ("at", "action", "object_type", "object_id"),
    ),
)
