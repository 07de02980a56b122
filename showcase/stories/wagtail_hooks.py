"""Where stories add to lower pages, and which private files are theirs."""

from wagtail import hooks

from .models import StoryPack
from .panels import HackStoriesPanel

hooks.register("hack_page_panels", lambda: HackStoriesPanel)


@hooks.register("private_files")
def files_of_stories():
    """Kept by the sweep of files that nobody names."""
    return {name for pack in StoryPack.objects.all() for name in pack.names}
