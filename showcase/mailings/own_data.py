"""What of mail to many is about a person."""

from django.utils.translation import gettext_lazy as _

from incubator.trust.own_data import Part

from .models import DigestDelivery, MutedTeam, NewsletterDelivery, NoMail

PARTS = (
    Part("no_mail", _("Mail that you ended"), NoMail, "person", ("kind",)),
    Part("muted_teams", _("Teams that you muted"), MutedTeam, "person", ("team__slug",)),
    Part("digests", _("Digests sent to you"), DigestDelivery, "person", ("week", "sent_at")),
    Part(
        "newsletters",
        _("Newsletters sent to you"),
        NewsletterDelivery,
        "person",
        ("newsletter__subject", "sent_at"),
    ),
)
