"""The part of the access tests' world that somebody reported."""

from functools import cached_property

from django.core.files.base import ContentFile
from django.utils import timezone

from hacks.models import Comment, Photo
from incubator.core.uploads import private_storage
from incubator.trust.models import Case, DataExport
from tests.factories import CommentFactory

OF_TRUST = {
    "trust:report": {"kind": lambda world: "comment", "pk": lambda world: world.told.pk},
    "trust:case": {"pk": lambda world: world.case.pk},
    "trust:my_export": {"pk": lambda world: world.export.pk},
    "trust:my_data_file": {"pk": lambda world: world.export.pk},
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
    def export(self) -> DataExport:
        """The member's."""
        storage = private_storage()
        values = {"file": storage.save("zip.zip", ContentFile(b"PK")), "state": "done"}
        return DataExport.objects.create(asked_by=self.people["member"], **values)

    @cached_property
    def reported_photo(self) -> Photo:
        photo = self.photo_with_file()
        values = {"state": "waiting", "waits_since": timezone.now()}
        Case.objects.create(kind="photo", object_id=photo.pk, **values)
        return photo
