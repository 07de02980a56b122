"""What became of a hack after the iteration that a highlight tells of, asked when it is read."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hacks.models import Hack, Iteration

NOW = {
    Hack.Status.PLANNED: lambda: _("planned"),
    Hack.Status.TRYING: lambda: _("still being tried"),
    Hack.Status.SCALED: lambda: _("now scaled"),
    Hack.Status.PARKED: lambda: _("now parked"),
}


def with_what_followed(iterations: QuerySet[Iteration]) -> QuerySet[Iteration]:
    """With ``later_count`` and ``adaptation_count``: what everyone may see; no query more."""
    everyone = AnonymousUser()
    later = Iteration.objects.visible_to(everyone).filter(
        hack=OuterRef("hack"), number__gt=OuterRef("number")
    )
    adaptations = Hack.objects.visible_to(everyone).filter(adapted_from=OuterRef("hack"))
    return iterations.annotate(
        later_count=_number_of(later, "hack"),
        adaptation_count=_number_of(adaptations, "adapted_from"),
    )


def since_then(iteration: Iteration) -> str:
    """In words, of an iteration that came ``with_what_followed``: "2 iterations, now scaled"."""
    words = []
    if count := iteration.later_count:
        words.append(ngettext("%(count)d iteration", "%(count)d iterations", count))
        words[-1] %= {"count": count}
    if count := iteration.adaptation_count:
        words.append(ngettext("adapted by %(count)d team", "adapted by %(count)d teams", count))
        words[-1] %= {"count": count}
    if status := NOW.get(iteration.hack.status):
        words.append(status())
    return ", ".join(words)


def _number_of(rows: QuerySet, by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
