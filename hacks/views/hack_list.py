"""The library: all hacks that the reader may see, as a list and as trees."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from incubator.core.limits import limited

from ..forms.search import HackFilterForm
from ..selectors.hack_list import hack_list as hacks_found
from ..selectors.lineage import lineage_trees

PAGE_SIZE = 24
TREES_ON_A_PAGE = 10


@require_safe
@limited("searches", words="words")
def hack_list(request):
    form = HackFilterForm(request.GET)
    hacks = hacks_found(request.user, **form.filters())
    page = Paginator(hacks, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "is_filtered": form.is_filtered()}
    return render(request, "hacks/hack_list.html", context)


@require_safe
@limited("searches", words="words")
def lineage(request):
    form = HackFilterForm(request.GET)
    trees = lineage_trees(request.user, **form.filters())
    page = Paginator(trees, TREES_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "is_filtered": form.is_filtered()}
    return render(request, "hacks/lineage.html", context)
