"""Who is who, by account alone. Roles in teams live in cohorts.rules."""

from allauth.mfa.models import Authenticator

from .models import AupPolicy, FactorRemoval, SignOff, User
from .office_rights import OFFICE_GROUP, is_beyond_office
from .school_year import school_year


def is_office(user) -> bool:
    """Only the Office of Innovation can do this."""
    if not user.is_authenticated or not user.is_active:
        return False
    if not hasattr(user, "in_office"):  # SiteBackend's query has told it already
        user.in_office = user.groups.filter(name=OFFICE_GROUP).exists()
    return user.is_superuser or user.in_office


def is_records_officer(user) -> bool:
    """Only a records officer can do this."""
    if not user.is_authenticated or not user.is_active:
        return False
    if not hasattr(user, "exports_records"):  # SiteBackend's query has told it already
        user.exports_records = user.has_perm(EXPORT_RECORDS)
    return user.is_superuser or user.exports_records


def can_export_sign_offs(user) -> bool:
    """Only the Office of Innovation and a records officer can see and export the sign-offs."""
    return is_office(user) or is_records_officer(user)


def needs_factor(user) -> bool:
    """People who can open the Office's pages prove a second factor when they sign in."""
    if is_office(user):
        return True
    if not user.is_authenticated or not user.is_active:
        return False
    if not hasattr(user, "holds_key"):  # SiteBackend's query has told it already
        user.holds_key = any(user.has_perm(key) for key in KEYS)
    return user.holds_key


def has_factor(user) -> bool:
    """Add a second factor first: an authenticator app or a passkey."""
    if not user.is_authenticated:
        return False
    if not hasattr(user, "with_factor"):  # SiteBackend's query has told it already
        user.with_factor = Authenticator.objects.filter(user=user, type__in=FACTORS).exists()
    return user.with_factor


def has_signed(user) -> bool:
    """Sign the Acceptable Use Policy of this school year before you write."""
    if not user.is_authenticated:
        return False
    if not hasattr(user, "signed"):  # SiteBackend's query has told it already
        policy = AupPolicy.objects.in_force().first()
        year = SignOff.objects.of(user).of_year(school_year())
        user.signed = policy is None or year.filter(policy=policy).exists()
    return user.signed


def can_publish_policy(user, policy: AupPolicy) -> bool:
    """Only the Office can publish a version, and only once."""
    return is_office(user) and policy.published_at is None


def can_care_for(user, person: User) -> bool:
    """Only the Office can change this account; one with more rights only an administrator."""
    return is_office(user) and (user.is_superuser or not is_beyond_office(person))


def can_end_sign_in(user, person: User) -> bool:
    """Not your own, and only an administrator ends that of somebody with more rights than you."""
    return can_care_for(user, person) and user.pk != person.pk


def can_remove_second_factor(user, person: User) -> bool:
    """Somebody else does it for you; for one with more rights than yours, an administrator."""
    return can_care_for(user, person) and user.pk != person.pk


def can_confirm_factor_removal(user, person: User) -> bool:
    """Somebody asked for it within three days, and another person confirms it."""
    if not can_remove_second_factor(user, person):
        return False
    asked = FactorRemoval.objects.open().filter(person=person).select_related("asked_by").first()
    return (
        asked is not None
        and asked.asked_by_id != user.pk
        and can_remove_second_factor(asked.asked_by, person)
    )


#: An administrator alone gives this permission, by the group "Records officers".
EXPORT_RECORDS = "accounts.export_records"
#: Whoever has one of these permissions can open /cms/ or take records out.
KEYS = ("wagtailadmin.access_admin", EXPORT_RECORDS)
#: Recovery codes stand in for one of these, and are none by themselves.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
