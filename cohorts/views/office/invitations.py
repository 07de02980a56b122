"""The Office invites school leaders and coaches, and sees what became of every invitation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from incubator.accounts.rules import is_office
from incubator.core.access import require
from incubator.core.errors import DomainError
from incubator.core.limits import limited

from ...forms.office import InvitationFilterForm, InviteCoachForm, InviteLeadForm
from ...models import TeamInvitation
from ...selectors.invitations import all_invitations
from ...services.invitations import invite_to_teams
from ...services.teams import invite_lead_to_new_team

PAGE_LENGTH = 50
Role = TeamInvitation.Role


@require_safe
@login_required
def office_invitations(request):
    require(is_office, request.user)
    form = InvitationFilterForm(request.GET)
    found = Paginator(all_invitations(**form.filters()), PAGE_LENGTH)
    context = {
        "form": form,
        "page": found.get_page(request.GET.get("page")),
        "is_filtered": form.is_filtered(),
    }
    return render(request, "cohorts/office/invitations.html", context)


@require_safe
@login_required
def office_invite(request):
    """Whom the Office can invite, and where."""
    require(is_office, request.user)
    return render(request, "cohorts/office/invite.html")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("invitations")
def office_invite_lead(request):
    require(is_office, request.user)
    form = InviteLeadForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _sent(request, form, _invite_lead):
        return redirect("cohorts:office_invitations")
    return render(request, "cohorts/office/invite_lead.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("invitations")
def office_invite_coach(request):
    require(is_office, request.user)
    form = InviteCoachForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _sent(request, form, _invite_coach):
        return redirect("cohorts:office_invitations")
    return render(request, "cohorts/office/invite_coach.html", {"form": form})


def _sent(request, form, invite) -> bool:
    """Whether the invitation went out; what is in its way stands above the form otherwise."""
    try:
        invite(form.cleaned_data, guest=form.guest, actor=request.user)
    except DomainError as error:
        form.add_error(None, str(error))
        return False
    words = {"email": form.guest.email}
    messages.success(request, _("A link to join goes to %(email)s.") % words)
    return True


def _invite_lead(fields, **who):
    if fields["place"] == "team":
        invite_to_teams(teams=[fields["team"]], role=Role.LEAD, batch=fields["batch"], **who)
    else:
        invite_lead_to_new_team(
            school=fields["school"] or fields["school_name"],
            cohort=fields["cohort"],
            name=fields["team_name"],
            batch=fields["batch"],
            **who,
        )


def _invite_coach(fields, **who):
    invite_to_teams(teams=fields["teams"], role=Role.COACH, batch=fields["batch"], **who)
