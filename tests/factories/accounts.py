from datetime import date

from django.contrib.auth.models import Group
from django.utils import timezone

import factory
from allauth.account.models import EmailAddress

from incubator.accounts.models import AupPolicy, AupText, SignOff, User
from incubator.accounts.rules import OFFICE_GROUP
from incubator.accounts.school_year import school_year
from tests.second_factor import PASSWORD, give_app


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"demo{n}@incubator.example")
    name = factory.Sequence(lambda n: f"Demo Educator {n}")
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def verified(self, create, extracted, **kwargs):
        if create:
            EmailAddress.objects.create(user=self, email=self.email, verified=True, primary=True)


class OfficeUserFactory(UserFactory):
    """In the Office, with an authenticator app (``factor=False`` for none)."""

    @factory.post_generation
    def group(self, create, extracted, **kwargs):
        if create:
            self.groups.add(Group.objects.get_or_create(name=OFFICE_GROUP)[0])

    @factory.post_generation
    def factor(self, create, extracted, **kwargs):
        if create and extracted is not False:
            give_app(self)


class PolicyFactory(factory.django.DjangoModelFactory):
    """A version in force, with its English text."""

    class Meta:
        model = AupPolicy
        skip_postgeneration_save = True

    version = factory.Sequence(lambda n: f"Version {n}")
    effective_on = date(2018, 7, 1)
    published_at = factory.LazyFunction(timezone.now)

    @factory.post_generation
    def english(self, create, extracted, **kwargs):
        if create:
            AupText.objects.create(
                policy=self,
                language="en",
                title="Acceptable use",
                summary="<p>Be kind.</p>",
                body="<p>No student is named.</p>",
            )


class SignOffFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SignOff

    person = factory.SubFactory(UserFactory)
    policy = factory.SubFactory(PolicyFactory)
    text = factory.LazyAttribute(lambda row: row.policy.texts.get(language="en"))
    text_digest = factory.LazyAttribute(lambda row: row.text.digest())
    language = "en"
    school_year = factory.LazyFunction(school_year)
    signed_name = "Demo Educator"
