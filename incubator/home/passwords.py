"""Words that a stranger would try first: of the place, the schools, and the person's own."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cohorts.models import School

PLACE = {"boston", "innovation", "incubator", "schoolretool", "fellowship"}
#: Words in the names of schools that say nothing about which school it is.
GENERIC = {"school", "schools", "academy", "elementary", "middle", "upper", "lower", "charter"}
SHORTEST = 5  # shorter words turn up in other words


class ContextWordsValidator:
    """Refuses a password with such a word in it, in any spelling of case and spaces."""

    def validate(self, password, user=None):
        squeezed = re.sub(r"[\W_]+", "", password.casefold())
        if any(word in squeezed for word in PLACE | _words_of_schools() | _words_of(user)):
            raise ValidationError(
                _(
                    "Leave out your own name, the name of a school, and words like Boston, "
                    "innovation or incubator: they are tried first."
                ),
                code="password_has_context_word",
            )

    def get_help_text(self):
        return _("Leave out your own name, school names, and words like Boston or innovation.")


def _words_of_schools() -> set[str]:
    names = School.objects.values_list("name", flat=True)
    return {word for name in names for word in _long_words(name)} - GENERIC


def _words_of(user) -> set[str]:
    if user is None:
        return set()
    return _long_words(f"{user.name} {user.email.partition('@')[0]}") - GENERIC


def _long_words(text: str) -> set[str]:
    return {word for word in re.findall(r"[^\W\d_]+", text.casefold()) if len(word) >= SHORTEST}
