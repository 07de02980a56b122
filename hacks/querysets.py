"""Who may see what a team makes, written once a model, with subqueries."""

from django.db import models
from django.db.models import Case, Q, When

from cohorts.models import Team
from cohorts.procedures import district
from incubator.accounts.rules import is_office


def own_teams(user, team: str = "team") -> Q:
    """The person is a member or a coach of the team now; ``team`` is the way to it."""
    return Q(**{f"{team}_id__in": Team.ids_of_member(user)}) | Q(
        **{f"{team}_id__in": Team.ids_of_coach(user)}
    )


def own_cohorts(user):
    """Subquery: ids of cohorts in which the person is a member or a coach now."""
    return (
        Team.objects.filter(Q(pk__in=Team.ids_of_member(user)) | Q(pk__in=Team.ids_of_coach(user)))
        .order_by()
        .values("cohort_id")
    )


def by_audience(user) -> Q:
    """Condition on ``audience`` of a hack: it reaches this person."""
    if not user.is_authenticated:
        return Q(audience="public")
    if is_office(user):
        return Q(audience__in=["cohort", "network", "public"]) | own_teams(user)
    return (
        Q(audience__in=["network", "public"])
        | Q(audience="cohort", team__cohort_id__in=own_cohorts(user))
        | own_teams(user)
    )


class PublicRequestQuerySet(models.QuerySet):
    def waiting_for_lead(self):
        """What a member wants to be public, until a team lead has decided."""
        return self.exclude(public_requested_at=None).exclude(audience="public")


class HackQuerySet(PublicRequestQuerySet):
    def with_visible_design(self, user):
        """Hacks whose design card the person may read. Draft plans stay in the team."""
        mine = own_teams(user) if user.is_authenticated else Q(pk=None)
        return self.filter(by_audience(user) & (~Q(status="draft_plan") | mine))

    def visible_to(self, user):
        """Hacks whose design or any iteration the person may read."""
        hacks = self.model.objects.with_visible_design(user).order_by().values("pk")
        iterations = self.model.iterations.rel.related_model
        through_log = iterations.objects.visible_to(user).order_by().values("hack_id")
        return self.filter(Q(pk__in=hacks) | Q(pk__in=through_log))

    def going_on(self):
        """Not frozen: the cohort runs, or the hack does; as ``Hack.is_frozen`` says it."""
        return self.filter(~Q(team__status="completed") | Q(status__in=self.model.RUNNING))

    def of_team_of(self, user):
        return self.filter(team_id__in=Team.ids_of_member(user))


class IterationQuerySet(PublicRequestQuerySet):
    def published(self):
        return self.filter(state="published")

    def drafts(self):
        return self.filter(state="draft")

    def visible_to(self, user):
        """Published ones as far as their audience reaches; all to the team and its coaches."""
        if not user.is_authenticated:
            return self.filter(state="published", audience="public")
        reached = Q(audience__in=["network", "public"]) | Q(
            audience="cohort", hack__team__cohort_id__in=own_cohorts(user)
        )
        if is_office(user):
            reached = ~Q(audience="team")
        own = own_teams(user, "hack__team")
        return self.filter(own | (Q(state="published") & reached))


def _students_who_stay() -> Q:
    """Condition on a photo: it shows students of a team whose photos do not go public."""
    students = Q(people="students")
    if not district().student_photos_may_go_public:
        return students
    teams = Team.objects.keeping_student_photos().order_by().values("pk")
    return students & Q(iteration__hack__team_id__in=teams)


class PhotoQuerySet(models.QuerySet):
    def shown(self):
        return self.filter(removed_at=None)

    def removed(self):
        return self.exclude(removed_at=None)

    def with_reach(self):
        """With ``is_for_all``: everybody who sees the iteration may see the photo."""
        public = Q(cleared_for="public") & ~_students_who_stay()
        return self.annotate(is_for_all=Case(When(public, then=True), default=False))

    def on_visible_iterations(self, user):
        """Photos of iterations that the person may see, whether cleared or removed or not."""
        iterations = self.model.iteration.field.related_model
        return self.filter(
            iteration_id__in=iterations.objects.visible_to(user).order_by().values("pk")
        )

    def visible_to(self, user):
        """Photos of iterations that the person may see, as far as each photo is cleared.

        Where district, cohort or school decided that photos of students do not go public, one
        that was cleared for everyone before reaches the cohort only.
        """
        seen = self.shown().on_visible_iterations(user)
        public = Q(cleared_for="public") & ~_students_who_stay()
        if not user.is_authenticated:
            return seen.filter(public)
        own = own_teams(user, "iteration__hack__team")
        near = Q(cleared_for__in=["cohort", "public"])
        if not is_office(user):
            near &= Q(iteration__hack__team__cohort_id__in=own_cohorts(user))
        return seen.filter(own | public | near)


class CommentQuerySet(models.QuerySet):
    def threads(self):
        return self.filter(parent=None)

    def kept(self):
        return self.filter(withdrawn_at=None)

    def unanswered(self):
        """Feedback that no iteration acts on; one that was withdrawn does not count."""
        return self.filter(Q(acted_on_in=None) | Q(acted_on_in__state="withdrawn"))

    def visible_to(self, user):
        """Comments on what the person may see; *team and coach* ones only to these."""
        hacks = self.model.hack.field.related_model
        iterations = self.model.iteration.field.related_model
        readable = Q(
            iteration_id__in=iterations.objects.visible_to(user).order_by().values("pk")
        ) | Q(
            iteration=None,
            hack_id__in=hacks.objects.with_visible_design(user).order_by().values("pk"),
        )
        if not user.is_authenticated:
            return self.filter(readable, audience="everyone")
        own = own_teams(user, "hack__team")
        return self.filter(readable & (Q(audience="everyone") | own))


class OfDesignQuerySet(models.QuerySet):
    """What a team says of its hack as a whole: it reaches as far as the hack's design."""

    def current(self):
        return self.filter(is_current=True)

    def visible_to(self, user):
        hacks = self.model.hack.field.related_model
        designs = hacks.objects.with_visible_design(user).order_by().values("pk")
        return self.filter(hack_id__in=designs)


class SupportQuerySet(models.QuerySet):
    def needed(self):
        return self.filter(state="needed")

    def visible_to(self, user):
        """Those of own teams; the Office sees those of hacks whose design it may read."""
        if not user.is_authenticated:
            return self.none()
        own = own_teams(user, "hack__team")
        if not is_office(user):
            return self.filter(own)
        hacks = self.model.hack.field.related_model
        designs = hacks.objects.with_visible_design(user).order_by().values("pk")
        return self.filter(own | Q(hack_id__in=designs))


class HackSetQuerySet(models.QuerySet):
    def going_on(self):
        return self.filter(ended_at=None)

    def visible_to(self, user):
        """Sets with a hack that the person may see; those of the school that one leads as well."""
        hacks = self.model.hacks.rel.model
        seen = hacks.objects.visible_to(user).order_by().values("pk")
        pairs = self.model.hacks.through.objects.filter(hack_id__in=seen)
        shown = Q(pk__in=pairs.order_by().values("hackset_id"))
        if user.is_authenticated:
            led = Team.objects.public().of_lead(user).order_by().values("school_id")
            shown |= Q(school_id__in=led)
        return self.filter(shown)
