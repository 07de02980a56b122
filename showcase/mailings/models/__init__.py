from .choices import Kind, NoMail, ReturnedMail, read_stop_token, stop_token
from .delivery import Delivery, DigestDelivery
from .newsletter import Newsletter, NewsletterDelivery

__all__ = [
    "Delivery",
    "DigestDelivery",
    "Kind",
    "Newsletter",
    "NewsletterDelivery",
    "NoMail",
    "ReturnedMail",
    "read_stop_token",
    "stop_token",
]
