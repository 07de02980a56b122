from wagtail import hooks

from .bulk_actions import ACTIONS

for action in ACTIONS:
    # After Wagtail's own of the same names, which these replace.
    hooks.register("register_bulk_action", action, order=10)
