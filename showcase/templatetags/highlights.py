"""What the editor of a highlight reads beside its fields in /cms/."""

from django import template

from ..blocks import PublicLog
from ..checks import EASY_GRADE, checks_of
from ..consent import missing_consent
from ..selectors.approval import standing_of_teams

register = template.Library()


@register.inclusion_tag("showcase/cms/_before_it_goes_out.html")
def before_it_goes_out(page) -> dict:
    """Whom it waits for, what not everyone may see, and what to look at again; as last saved."""
    return {
        "page": page,
        "checks": checks_of(page, PublicLog.of(page.story)),
        "easy_grade": EASY_GRADE,
        "consent": missing_consent(page),
        "teams": standing_of_teams(page),
    }
