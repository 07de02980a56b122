"""Who may publish in /cms/: no highlight goes out past its teams, whoever asks."""

from wagtail.models import PagePermissionTester


class TeamsFirst(PagePermissionTester):
    """A highlight is submitted; its workflow publishes it. Taking it down needs no word."""

    def can_publish(self):
        return False

    def can_unschedule(self):
        return super().can_publish()

    def can_set_view_restrictions(self):
        return super().can_publish()


class TeamsFirstBelow(PagePermissionTester):
    """The list of highlights: it can be published, its pages cannot."""

    def can_publish_subpage(self):
        return False
