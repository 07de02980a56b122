"""What of a log everyone may see now; the blocks of a highlight draw from this alone."""

from collections.abc import Iterator

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cohorts.models import Team
from cohorts.selectors import with_aspiration
from hacks.models import Iteration, Photo

NOT_PUBLIC = _(
    "This iteration is not public. Ask the team lead to make it public, then quote it here."
)
#: The fields of blocks that point at a log.
ITERATIONS = ("iteration", "before", "after")
PHOTOS = ("photo", "before_photo", "after_photo")


class PublicLog:
    """Iterations and photos of these ids that everyone may see now; a query for each kind."""

    def __init__(self, iteration_ids, photo_ids):
        everyone = AnonymousUser()
        iterations = Iteration.objects.visible_to(everyone).select_related(
            "hack__team__school", "hack__team__cohort"
        )
        self.iterations = iterations.in_bulk(list(iteration_ids))
        self.photos = Photo.objects.visible_to(everyone).in_bulk(list(photo_ids))

    @classmethod
    def of(cls, story):
        """All that a highlight's story takes from logs."""
        return cls(named_in(story, ITERATIONS), named_in(story, PHOTOS))

    @classmethod
    def for_block(cls, value, parent_context):
        """The page's own, or one for this block alone (in a preview)."""
        log = (parent_context or {}).get("public_log")
        return log or cls(_named(value, ITERATIONS), _named(value, PHOTOS))

    @cached_property
    def teams(self) -> dict[int, Team]:
        """The teams of these iterations, each with its ``aspiration``; asked for once."""
        named = {one.hack.team_id for one in self.iterations.values()}
        teams = Team.objects.visible_to(AnonymousUser()).filter(pk__in=named)
        teams = teams.select_related("school", "cohort")
        return with_aspiration(teams).in_bulk()

    def iteration(self, value, name: str = "iteration") -> Iteration | None:
        return self.iterations.get(_pk(value, name))

    def photo(self, value, name: str = "photo") -> Photo | None:
        return self.photos.get(_pk(value, name))


def named_in(story, fields: tuple[str, ...]) -> set:
    """Ids of what these fields of a story's blocks point at."""
    values = [block.value for block in story if isinstance(block.value, blocks.StructValue)]
    return {pk for value in values for pk in _named(value, fields)}


def _named(value, fields) -> Iterator:
    yield from (pk for name in fields if (pk := _pk(value, name)))


def _pk(value, name):
    return getattr(value.get(name), "pk", None)


class LogBlock(blocks.StructBlock):
    """A block that points at a log; it takes in only what everyone may see."""

    def clean(self, value):
        value = super().clean(value)
        log = PublicLog(_named(value, ITERATIONS), _named(value, PHOTOS))
        for name in ITERATIONS:
            if value.get(name) and not log.iteration(value, name):
                raise problem(name, NOT_PUBLIC)
        for name in PHOTOS:
            if value.get(name) and not log.photo(value, name):
                raise problem(name, _("This photo is not cleared for everyone."))
        return value


def problem(field, sentence) -> StructBlockValidationError:
    return StructBlockValidationError(block_errors={field: ValidationError(sentence)})
