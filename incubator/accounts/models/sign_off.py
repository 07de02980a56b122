from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..querysets import SignOffQuerySet
from .policy import AupPolicy, AupText


class SignOff(models.Model):
    """A person signed a version of the policy in a school year. Never changed, never deleted."""

    class Method(models.TextChoices):
        TYPED_NAME = "typed_name", _("Name typed on this site")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="sign_offs"
    )
    policy = models.ForeignKey(AupPolicy, on_delete=models.PROTECT, related_name="sign_offs")
    text = models.ForeignKey(AupText, on_delete=models.PROTECT, related_name="+")
    text_digest = models.CharField(max_length=64)
    language = models.CharField(_("language"), max_length=10)
    school_year = models.PositiveSmallIntegerField(_("school year"))
    signed_name = models.CharField(_("name as signed"), max_length=120)
    signed_at = models.DateTimeField(_("signed"), default=timezone.now)
    method = models.CharField(_("how"), max_length=20, choices=Method, default=Method.TYPED_NAME)

    objects = SignOffQuerySet.as_manager()

    class Meta:
        ordering = ["-signed_at"]
        verbose_name = _("sign-off")
        verbose_name_plural = _("sign-offs")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "policy", "school_year"], name="one_sign_off_a_year"
            )
        ]

    def __str__(self):
        return f"{self.person}, {self.policy}"


class TrainingResult(models.Model):
    """A person answered all questions of the training right in a school year."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="training_results"
    )
    school_year = models.PositiveSmallIntegerField(_("school year"))
    passed_at = models.DateTimeField(_("passed"), default=timezone.now)

    class Meta:
        ordering = ["-passed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "school_year"], name="one_training_result_a_year"
            )
        ]

    def __str__(self):
        return f"{self.person}, {self.school_year}"
