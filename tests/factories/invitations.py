from datetime import timedelta

from django.utils import timezone

import factory

from cohorts.models import TeamInvitation
from incubator.accounts.models import Invitation

from .cohorts import TeamFactory


class InvitationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Invitation

    email = factory.Sequence(lambda n: f"guest{n}@incubator.example")
    name = factory.Sequence(lambda n: f"Demo Guest {n}")
    sent_at = factory.LazyFunction(timezone.now)
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=14))


class TeamInvitationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TeamInvitation

    invitation = factory.SubFactory(InvitationFactory)
    team = factory.SubFactory(TeamFactory)
