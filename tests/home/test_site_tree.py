from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse

from wagtail.models import Page, Site, Workflow, WorkflowPage

import pytest

from cohorts.models import CohortIndexPage
from incubator.accounts.models import TrainingPage
from incubator.home.models import HomePage
from incubator.home.services import ensure_office, ensure_site_tree
from showcase.models import ConsentCheck, HighlightIndexPage, TeamApproval
from tests.factories import PolicyFactory
from tests.factories.pages import highlight_page

pytestmark = pytest.mark.django_db
PAGES = [
    "accessibility",
    "big-ideas",
    "cohorts",
    "highlights",
    "home",
    "photos-and-privacy",
    "training",
    "what-is-a-hack",
]


def test_site_tree_takes_the_place_of_the_welcome_page():
    tree = ensure_site_tree()

    assert sorted(Page.objects.filter(depth__gt=1).values_list("slug", flat=True)) == PAGES
    assert Site.objects.get(is_default_site=True).root_page_id == tree.home.pk


def test_site_tree_has_a_training_that_everybody_passes_before_signing(client, stranger):
    ensure_site_tree()
    PolicyFactory()
    client.force_login(stranger)

    sign = client.get(reverse("accounts:sign_policy"))

    assert sign.url.startswith(reverse("accounts:training"))
    topics = set(TrainingPage.objects.get().questions.values_list("topic", flat=True))
    assert topics == {"ferpa", "cipa", "records", "talk"}


def test_site_tree_made_twice_stays_the_same():
    ensure_site_tree()
    Page.objects.get(slug="accessibility").delete()
    HomePage.objects.update(headline="Changed by the Office")

    call_command("setup_site", verbosity=0)

    slugs = sorted(Page.objects.filter(depth__gt=1).values_list("slug", flat=True))
    assert slugs == [slug for slug in PAGES if slug != "accessibility"]
    assert HomePage.objects.get().headline == "Changed by the Office"


def test_site_tree_sends_cohort_pages_through_the_office_review():
    tree = ensure_site_tree()

    workflow = Workflow.objects.get(name="Office review")

    assert tree.cohorts.get_workflow() == workflow
    assert [type(row.page.specific) for row in workflow.workflow_pages.all()] == [CohortIndexPage]


def test_site_tree_sends_highlights_to_their_teams_then_to_the_consent_check():
    workflow = ensure_site_tree().highlights.get_workflow()

    assert [type(task.specific) for task in workflow.tasks] == [TeamApproval, ConsentCheck]


def test_review_that_stood_before_highlights_gives_way_with_what_it_runs(office):
    page = highlight_page("Small steps", live=False)
    page.save_revision(user=office)
    review = Workflow.objects.get(name="Office review")
    WorkflowPage.objects.filter(page=page.get_parent()).update(workflow=review)
    review.start(page, office)
    assert page.current_workflow_state.workflow == review

    ensure_office()

    assert HighlightIndexPage.objects.get().get_workflow().name == "Teams and consent"
    assert page.current_workflow_state is None


def test_workflow_that_somebody_chose_for_highlights_stays():
    highlights = ensure_site_tree().highlights
    chosen = Workflow.objects.create(name="Our own")
    highlights.workflowpage.workflow = chosen
    highlights.workflowpage.save()

    ensure_office()

    assert HighlightIndexPage.objects.get().get_workflow() == chosen


def test_office_after_migrations_may_enter_the_cms(office, client):
    assert office.has_perm("wagtailadmin.access_admin")
    assert not office.has_perm("hacks.change_iteration")


def test_office_set_up_twice_keeps_one_group():
    ensure_office()
    before = Group.objects.get(name="Office").permissions.count()

    ensure_office()

    assert Group.objects.get(name="Office").permissions.count() == before


def test_sitemap_lists_public_pages_only(client):
    tree = ensure_site_tree()
    tree.highlights.unpublish()

    text = client.get("/sitemap.xml").content.decode()

    assert "/cohorts/</loc>" in text
    assert "/highlights/</loc>" not in text
