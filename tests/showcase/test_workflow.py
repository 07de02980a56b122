"""A highlight goes out through its teams and no other road, by the real views of /cms/."""

from django.urls import reverse

from wagtail.test.utils.form_data import nested_form_data, streamfield

import pytest

from cohorts.models import CohortPage
from incubator.home.services import ensure_site_tree
from showcase.models import HighlightPage
from tests.factories import CohortFactory, IterationFactory
from tests.factories.pages import highlight_page

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


def test_highlight_of_no_team_that_is_submitted_is_public(client, office):
    client.force_login(office)
    parent = ensure_site_tree().highlights

    add(client, HighlightPage, parent, **{"action-submit": "1"})

    client.logout()
    assert client.get("/highlights/nine-minutes/").status_code == 200


def test_highlight_submitted_in_the_cms_waits_for_its_team(client, office, lead, hack):
    client.force_login(office)
    iteration = IterationFactory(hack=hack, audience="public")
    parent = ensure_site_tree().highlights

    add(client, HighlightPage, parent, iteration=iteration.pk, **{"action-submit": "1"})

    page = HighlightPage.objects.get()
    assert not page.live
    assert page.team_words.open().get().team == hack.team


def publish_from_the_form(client, page):
    fields = form(**{"action-publish": "1"})
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), fields)


def publish_in_bulk(client, page):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{address}?id={page.pk}")


def publish_with_all_below(client, page):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{address}?id={page.get_parent().pk}", {"include_descendants": "on"})


def approve_in_the_cms(client, page):
    page.get_workflow().start(page, None)
    approve(client, page)


@pytest.mark.parametrize("who", ["office", "admin"])
@pytest.mark.parametrize(
    "road",
    [publish_from_the_form, publish_in_bulk, publish_with_all_below, approve_in_the_cms],
)
def test_nobody_publishes_a_highlight_past_its_team(client, hack, request, road, who, lead):
    client.force_login(request.getfixturevalue(who))
    iteration = IterationFactory(hack=hack, audience="public")
    page = highlight_page("Nine minutes", live=False, iteration=iteration)
    page.save_revision()

    road(client, page)

    page.refresh_from_db()
    assert not page.live


def test_new_highlight_is_not_published_past_its_team(client, office, hack):
    client.force_login(office)
    iteration = IterationFactory(hack=hack, audience="public")
    parent = ensure_site_tree().highlights

    add(client, HighlightPage, parent, iteration=iteration.pk, **{"action-publish": "1"})

    assert not HighlightPage.objects.get().live


def test_office_takes_a_highlight_down_by_itself(client, office):
    client.force_login(office)
    page = highlight_page("Nine minutes")

    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))

    page.refresh_from_db()
    assert not page.live


def test_schedule_can_be_set_by_who_cannot_publish(client, office):
    client.force_login(office)
    page = highlight_page("Nine minutes", live=False)

    text = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text

    assert 'name="go_live_at"' in text
    assert 'name="action-publish"' not in text
    assert 'name="action-submit"' in text


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
