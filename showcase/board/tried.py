"""The teams that try an idea, and how their hacks stand, as far as a person may read each hack."""

from django.db.models import BooleanField, Case, Prefetch, QuerySet, When

from hacks.models import Hack

from .models import Idea, Try


def with_tries(user) -> Prefetch:
    """Who tries an idea; ``is_open`` where the person may read the hack's design."""
    seen = Hack.objects.with_visible_design(user).order_by().values("pk")
    tries = Try.objects.select_related("team__school", "hack__team")
    is_open = Case(When(hack_id__in=seen, then=True), default=False, output_field=BooleanField())
    return Prefetch("tries", queryset=tries.annotate(is_open=is_open))


def tried_of(visible: QuerySet[Idea], user) -> dict[str, list[dict[str, str]]]:
    """What the cards of these ideas say of who tries them, by the idea's id; two queries."""
    ideas = visible.filter(pk__in=Try.objects.order_by().values("idea"))
    ideas = ideas.prefetch_related(with_tries(user))
    return {str(idea.pk): [_chip(one) for one in idea.tries.all()] for idea in ideas}


def _chip(one: Try) -> dict[str, str]:
    if not one.is_open:
        return {"said": one.said}
    return {"said": one.said, "status": one.hack.status, "url": one.hack.get_absolute_url()}
