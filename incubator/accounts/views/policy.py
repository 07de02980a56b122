"""Reading and signing the policy."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from incubator.core.errors import DomainError

from .. import selectors
from ..forms.sign_off import SignOffForm, TrainingForm
from ..kept import kept_form
from ..services import sign_offs

RIGHT_TO_LEFT = {"ar"}


@require_safe
def policy(request):
    return render(request, "accounts/policy.html", _reading(request))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def sign_policy(request):
    reading = _reading(request)
    if reading["policy"] is None:
        return redirect("accounts:policy")
    if selectors.needs_training(request.user):
        return redirect(_with_next(_training_address(), request))
    form = SignOffForm(request.POST or None, initial={"text": reading["text"].pk})
    if request.method == "POST" and form.is_valid() and _sign(request, form, reading):
        return redirect("accounts:kept" if kept_form(request) else _next(request))
    return render(request, "accounts/sign.html", {**reading, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def training(request):
    page = selectors.training_page(get_language())
    if page is None:
        return redirect("accounts:policy")
    form = TrainingForm(request.POST or None, questions=page.questions.all())
    if request.method == "POST" and form.is_valid():
        sign_offs.pass_training(person=request.user)
        messages.success(request, _("All answers are right. Now read and sign the policy."))
        return redirect(_with_next(_sign_address(), request))
    return render(request, "accounts/training.html", {"page": page, "form": form})


@require_safe
@login_required
def kept(request):
    """What was typed before the sign-off, with one button that posts it."""
    form = kept_form(request)
    if form is None:
        return redirect("home:dashboard")
    texts = [value for _name, value in form["fields"] if " " in value.strip()]
    return render(request, "accounts/kept.html", {"kept": form, "texts": texts})


@require_safe
@login_required
def my_sign_off(request):
    sign_off = selectors.sign_off_of(request.user)
    return render(request, "accounts/my_sign_off.html", {"sign_off": sign_off})


def _reading(request) -> dict:
    """The version in force in the wanted language, and the other languages it has."""
    policy = selectors.policy_in_force()
    if policy is None:
        return {"policy": None}
    language = request.GET.get("language") or get_language()
    text = selectors.text_for(policy, language)
    others = [other for other in policy.texts.all() if other != text]
    return {
        "policy": policy,
        "text": text,
        "reads_from_right": text.language in RIGHT_TO_LEFT,
        "others": others,
    }


def _sign(request, form: SignOffForm, reading: dict) -> bool:
    texts = {text.pk: text for text in [reading["text"], *reading["others"]]}
    text = texts.get(form.cleaned_data["text"])
    try:
        if text is None:
            raise DomainError(_("A newer version of the policy came into force. Please read it."))
        name = form.cleaned_data["signed_name"]
        sign_offs.sign_policy(person=request.user, text=text, signed_name=name)
    except DomainError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _("Thank you. The policy is signed for this school year."))
    return True


def _next(request) -> str:
    wanted = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else reverse("home:dashboard")


def _with_next(address: str, request) -> str:
    """Where to go on afterwards stays in the address."""
    query = request.GET.urlencode()
    return f"{address}?{query}" if query else address


def _training_address() -> str:
    return reverse("accounts:training")


def _sign_address() -> str:
    return reverse("accounts:sign_policy")
