"""From a hack's log to a draft of a highlight."""

from uuid import uuid4

from django.urls import reverse

import pytest

from incubator.core.models import AuditEntry
from incubator.home.services import ensure_site_tree
from showcase.models import HighlightPage
from tests.factories import (
    HackFactory,
    IdeaFactory,
    IterationFactory,
    MembershipFactory,
    PhotoFactory,
    SlotFactory,
    TeamFactory,
)
from tests.factories.visits import in_days, planned_visit

pytestmark = pytest.mark.django_db

WAY = "Make a highlight"


@pytest.fixture
def tree():
    return ensure_site_tree()


@pytest.fixture
def iteration(hack, tree):
    words = {"learned": "Two choices were plenty.", "happened": "All spoke.", "students_count": 24}
    return IterationFactory(hack=hack, number=1, audience="public", **words)


@pytest.fixture
def photo(iteration):
    return PhotoFactory(iteration=iteration, cleared_for="public", alt="A wall of paper.")


def address(iteration) -> str:
    return f"{iteration.get_absolute_url()}highlight/"


def sent(**fields) -> dict:
    return {"title": "Small steps", "intro": "", "client_id": str(uuid4())} | fields


def read(client, person, place):
    client.force_login(person)
    return client.get(place).text


@pytest.mark.parametrize("audience", ["public", "network"])
def test_published_iteration_and_its_hack_offer_the_office_a_highlight(
    client, hack, office, member, tree, audience
):
    iteration = IterationFactory(hack=hack, audience=audience)

    for place in (iteration.get_absolute_url(), hack.get_absolute_url()):
        assert WAY in read(client, office, place)
        assert WAY not in read(client, member, place)


def of_idea(hack):
    idea = IdeaFactory(board__cohort=hack.team.cohort)
    idea.tries.create(team=hack.team, hack=hack)
    return idea.page_url


def of_visit(hack):
    guest = MembershipFactory(team=hack.team).user
    visit = planned_visit(guest, SlotFactory(starts_at=in_days(-3)))
    visit.take_aways.create(person=guest, text="Ask twice.", hack=hack)
    return visit.get_absolute_url()


@pytest.mark.parametrize("source", [of_idea, of_visit])
def test_idea_and_visit_lead_the_office_to_the_form_of_what_came_of_them(
    client, hack, office, member, tree, source
):
    place, form = source(hack), f'href="{hack.get_absolute_url()}highlight/"'

    assert form in read(client, office, place)
    assert form not in read(client, member, place)


def test_idea_of_two_hacks_names_both_forms(client, hack, office, tree):
    other = HackFactory(team=TeamFactory(cohort=hack.team.cohort), title="Bells")
    place = of_idea(hack)
    idea = hack.began_as.idea
    idea.tries.create(team=other.team, hack=other)

    text = read(client, office, place)

    for one in (hack, other):
        assert f'href="{one.get_absolute_url()}highlight/"' in text
        assert f"Make a highlight of “{one.title}”" in text


def test_idea_that_nobody_tried_says_why_there_is_no_form(client, hack, office, member, tree):
    idea = IdeaFactory(board__cohort=hack.team.cohort)

    assert "No hack came of this yet" in read(client, office, idea.page_url)
    assert "No hack came of this yet" not in read(client, member, idea.page_url)


def test_form_offers_what_is_public_with_the_iteration_ticked(client, office, iteration, photo):
    later = IterationFactory(hack=iteration.hack, number=2, audience="public", learned="Less.")

    form = client_form(client, office, address(iteration))

    assert form["quotes"].value() == [f"{iteration.pk}:learned"]
    assert form["photos"].value() == [str(photo.pk)]
    assert f"{later.pk}:learned" in dict(form.fields["quotes"].choices)


def client_form(client, person, place):
    client.force_login(person)
    return client.get(place).context["form"]


def test_what_is_not_public_is_named_with_the_reason_and_without_its_words(
    client, office, iteration
):
    IterationFactory(hack=iteration.hack, number=2, audience="network", learned="Not for all.")
    people = {"team": "adults", "cohort": "adults"}
    for clearance, kind in people.items():
        alt = f"Only the {clearance} knows."
        PhotoFactory(iteration=iteration, cleared_for=clearance, people=kind, alt=alt)
    PhotoFactory(iteration=iteration, cleared_for="team", people="unknown")

    text = read(client, office, address(iteration))

    assert "It is not public." in text
    assert "It is cleared for the cohort only." in text
    assert "It is cleared for the team only." in text
    assert "Nobody has said yet who can be recognized in it." in text
    for words in ("Not for all.", "Only the team knows.", "Only the cohort knows."):
        assert words not in text


def test_form_with_nothing_public_says_so(client, office, hack, tree):
    iteration = IterationFactory(hack=hack, audience="network")

    text = read(client, office, address(iteration))

    assert "Nothing of this hack is public yet" in text
    assert "Make the draft" not in text


def test_sending_makes_a_draft_with_its_blocks_and_opens_the_cms(client, office, iteration, photo):
    later = IterationFactory(hack=iteration.hack, number=2, audience="public", happened="Ten.")
    client.force_login(office)
    picked = {
        "quotes": [f"{iteration.pk}:learned"],
        "photos": [str(photo.pk)],
        "counts": [f"{iteration.pk}:students_count"],
        "before": iteration.pk,
        "after": later.pk,
        "with_trail": "on",
        "with_team": "on",
        "opening": "It began <b>small</b>.",
    }

    answer = client.post(address(iteration), sent(**picked))

    page = HighlightPage.objects.get()
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert (page.live, page.owner, page.iteration) == (False, office, later)
    assert page.cohort == iteration.hack.team.cohort
    assert [block.block_type for block in page.get_latest_revision_as_object().story] == [
        "text",
        "iteration_quote",
        "log_photo",
        "before_after",
        "log_number",
        "trail",
        "team_card",
    ]
    assert AuditEntry.objects.filter(action="highlight.composed", object_id=page.pk).count() == 1


def test_draft_once_published_shows_every_piece_with_its_way_back(client, office, iteration, photo):
    later = IterationFactory(hack=iteration.hack, number=2, audience="public", happened="Ten.")
    client.force_login(office)
    picked = {
        "quotes": [f"{iteration.pk}:learned"],
        "photos": [str(photo.pk)],
        "counts": [f"{iteration.pk}:students_count"],
        "before": iteration.pk,
        "after": later.pk,
        "with_trail": "on",
        "with_team": "on",
        "opening": "It began <b>small</b>.",
    }
    client.post(address(iteration), sent(**picked))
    page = HighlightPage.objects.get()
    page.live = True
    page.save()
    client.logout()

    text = client.get(page.url).text

    pieces = ["Two choices were plenty.", str(photo.pk), "All spoke.", "Ten.", ">24<"]
    pieces += ["&lt;b&gt;small", later.get_absolute_url(), iteration.hack.team.get_absolute_url()]
    assert [piece for piece in pieces if piece not in text] == []


def test_draft_opens_in_the_editor(client, office, iteration, photo):
    client.force_login(office)
    picked = {"quotes": [f"{iteration.pk}:learned"], "photos": [str(photo.pk)]}

    answer = client.post(address(iteration), sent(**picked), follow=True)

    assert answer.status_code == 200
    assert "A wall of paper." in answer.text


def test_form_sent_twice_makes_one_draft(client, office, iteration):
    client.force_login(office)
    form = sent(quotes=[f"{iteration.pk}:learned"])

    urls = {client.post(address(iteration), form).url for _ in range(2)}

    assert len(urls) == HighlightPage.objects.count() == 1


def test_form_of_somebody_else_makes_nothing_more(client, office, admin, iteration):
    form = sent(quotes=[f"{iteration.pk}:learned"])
    client.force_login(office)
    client.post(address(iteration), form)
    client.force_login(admin)

    answer = client.post(address(iteration), form)

    assert "sent by somebody else" in answer.text
    assert HighlightPage.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"quotes": []}, "Choose some words or a photo first."),
        ({"quotes": ["999999:learned"]}, "999999"),
        ({"photos": [str(uuid4())]}, "is not one of the available choices"),
        ({"before": "x"}, "is not one of the available choices"),
        ({"title": "", "opening": "Kept words."}, "Kept words."),
    ],
)
def test_bad_form_says_so_keeps_the_words_and_makes_nothing(
    client, office, iteration, fields, sentence
):
    client.force_login(office)

    answer = client.post(address(iteration), sent(**fields))

    assert sentence in answer.text
    assert not HighlightPage.objects.exists()


def test_same_iteration_before_and_after_is_refused(client, office, iteration):
    client.force_login(office)

    answer = client.post(
        address(iteration), sent(before=str(iteration.pk), after=str(iteration.pk))
    )

    assert "Choose two different iterations, or none." in answer.text


def test_pieces_of_another_hack_are_refused(client, office, iteration):
    other = PhotoFactory(iteration__audience="public", cleared_for="public")
    client.force_login(office)
    theirs = sent(quotes=[f"{other.iteration_id}:learned"], photos=[str(other.pk)])

    client.post(address(iteration), theirs)

    assert not HighlightPage.objects.exists()


@pytest.mark.parametrize("rows", [1, 12])
def test_form_asks_the_same_for_any_number_of_photos(
    client, django_assert_num_queries, office, iteration, rows
):
    for _ in range(rows):
        PhotoFactory(iteration=iteration, cleared_for="public")
    client.force_login(office)
    client.get(address(iteration))

    with django_assert_num_queries(8):
        client.get(address(iteration))
