"""A story's page for one reader."""

from dataclasses import dataclass, field

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists

from cohorts.models import Membership
from hacks.models import Audience, Hack, Iteration
from hacks.selectors.pictures import picture
from incubator.accounts.rules import is_office
from showcase.qr import qr_svg
from showcase.since import since_then, with_what_followed

from ..addresses import address_of
from ..models import Story, StoryPack, StoryStep
from ..pdf import is_possible
from ..querysets import NARROW_TO_WIDE
from .telling import Told, ToldStep, steps_of, told_of


@dataclass
class Choice:
    """An audience that the lead can choose; ``seen`` names what these readers would find."""

    value: str
    label: str
    seen: str
    lost: int
    steps: int


@dataclass
class StoryPage:
    """``pack``: the files of just what is shown; None where none were asked for."""

    told: Told
    steps: list[tuple[ToldStep, list[dict]]]
    since_then: str
    address: str
    qr: str
    pack: StoryPack | None
    is_member: bool = False
    may_share: bool = False
    may_take_back: bool = False
    can_make_files: bool = True
    choices: list[Choice] = field(default_factory=list)

    @property
    def has_files(self) -> bool:
        return self.pack is not None and self.pack.is_done


def story_page(story: Story, user) -> StoryPage:
    """All that the page shows."""
    steps = steps_of(story)
    told = told_of(story, steps=steps)
    roles = _roles(story, user)
    address = address_of(story)
    return StoryPage(
        told=told,
        steps=[(one, [picture(photo) for photo in one.photos]) for one in told.steps],
        since_then=_since(story, told),
        address=address,
        qr=qr_svg(address),
        pack=pack_of(story, told),
        can_make_files=is_possible(),
        choices=_choices(story, steps) if roles["may_share"] else [],
        **roles,
    )


def pack_of(story: Story, told: Told) -> StoryPack | None:
    """The files of just what the story shows now."""
    return story.packs.filter(sources=told.digest).first()


def _roles(story: Story, user) -> dict[str, bool]:
    names = ("is_member", "may_share", "may_take_back")
    if not user.is_authenticated:
        return dict.fromkeys(names, False)
    own = Membership.objects.current().of(user).filter(team=story.hack.team_id)
    kinds = set(own.values_list("role", flat=True))
    is_lead = Membership.Role.LEAD in kinds
    may_take_back = not story.is_draft and (is_lead or is_office(user))
    return dict(zip(names, [bool(kinds), is_lead, may_take_back], strict=True))


def _since(story: Story, told: Told) -> str:
    """What everyone may know of the time after the last iteration that is told."""
    if not told.steps:
        return ""
    designs = Hack.objects.with_visible_design(AnonymousUser()).filter(pk=story.hack_id)
    last = Iteration.objects.filter(pk=told.steps[-1].iteration.pk).select_related("hack")
    found = with_what_followed(last.annotate(shows_design=Exists(designs))).get()
    if not found.shows_design:
        found.hack.status = ""  # it stands on the design
    return since_then(found)


def _choices(story: Story, steps: list[StoryStep]) -> list[Choice]:
    found = []
    for value in reversed(NARROW_TO_WIDE):
        told = told_of(story, value, steps)
        label = Audience(value).label
        found.append(Choice(value, label, told.digest, told.lost, len(told.steps)))
    return found
