"""All hacks that the reader may see."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from incubator.core.limits import limited

from ..forms.search import HackFilterForm
from ..selectors.hack_list import hack_list as hacks_found

PAGE_SIZE = 24


@require_safe
@limited("searches", words="words")
def hack_list(request):
    form = HackFilterForm(request.GET)
    hacks = hacks_found(request.user, **form.filters())
    page = Paginator(hacks, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "is_filtered": form.is_filtered()}
    return render(request, "hacks/hack_list.html", context)
