from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from cohorts.models import Cohort, Team


def new_nonce() -> str:
    return get_random_string(22)


class CalendarFeed(models.Model):
    """A calendar that a person's own program subscribes to, under a secret address.

    Of the person alone, of one team or of one cohort. The address is not stored: it is signed from
    the row's number and nonce. A new nonce makes the earlier address void.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feeds"
    )
    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, related_name="+")
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, null=True, related_name="+")
    nonce = models.CharField(max_length=22, default=new_nonce)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")
        constraints = [
            models.CheckConstraint(
                condition=Q(team=None) | Q(cohort=None), name="feed_is_of_one_thing"
            ),
            models.UniqueConstraint(
                fields=["owner"], condition=Q(team=None, cohort=None), name="one_feed_per_person"
            ),
            models.UniqueConstraint(fields=["owner", "team"], name="one_feed_per_team"),
            models.UniqueConstraint(fields=["owner", "cohort"], name="one_feed_per_cohort"),
        ]

    def __str__(self):
        return str(self.team or self.cohort or self.owner)

    def get_absolute_url(self):
        return reverse("visits:calendar", args=[self.token])

    @property
    def title(self) -> str:
        """What calendar programs call it; it names no person, as its address may be passed on."""
        return str(self.team or self.cohort or _("My visits and workshops"))

    @property
    def token(self) -> str:
        return _signer().sign(f"{self.pk}.{self.nonce}")

    @classmethod
    def of_token(cls, token: str) -> "CalendarFeed | None":
        """The feed of an address that still holds."""
        try:
            pk, nonce = _signer().unsign(token).split(".")
        except (BadSignature, ValueError):
            return None
        return (
            cls.objects.filter(pk=pk, nonce=nonce)
            .select_related("owner", "team__school", "cohort")
            .first()
        )


def _signer() -> Signer:
    return Signer(sep="~", salt="visits.calendar")
