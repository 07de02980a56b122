from urllib.parse import urljoin

from django.conf import settings

from .models import Story


def address_of(story: Story) -> str:
    """The whole address of a story's page: what a phone finds from paper."""
    return urljoin(settings.WAGTAILADMIN_BASE_URL, story.get_absolute_url())
