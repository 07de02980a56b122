"""Where trust adds to lower pages."""

from wagtail import hooks

from .panels import ModerationPanel
from .selectors import files_of_exports

hooks.register("office_panels", lambda: ModerationPanel)
hooks.register("private_files", files_of_exports)
