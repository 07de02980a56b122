"""The part of the access tests' world that somebody reported."""

from functools import cached_property

from django.utils import timezone

from hacks.models import Comment, Photo
from incubator.trust.models import Case
from tests.factories import CommentFactory

OF_TRUST = {
    "trust:report": {"kind": lambda world: "comment", "pk": lambda world: world.told.pk},
    "trust:case": {"pk": lambda world: world.case.pk},
    "hacks:reported_photo": {"photo": lambda world: world.reported_photo.pk},
}


class ReportedThings:
    """For a world with an iteration and ``photo_with_file``."""

    @cached_property
    def told(self) -> Comment:
        """A comment for everyone who sees the iteration."""
        return CommentFactory(iteration=self.iteration, audience="everyone")

    @cached_property
    def case(self) -> Case:
        return Case.objects.create(
            kind="comment", object_id=self.told.pk, state="waiting", waits_since=timezone.now()
        )

    @cached_property
    def reported_photo(self) -> Photo:
        photo = self.photo_with_file()
        values = {"state": "waiting", "waits_since": timezone.now()}
        Case.objects.create(kind="photo", object_id=photo.pk, **values)
        return photo
