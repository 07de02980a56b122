"""A newsletter from its draft to its last mail."""

from smtplib import SMTPException
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError

from ...models import HighlightPage
from ..mail import mail_of
from ..models import Delivery, Kind, Newsletter, NewsletterDelivery
from ..selectors.newsletters import letter_of, told_page
from ..selectors.recipients import readers_of
from ..tasks import send_newsletter

ROWS_AT_ONCE = 500


def write_newsletter(
    *, page: HighlightPage, author: User, values: dict, client_id: UUID
) -> Newsletter:
    """A draft; the same ``client_id`` again gives the first one.

    Raises DomainError for a highlight that is not published, and for an id of somebody else's.
    """
    if not page.live:
        raise DomainError(_("Only a published highlight goes out as a newsletter."))
    try:
        with transaction.atomic():
            found = _first(author, client_id)
            return found or _write(page, author, values, client_id)
    except IntegrityError:
        return _first(author, client_id)


def _first(author: User, client_id: UUID) -> Newsletter | None:
    found = Newsletter.objects.filter(client_id=client_id).first()
    if found and found.written_by_id != author.pk:
        raise DomainError(_("This form was sent by somebody else. Begin again."))
    return found


def _write(page: HighlightPage, author: User, values: dict, client_id: UUID) -> Newsletter:
    ours = {"page_id": page.pk, "written_by": author, "client_id": client_id}
    newsletter = Newsletter.objects.create(**ours, **_known(values))
    audit.record(author, "newsletter.written", newsletter, page=page.pk)
    return newsletter


@transaction.atomic
def change_newsletter(*, newsletter: Newsletter, actor: User, values: dict) -> None:
    """Write on at a draft. Raises DomainError once it is on its way."""
    locked = Newsletter.objects.select_for_update().get(pk=newsletter.pk)
    if not locked.is_draft:
        raise DomainError(_("It is on its way already, so nothing in it can change."))
    for name, value in _known(values).items():
        setattr(locked, name, value)
    locked.save()
    audit.record(actor, "newsletter.changed", locked)


def _known(values: dict) -> dict:
    return {
        name: values[name] for name in ("subject", "intro", "cohort", "to_members", "to_coaches")
    }


@transaction.atomic
def confirm_newsletter(*, newsletter: Newsletter, actor: User, seen: int) -> None:
    """Send it to as many people as the Office has seen; confirmed twice, it goes once.

    Raises DomainError where the number is another by now, or the highlight is not public.
    """
    locked = Newsletter.objects.select_for_update().get(pk=newsletter.pk)
    if not locked.is_draft:
        return
    _require_public(locked)
    people = list(readers_of(locked).values_list("pk", flat=True))
    if len(people) != seen or not people:
        words = _("It goes to %(number)d people now, not %(seen)d. Look at it again.")
        raise DomainError(words % {"number": len(people), "seen": seen})
    rows = [NewsletterDelivery(newsletter=locked, person_id=pk) for pk in people]
    NewsletterDelivery.objects.bulk_create(rows, ROWS_AT_ONCE)
    locked.confirmed_at, locked.confirmed_by = timezone.now(), actor
    locked.save()
    audit.record(actor, "newsletter.confirmed", locked, people=len(people))
    _let_go(locked)


@transaction.atomic
def run_again(*, newsletter: Newsletter, actor: User) -> int:
    """Try those again that failed; who has it, and where nobody knows, gets no second one.

    Raises DomainError for a draft, and where the highlight is not public.
    """
    locked = Newsletter.objects.select_for_update().get(pk=newsletter.pk)
    if locked.is_draft:
        raise DomainError(_("It has not been sent off yet."))
    _require_public(locked)
    again = {"state": Delivery.State.WAITING, "claimed_at": None, "attempts": 0, "reason": ""}
    failed = locked.deliveries.failed().update(**again, not_before=timezone.now())
    waiting = locked.deliveries.waiting().update(not_before=timezone.now())
    if waiting:
        Newsletter.objects.filter(pk=locked.pk).update(trouble="")
        audit.record(actor, "newsletter.run_again", locked, people=waiting)
        _let_go(locked)
    return failed


def send_test(*, newsletter: Newsletter, actor: User) -> None:
    """Mail it to oneself, as it would go out now.

    Raises DomainError where the highlight is not public, or the mail server does not take it.
    """
    letter = letter_of(newsletter, _require_public(newsletter))
    letter.subject = _("Test: %(subject)s") % {"subject": letter.subject}
    key = f"test.{newsletter.pk}.{timezone.now().isoformat()}"
    try:
        mail_of(letter, actor, Kind.NEWSLETTER, key).send()
    except (OSError, SMTPException) as error:
        words = _("The mail server did not take it: %(why)s")
        raise DomainError(words % {"why": error}) from error
    audit.record(actor, "newsletter.tested", newsletter)


def send_due_newsletters() -> int:
    """Go on with newsletters that a crash or the mail server stopped; gives how many."""
    now = timezone.now()
    due = NewsletterDelivery.objects.due(now).order_by().values("newsletter_id")
    waiting = [one for one in Newsletter.objects.confirmed().filter(pk__in=due) if told_page(one)]
    for newsletter in waiting:
        _let_go(newsletter)
    return len(waiting)


def _require_public(newsletter: Newsletter) -> HighlightPage:
    page = told_page(newsletter)
    if page is None:
        raise DomainError(_("The highlight is not public, so it cannot go out."))
    return page


def _let_go(newsletter: Newsletter) -> None:
    transaction.on_commit(lambda: send_newsletter.enqueue(newsletter.pk))
