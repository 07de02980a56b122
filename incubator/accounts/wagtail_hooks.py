from wagtail import hooks

from .bulk_actions import ACTIONS
from .panels import SignOffsPanel
from .viewsets import PolicyViewSet

for action in ACTIONS:
    # After Wagtail's own of the same names, which these replace.
    hooks.register("register_bulk_action", action, order=10)


@hooks.register("register_admin_viewset")
def policy_in_the_cms():
    return PolicyViewSet("aup_policy")


@hooks.register("office_panels")
def sign_offs_in_the_office():
    return SignOffsPanel
