"""What can be reported: each upper app registers its kinds by the hook ``reportable_kinds``.

The hook's function gives a Kind. Trust itself knows no hack and no board: it asks the kind who may
see a thing, what the Office reads of it, and has it taken down and shown again.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy

from wagtail import hooks

from incubator.accounts.models import User

from .models import Decision, Report

Reason = Report.Reason


@dataclass(frozen=True)
class Facts:
    """A thing as the Office reads it. ``around`` is the page that stays when it is taken down."""

    title: str
    text: str
    by: str
    where: str
    url: str
    around: str
    picture: dict | None = None


class Kind:
    """One kind of thing that can be reported."""

    name = ""
    label: Any = ""
    model: type[models.Model]
    reasons: tuple[Reason, ...] = (Reason.UNKIND, Reason.PERSON, Reason.ASIDE, Reason.OTHER)
    readers: Any = gettext_lazy("The Office of Innovation reads why, not who you are.")
    thanks: Any = gettext_lazy("Thank you. The Office looks at it and tells you what came of it.")
    #: Its own app tells who runs the place of each report, and reporters what became of it.
    has_desk = False
    #: The service of its app that reports it; trust's own where there is none.
    road: Callable[..., Any] | None = None

    def visible_to(self, user) -> models.QuerySet:
        """What this person can report: what the person sees and is not taken down."""
        raise NotImplementedError

    def with_facts(self) -> models.QuerySet:
        """All there are, taken down or not, with what ``facts`` asks for."""
        raise NotImplementedError

    def facts(self, thing) -> Facts:
        raise NotImplementedError

    def is_gone(self, thing) -> bool:
        """Whether somebody else than the Office took it off."""
        raise NotImplementedError

    def makers(self, thing) -> Iterable[User]:
        """Who hears that it was taken down, and why."""
        raise NotImplementedError

    def hold(self, thing) -> None:
        """Take the lock that changes of it wait for, before the case's own."""

    def hide(self, thing, actor) -> None:
        raise NotImplementedError

    def show_again(self, thing, actor) -> None:
        raise NotImplementedError

    def settle(self, thing, actor, verb: Decision.Verb) -> None:
        """Hear what the Office decided."""

    def find(self, pk, user) -> models.Model | None:
        """The thing with this key from an address, where this person can report it."""
        try:
            return self.visible_to(user).filter(pk=pk).first()
        except (ValueError, ValidationError):
            return None

    def many(self, keys: Iterable[str]) -> dict[str, models.Model]:
        """By key, taken down or not; one query."""
        return {str(one.pk): one for one in self.with_facts().filter(pk__in=list(keys))}


def all_kinds() -> dict[str, Kind]:
    """By name."""
    kinds = [register() for register in hooks.get_hooks("reportable_kinds")]
    return {kind.name: kind for kind in kinds}


def kind_named(name: str) -> Kind | None:
    return all_kinds().get(name)
