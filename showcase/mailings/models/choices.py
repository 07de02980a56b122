"""What mail a person does not want, and where none arrives."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Mail that goes to many and that each may end. What happens to oneself is no such mail."""

    DIGEST = "digest", _("weekly digest")
    NEWSLETTER = "newsletter", _("newsletter")


class NoMail(models.Model):
    """A person does not want this kind of mail; without such a row it is sent."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="no_mails"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="no_mail_once_per_kind")
        ]

    def __str__(self):
        return f"{self.person}: no {self.kind}"


class ReturnedMail(models.Model):
    """Mail to this address came back for good: nothing goes there until its owner says it works.

    ``works_since`` is when that was said; what came back before counts no more.
    """

    address = models.EmailField(unique=True, help_text=_("In lower case."))
    reason = models.CharField(max_length=250)
    returned_at = models.DateTimeField(default=timezone.now)
    works_since = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"{self.address}: {self.reason}"


def stop_token(person_id: int, kind: str) -> str:
    """What the link of a mail holds: whose mail of which kind it ends, signed."""
    return _signer().sign(f"{kind}.{person_id}")


def read_stop_token(token: str) -> tuple[int, Kind] | None:
    """The person's number and the kind, if we signed the token."""
    try:
        kind, person = _signer().unsign(token).split(".")
        return int(person), Kind(kind)
    except (BadSignature, ValueError):
        return None


def _signer() -> Signer:
    return Signer(sep="~", salt="mailings.stop")
