"""Mail to many, away from the request: each task sends a batch and asks for the next."""

from datetime import date

from django_tasks import task

from .services.batches import send_digest_batch, send_newsletter_batch


@task()
def send_digests(week: str, after: int = 0) -> None:
    """Digests of the week of this Monday ("2026-11-30") that wait."""
    if last := send_digest_batch(week=date.fromisoformat(week), after=after):
        send_digests.enqueue(week, last)


@task()
def send_newsletter(newsletter_id: int, after: int = 0) -> None:
    """Mails of this newsletter that wait."""
    if last := send_newsletter_batch(newsletter_id=newsletter_id, after=after):
        send_newsletter.enqueue(newsletter_id, last)
