"""Queries that are asked many times a second: Django builds one in milliseconds, which the
database answers in microseconds, so its text is kept."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection
from django.db.models import BooleanField, Model, QuerySet
from django.utils import timezone

AN_ID, A_WORD = 7_310_257_914_600_131, "-in-place-of-a-word-"
"""Stand for values while the text is made; nothing in a table equals them."""


class Made(NamedTuple):
    """The text of a query, good for a day."""

    day: tuple
    model: type[Model]
    sql: str
    params: tuple
    truths: list[str]  # annotations that are true or false, which SQLite says as 1 or 0


class PreparedQuery:
    """``build(*stand_ins)`` makes the query; its other values may depend on the day alone."""

    def __init__(self, build: Callable[..., QuerySet], *stand_ins: int | str):
        self.build, self.stand_ins = build, stand_ins
        self.made: Made | None = None

    def first(self, *values: int | str) -> Model | None:
        """The row for these values in place of the stand-ins, with the query's annotations."""
        made = self._made()
        asked = dict(zip(self.stand_ins, values, strict=True))
        params = [asked.get(one, one) for one in made.params]
        found = next(iter(made.model.objects.raw(made.sql, params)), None)
        for name in made.truths if found else []:
            setattr(found, name, bool(getattr(found, name)))
        return found

    def _made(self) -> Made:
        if self.made is None or self.made.day != _day():
            query = self.build(*self.stand_ins).query
            truths = [
                name
                for name, one in query.annotations.items()
                if isinstance(one.output_field, BooleanField)
            ]
            self.made = Made(_day(), query.model, *query.sql_with_params(), truths)
        return self.made


def _day() -> tuple[Any, ...]:
    return connection.vendor, timezone.localdate(), settings.SCHOOL_YEAR_STARTS
