"""What visits hear from lower apps; one line each into a service."""

from django.dispatch import receiver

from cohorts.signals import membership_ended, team_ended
from incubator.accounts.signals import account_closing, person_deactivated

from .services.endings import hand_back
from .services.feeds import forget_feeds
from .services.visitors import let_go


@receiver(membership_ended)
def give_back_seats_of_the_team(membership, actor, **kwargs):
    let_go(person=membership.user, actor=actor, team=membership.team)


@receiver(person_deactivated)
def give_back_all_seats(person, actor, **kwargs):
    let_go(person=person, actor=actor)


@receiver(account_closing)
def end_calendars(person, **kwargs):
    forget_feeds(person=person)


@receiver(team_ended)
def hand_visits_back(team, actor, **kwargs):
    hand_back(team=team, actor=actor)
