"""Where the aviary's hacks go: decisions, needs and a set that only some may read."""

from tests.factories import DecisionFactory, HackSetFactory, ReachFactory, SupportFactory


class Directions:
    """What a team decided about a hack of its own, what it needs, and a set of that hack alone."""

    def __init__(self, aviary, own: set[str], desk: set[str]):
        bird, (open_hack, secret, _plan, half) = aviary.bird, aviary.hacks
        made = {"decided_by": aviary.member}
        for name, hack in [("secret", secret), ("half", half)]:
            earlier = {"is_current": False, "reason": bird(f"{name}_earlier_reason")}
            DecisionFactory(hack=hack, verdict="drop", **made, **earlier)
            DecisionFactory(hack=hack, reason=bird(f"{name}_reason"), **made)
            ReachFactory(hack=hack, counted_by=aviary.member)
        DecisionFactory(hack=open_hack, verdict="adopt", **made)
        asked = {"asked_by": aviary.member}
        SupportFactory(hack=open_hack, text=bird("open_support", own | desk), **asked)
        SupportFactory(hack=secret, text=bird("secret_support"), **asked)
        words = {"title": bird("secret_set"), "purpose": bird("secret_set_purpose")}
        self.sets = [
            HackSetFactory(school=aviary.team.school, hacks=[secret], **words),
            HackSetFactory(school=aviary.team.school, hacks=aviary.hacks, title="Open set"),
        ]

    def addresses(self) -> list[str]:
        """Each set and its form, as somebody would type them."""
        pages = [one.get_absolute_url() for one in self.sets]
        return [f"{page}{name}" for page in pages for name in ("", "edit/")]
