"""Why a district sign-in ends without a session, and the page that says so."""

from django.conf import settings
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from ..services import sign_ins

NO_DOMAIN, WRONG_DOMAIN, UNVERIFIED = "no_domain", "wrong_domain", "unverified"
OTHER_ADDRESS, OTHER_INVITATION, UNKNOWN = "other_address", "other_invitation", "unknown"
UNCONFIRMED, CLOSED, STAFF, TAKEN = "unconfirmed", "closed", "staff", "taken"
STOPPED, UNFINISHED, AWAY = "stopped", "unfinished", "away"

CHOOSE_AGAIN = _("Go back, press the button again, and choose your district account.")
#: The heading, what happened and what to do.
WORDS = {
    NO_DOMAIN: (_("That is not a district account"), CHOOSE_AGAIN),
    WRONG_DOMAIN: (_("That is not a district account"), CHOOSE_AGAIN),
    OTHER_ADDRESS: (_("That is not a district account"), CHOOSE_AGAIN),
    UNVERIFIED: (
        _("The district has not confirmed your email address"),
        _("Ask the district’s help desk to confirm it. Until then, sign in another way."),
    ),
    UNKNOWN: (
        _("You have no account here yet"),
        _(
            "Accounts are made by invitation. If you were sent one, open the link in that mail. "
            "If not, ask your school leader or the Office of Innovation to invite you."
        ),
    ),
    OTHER_INVITATION: (
        _("This invitation is for another address"),
        _(
            "Open the link again and choose the district account that the invitation was sent to, "
            "or ask for an invitation to the account that you use."
        ),
    ),
    UNCONFIRMED: (
        _("Your address has not been confirmed here yet"),
        _(
            "Choose a new password with the link below. The mail that we send confirms your "
            "address, and from then on this button works too."
        ),
    ),
    CLOSED: (
        _("Your account is closed"),
        _("If you think that this is a mistake, ask the Office of Innovation."),
    ),
    STAFF: (
        _("Connect your district account first"),
        _(
            "You work with other people’s records, so this account is never connected by "
            "its address alone. Sign in with your password, then connect the district account on "
            "your account page."
        ),
    ),
    TAKEN: (
        _("Another district account is connected here"),
        _(
            "Sign in with that one, or with your password. You can change the connection on your "
            "account page."
        ),
    ),
    STOPPED: (_("You could not join"), ""),
    UNFINISHED: (
        _("The sign-in was not finished"),
        _("It was cancelled, took too long, or was opened twice. Please start again."),
    ),
    AWAY: (
        _("The district’s sign-in does not answer"),
        _("Try again in a few minutes, or sign in with your password or a code by email."),
    ),
}


class RefusedError(Exception):
    """A reason from the list above, the address that was shown, a sentence in place of ours."""

    def __init__(self, reason: str, email: str = "", sentence: str = ""):
        super().__init__(reason)
        self.reason, self.email, self.sentence = reason, email, sentence


def refuse(request, refusal: RefusedError):
    """The page; 503 where the district does not answer, else 403. Written in the audit log."""
    heading, sentence = WORDS[refusal.reason]
    sign_ins.note_refusal(reason=refusal.reason, email=refusal.email)
    context = {
        "heading": heading,
        "sentence": refusal.sentence or sentence,
        "reason": refusal.reason,
        "domain": settings.DISTRICT.get("domain", ""),
        "email": refusal.email,
    }
    status = 503 if refusal.reason == AWAY else 403
    return render(request, "accounts/district_refused.html", context, status=status)
