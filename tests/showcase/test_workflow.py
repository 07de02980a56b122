"""A highlight goes out through the Office's review, by the real views of /cms/."""

from django.urls import reverse

from wagtail.test.utils.form_data import nested_form_data, streamfield

import pytest

from cohorts.models import CohortPage
from incubator.home.services import ensure_site_tree
from showcase.models import HighlightPage
from tests.factories import CohortFactory, IterationFactory

pytestmark = pytest.mark.django_db


def form(**values):
    fields = {"title": "Nine minutes", "slug": "nine-minutes", "intro": "", "cover": ""}
    comments = {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}
    return nested_form_data(fields | {"cohort": "", "story": streamfield([])} | values) | comments


def add(client, model, parent, **values):
    names = [model._meta.app_label, model._meta.model_name, parent.pk]
    return client.post(reverse("wagtailadmin_pages:add", args=names), form(**values))


def approve(client, page):
    state = page.current_workflow_task_state
    names = [page.pk, "approve", state.pk]
    address = reverse("wagtailadmin_pages:workflow_action", args=names)
    return client.post(address, {"comment": ""})


def test_highlight_submitted_and_approved_is_public(client, office):
    client.force_login(office)
    parent = ensure_site_tree().highlights

    add(client, HighlightPage, parent, **{"action-submit": "1"})
    page = HighlightPage.objects.get()
    was_live = page.live
    approve(client, page)

    page.refresh_from_db()
    assert (was_live, page.live) == (False, True)
    client.logout()
    assert client.get("/highlights/nine-minutes/").status_code == 200


def test_cohort_page_submitted_and_approved_is_public(client, office):
    client.force_login(office)
    cohort = CohortFactory()
    parent = ensure_site_tree().cohorts

    add(client, CohortPage, parent, cohort=cohort.pk, **{"action-submit": "1"})
    page = CohortPage.objects.get()
    approve(client, page)

    page.refresh_from_db()
    assert page.live


def test_highlight_of_a_private_iteration_is_refused_with_a_sentence(client, office, hack):
    client.force_login(office)
    iteration = IterationFactory(hack=hack, audience="network")
    parent = ensure_site_tree().highlights

    response = add(client, HighlightPage, parent, iteration=iteration.pk)

    assert "This iteration is not public." in response.content.decode()
    assert not HighlightPage.objects.exists()


def test_choosers_offer_what_is_public_only(client, office, hack):
    client.force_login(office)
    IterationFactory(hack=hack, number=1, audience="team")
    IterationFactory(hack=hack, number=2, audience="public")

    text = client.get(reverse("iteration_chooser:choose")).content.decode()

    assert f"{hack.title}, 2" in text
    assert f"{hack.title}, 1" not in text
    assert client.get(reverse("photo_chooser:choose")).status_code == 200


def test_sign_in_of_the_cms_takes_no_password(client, office):
    values = {"username": office.email, "password": "a long password for tests"}

    response = client.post("/cms/login/", values)

    assert response.status_code in {302, 405}
    assert "_auth_user_id" not in client.session
