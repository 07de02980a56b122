"""Chainable filters of one model each; who may see what is said here once."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone

from incubator.accounts.rules import is_office


class EndableQuerySet(models.QuerySet):
    """Rows that give a right from their start until ``ended_at``."""

    def current(self):
        return self.filter(ended_at=None)

    def team_ids(self):
        return self.values("team_id")


class MembershipQuerySet(EndableQuerySet):
    def visible_to(self, user):
        """Who belongs to a team now, everybody signed in sees; what has ended, its person, the
        team's leads and the Office."""
        if not user.is_authenticated:
            return self.none()
        if is_office(user):
            return self
        team = self.model.team.field.related_model
        seen = Q(ended_at=None, team__in=team.objects.visible_to(user).order_by().values("pk"))
        return self.filter(seen | Q(user_id=user.pk) | Q(team__in=team.ids_of_lead(user)))

    def of(self, user):
        return self.filter(user_id=user.pk)

    def leads(self):
        return self.filter(role=self.model.Role.LEAD)


class CoachAssignmentQuerySet(EndableQuerySet):
    def visible_to(self, user):
        """Who coaches a team now, everybody signed in sees; the Office sees all."""
        if not user.is_authenticated:
            return self.none()
        if is_office(user):
            return self
        team = self.model.team.field.related_model
        return self.current().filter(team__in=team.objects.visible_to(user).order_by().values("pk"))

    def of(self, user):
        return self.filter(coach_id=user.pk)


class CohortQuerySet(models.QuerySet):
    def of_person(self, user):
        """Cohorts in which the person is in a team, or coaches one, now."""
        if not user.is_authenticated:
            return self.none()
        team = self.model.teams.rel.related_model
        mine = Q(pk__in=team.ids_of_member(user)) | Q(pk__in=team.ids_of_coach(user))
        return self.filter(pk__in=team.objects.filter(mine).order_by().values("cohort_id"))

    def completed(self):
        return self.exclude(completed_at=None)

    def overdue(self):
        """Their last day has passed, and nobody has completed them."""
        return self.filter(completed_at=None, ends_on__lt=timezone.localdate())


class TeamQuerySet(models.QuerySet):
    def growing(self):
        """Teams that people can still join."""
        return self.filter(status__in=self.model.GROWING_STATUSES)

    def active(self):
        return self.filter(status=self.model.Status.ACTIVE)

    def public(self):
        """Teams that take part or took part; invited and withdrawn ones have no public page."""
        return self.filter(status__in=self.model.PUBLIC_STATUSES)

    def keeping_student_photos(self):
        """Teams whose school or cohort decided that photos of students do not go public."""
        return self.filter(
            Q(school__procedures__student_photos_may_go_public=False)
            | Q(cohort__procedures__student_photos_may_go_public=False)
        )

    def visible_to(self, user):
        if not user.is_authenticated:
            return self.public()
        if is_office(user):
            return self
        return self.filter(
            Q(status__in=self.model.PUBLIC_STATUSES)
            | Q(pk__in=self.model.ids_of_member(user))
            | Q(pk__in=self.model.ids_of_coach(user))
        )

    def of_member(self, user):
        """Teams the person belongs to now."""
        return self.filter(pk__in=self.model.ids_of_member(user))

    def of_lead(self, user):
        """Teams that the person leads now."""
        return self.filter(pk__in=self.model.ids_of_lead(user))

    def of_coach(self, user):
        """Teams the person coaches now."""
        return self.filter(pk__in=self.model.ids_of_coach(user))


class TeamInvitationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The Office sees all; members those of members to their team, its leads those of leads
        too. A coach's is the Office's business."""
        if not user.is_authenticated:
            return self.none()
        if is_office(user):
            return self
        role, team = self.model.Role, self.model.team.field.related_model
        as_member = Q(role=role.MEMBER, team__in=team.objects.of_member(user))
        return self.filter(as_member | Q(role=role.LEAD, team__in=team.objects.of_lead(user)))

    def pending(self):
        """Neither accepted nor withdrawn."""
        return self.filter(invitation__accepted_at=None, invitation__withdrawn_at=None)

    def to(self, email: str):
        return self.filter(invitation__email__iexact=email)


class ClosedDayQuerySet(models.QuerySet):
    def on(self, day: date):
        return self.filter(starts_on__lte=day, ends_on__gte=day)

    def between(self, first: date, last: date):
        """Those that touch the days from ``first`` to ``last``."""
        return self.filter(starts_on__lte=last, ends_on__gte=first)


class WorkshopQuerySet(models.QuerySet):
    def within(self, user):
        """Those whose room and agenda the person sees: of own cohorts; the Office of all."""
        if is_office(user):
            return self
        cohort = self.model.cohort.field.related_model
        return self.filter(cohort__in=cohort.objects.of_person(user).order_by().values("pk"))


class WorkshopResourceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """As far as each reaches: its cohort with the coaches, the network, everyone."""
        if not user.is_authenticated:
            return self.filter(audience="public")
        if is_office(user):
            return self
        workshop = self.model.workshop.field.related_model
        own = workshop.objects.within(user).order_by().values("pk")
        return self.filter(Q(audience__in=["network", "public"]) | Q(workshop__in=own))


class AttendanceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own; the Office sees all."""
        if not user.is_authenticated:
            return self.none()
        return self if is_office(user) else self.filter(person=user)

    def confirmed(self):
        return self.exclude(confirmed_at=None)

    def claimed(self):
        """Said by the person, and not confirmed yet."""
        return self.filter(confirmed_at=None)
