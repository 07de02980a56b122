"""Everybody with an account, as the Office sees them."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from incubator.accounts import rules as account_rules
from incubator.accounts.rules import is_office
from incubator.accounts.selectors import sign_off_of
from incubator.accounts.selectors.people import (
    asked_removal,
    invitations_to_person,
    second_factors,
)
from incubator.core.access import require

from ...forms.office import PeopleFilterForm
from ...selectors.directory import directory, places_of
from ...selectors.invitations import with_places

PAGE_LENGTH = 50


@require_safe
@login_required
def office_people(request):
    require(is_office, request.user)
    form = PeopleFilterForm(request.GET)
    found = Paginator(directory(**form.filters()), PAGE_LENGTH)
    context = {
        "form": form,
        "page": found.get_page(request.GET.get("page")),
        "is_filtered": form.is_filtered(),
    }
    return render(request, "cohorts/office/people.html", context)


@require_safe
@login_required
def office_person(request, pk):
    require(is_office, request.user)
    person = get_object_or_404(directory(), pk=pk)
    memberships, coached = places_of(person)
    context = {
        "person": person,
        "memberships": memberships,
        "assignments": coached,
        "sign_off": sign_off_of(person),
        "proofs": second_factors(person),
        "invitations": list(with_places(invitations_to_person(person))),
        "may_care": account_rules.can_care_for(request.user, person),
        "asked": asked_removal(person),
        "may_confirm": account_rules.can_confirm_factor_removal(request.user, person),
        "may_end": account_rules.can_end_sign_in(request.user, person),
    }
    return render(request, "cohorts/office/person.html", context)
