"""A worker's process: sends what waits of every newsletter, then ends."""

import django

django.setup()

from django.conf import settings  # noqa: E402  (apps first)

from showcase.mailings.models import Newsletter  # noqa: E402
from showcase.mailings.services.batches import send_newsletter_batch  # noqa: E402

settings.EMAIL_BACKEND = "tests.faults.mails_to_file.Server"

for newsletter in Newsletter.objects.confirmed():
    last = -1
    while last:
        last = send_newsletter_batch(newsletter_id=newsletter.pk, after=max(last, 0))
