from django.contrib.auth.models import Group

import factory
from allauth.account.models import EmailAddress

from incubator.accounts.models import User
from incubator.accounts.rules import OFFICE_GROUP

PASSWORD = "a long password for tests"


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
    @factory.post_generation
    def group(self, create, extracted, **kwargs):
        if create:
            self.groups.add(Group.objects.get_or_create(name=OFFICE_GROUP)[0])
