"""The policy's versions, the training and the sign-off."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from incubator.core import audit
from incubator.core.errors import DomainError
from incubator.live.rooms import EVERYBODY, check_on_commit
from incubator.notifications.services import notify

from ..models import AupPolicy, AupText, SignOff, TrainingResult, User
from ..school_year import school_year
from ..selectors import policy_in_force, unsigned_people


@transaction.atomic
def publish_policy(*, policy: AupPolicy, actor: User) -> AupPolicy:
    """Make this version final; from its first day on everybody is asked to sign it.

    Raises DomainError when the English text is missing; publishing twice changes nothing.
    """
    policy = AupPolicy.objects.select_for_update().get(pk=policy.pk)
    if policy.published_at:
        return policy
    if not policy.texts.filter(language="en").exists():
        raise DomainError(_("Write the English text before you publish this version."))
    policy.published_at, policy.published_by = timezone.now(), actor
    policy.save(update_fields=["published_at", "published_by", "updated_at"])
    audit.record(actor, "policy.published", policy)
    check_on_commit(EVERYBODY)
    return policy


@transaction.atomic
def pass_training(*, person: User) -> TrainingResult:
    """Note that all answers were right; the first moment in a school year stays."""
    result, is_new = TrainingResult.objects.get_or_create(person=person, school_year=school_year())
    if is_new:
        audit.record(person, "training.passed", result, school_year=result.school_year)
    return result


@transaction.atomic
def sign_policy(*, person: User, text: AupText, signed_name: str) -> SignOff:
    """Record that the person signed this text for this school year; once, then unchanged.

    Raises DomainError when another version came into force meanwhile.
    """
    if text.policy != policy_in_force():
        raise DomainError(_("A newer version of the policy came into force. Please read it."))
    sign_off, is_new = SignOff.objects.get_or_create(
        person=person,
        policy=text.policy,
        school_year=school_year(),
        defaults={
            "text": text,
            "text_digest": text.digest(),
            "language": text.language,
            "signed_name": signed_name,
        },
    )
    if is_new:
        audit.record(person, "policy.signed", sign_off, digest=sign_off.text_digest)
    return sign_off


@transaction.atomic
def remind_unsigned(*, actor: User) -> int:
    """Ask everybody who has not signed, at most once a day; gives the number newly asked."""
    policy = policy_in_force()
    if policy is None:
        return 0
    told = notify(
        unsigned_people(),
        kind="policy",
        text=_("Please sign the Acceptable Use Policy of this school year."),
        url=reverse("accounts:sign_policy"),
        key=f"policy.{policy.pk}.{timezone.localdate()}",
    )
    audit.record(actor, "policy.reminded", policy, people=told)
    return told
