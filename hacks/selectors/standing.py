"""What a person is to the team whose work is shown, asked in the query that fetches the work.

The pages use this to offer only what the rules allow; the rules decide when it is done.
"""

from dataclasses import dataclass

from django.db.models import BooleanField, Count, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from cohorts.models import Aspiration, CoachAssignment, Membership, Team
from incubator.accounts.rules import is_office

from ..models import Audience, BigIdeaPage, Hack, Iteration


@dataclass(frozen=True)
class Standing:
    """A reader's place: in the team, its lead, its coach, the Office, or none of these."""

    is_member: bool = False
    is_lead: bool = False
    is_coach: bool = False
    is_office: bool = False
    has_other_team: bool = False
    is_frozen: bool = False

    @property
    def may_write(self) -> bool:
        """A member, while the hack's pages may change."""
        return self.is_member and not self.is_frozen

    @property
    def is_own(self) -> bool:
        return self.is_member or self.is_coach

    def may_confirm_public(self, thing: Hack | Iteration) -> bool:
        is_shown = isinstance(thing, Hack) or thing.is_published
        return self.is_lead and is_shown and thing.waits_for_lead

    def may_take_back_public(self, thing: Hack | Iteration) -> bool:
        return (self.is_lead or self.is_office) and thing.audience == Audience.PUBLIC

    def may_withdraw(self, iteration: Iteration, user) -> bool:
        is_author = self.is_member and iteration.author_id == user.pk
        return iteration.is_published and (self.is_lead or is_author)


def hacks_to_read(user) -> QuerySet[Hack]:
    """Visible hacks with all that their log needs to know about reader, design and team."""
    hacks = Hack.objects.visible_to(user).select_related(
        "team__school", "team__cohort", "big_idea", "public_requested_by"
    )
    designs = Hack.objects.with_visible_design(user).filter(pk=OuterRef("pk"))
    members = Membership.objects.current().filter(team=OuterRef("team_id"))
    aspirations = Aspiration.objects.filter(team=OuterRef("team_id"), is_current=True)
    return _with_standing(hacks, user, "team_id").annotate(
        shows_design=Exists(designs),
        idea_page=BigIdeaPage.slug_of(),
        aspiration=Subquery(aspirations.values("text")[:1]),
        member_count=_count_of(members, "team"),
        team_only_count=_team_only_count(user),
    )


def iterations_to_read(user) -> QuerySet[Iteration]:
    """Visible iterations with what their page needs to know about the reader."""
    iterations = Iteration.objects.visible_to(user).select_related(
        "hack__team__school", "hack__team__cohort", "author", "public_requested_by"
    )
    return _with_standing(iterations, user, "hack__team_id")


def standing_of(user, thing: Hack | Iteration) -> Standing:
    """The reader's place, from a row of the querysets above."""
    hack = thing if isinstance(thing, Hack) else thing.hack
    return Standing(
        is_frozen=hack.is_frozen,
        is_member=thing.reader_is_member,
        is_lead=thing.reader_is_lead,
        is_coach=thing.reader_is_coach,
        is_office=is_office(user),
        has_other_team=thing.reader_has_other_team,
    )


def _with_standing(things: QuerySet, user, team: str) -> QuerySet:
    if not user.is_authenticated:
        no = Value(False, output_field=BooleanField())
        return things.annotate(
            reader_is_member=no, reader_is_lead=no, reader_is_coach=no, reader_has_other_team=no
        )
    mine = Membership.objects.current().of(user)
    active = mine.filter(team__status=Team.Status.ACTIVE)
    coached = CoachAssignment.objects.current().of(user)
    return things.annotate(
        reader_is_member=Exists(mine.filter(team=OuterRef(team))),
        reader_is_lead=Exists(mine.leads().filter(team=OuterRef(team))),
        reader_is_coach=Exists(coached.filter(team=OuterRef(team))),
        reader_has_other_team=Exists(active.exclude(team=OuterRef(team))),
    )


def _team_only_count(user) -> Value | Coalesce:
    """The Office sees a team's own iterations as a number; others do not see it."""
    if not is_office(user):
        return Value(0)
    seen = Iteration.objects.visible_to(user).order_by().values("pk")
    hidden = Iteration.objects.published().filter(hack=OuterRef("pk")).exclude(pk__in=seen)
    return _count_of(hidden, "hack")


def _count_of(rows: QuerySet, parent: str) -> Coalesce:
    """Number of rows of a correlated queryset, grouped by its parent's column."""
    counted = rows.order_by().values(parent).annotate(number_of=Count("pk")).values("number_of")
    return Coalesce(Subquery(counted), 0)
