"""Where trust adds to lower pages."""

from wagtail import hooks

from .panels import ModerationPanel

hooks.register("office_panels", lambda: ModerationPanel)
