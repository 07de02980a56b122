from .choices import Kind, NoMail, ReturnedMail, read_stop_token, stop_token
from .delivery import Delivery, DigestDelivery
from .muted import MutedTeam, mute_token, read_mute_token
from .newsletter import Newsletter, NewsletterDelivery

__all__ = [
    "Delivery",
    "DigestDelivery",
    "Kind",
    "MutedTeam",
    "Newsletter",
    "NewsletterDelivery",
    "NoMail",
    "ReturnedMail",
    "mute_token",
    "read_mute_token",
    "read_stop_token",
    "stop_token",
]
