"""The hack log and the iteration page: who reads what."""

import pytest

from tests.factories import (
    AspirationFactory,
    CommentFactory,
    HackFactory,
    IterationFactory,
    MembershipFactory,
    PhotoFactory,
    TeamFactory,
)


def page_of(client, thing):
    response = client.get(thing.get_absolute_url())
    return response.content.decode() if response.status_code == 200 else response.status_code


def test_log_with_hidden_design_shows_title_and_status_only(team, reader):
    hack = HackFactory(team=team, audience="team", how_might_we="hide a secret question?")
    IterationFactory(hack=hack, audience="public", number=1)

    page = page_of(reader("anonymous"), hack)

    assert hack.title in page
    assert "secret question" not in page


@pytest.mark.parametrize("name", ["member", "coach"])
def test_log_lists_drafts_for_team_and_coach(hack, reader, name):
    IterationFactory(
        hack=hack, number=1, state="draft", published_at=None, tried="A draft of ours."
    )

    assert "A draft of ours." in page_of(reader(name), hack)


def test_log_keeps_drafts_and_withdrawn_iterations_from_neighbors(hack, reader):
    IterationFactory(hack=hack, number=1, state="draft", published_at=None, tried="Draft text.")
    IterationFactory(hack=hack, number=2, state="withdrawn", tried="Withdrawn text.")
    IterationFactory(hack=hack, number=3, tried="Published text.")

    page = page_of(reader("neighbor"), hack)

    assert "Published text." in page
    assert "Draft text." not in page
    assert "iteration-2" not in page


def test_log_shows_the_office_team_iterations_as_a_count(hack, reader):
    IterationFactory(hack=hack, number=1, audience="team", tried="Team text.")

    page = page_of(reader("office"), hack)

    assert "One more iteration is for the team" in page
    assert "Team text." not in page


def test_log_names_people_for_the_signed_in_only(team, lead, reader):
    hack = HackFactory(team=team, audience="public")
    IterationFactory(hack=hack, number=1, audience="public", author=lead)

    assert lead.name in page_of(reader("stranger"), hack)
    page = page_of(reader("anonymous"), hack)
    assert lead.name not in page
    assert "1 educator" in page


def test_log_links_feedback_with_the_iteration_that_acted_on_it(hack, reader):
    first = IterationFactory(hack=hack, number=1)
    second = IterationFactory(hack=hack, number=2)
    CommentFactory(iteration=first, acted_on_in=second, audience="everyone", text="Try ten minutes")

    page = page_of(reader("neighbor"), hack)

    assert "Acted on in iteration 2" in page
    assert "This answers feedback on iteration 1" in page


def test_log_hides_team_feedback_from_others(hack, reader):
    first = IterationFactory(hack=hack, number=1)
    second = IterationFactory(hack=hack, number=2)
    CommentFactory(iteration=first, acted_on_in=second, audience="team", text="Between us only")

    page = page_of(reader("neighbor"), hack)

    assert "Between us only" not in page
    assert "Acted on" not in page


def test_log_of_parked_hack_shows_what_was_learned(team, reader):
    hack = HackFactory(team=team, status="parked", what_we_learned="Ten minutes is too short.")

    page = page_of(reader("neighbor"), hack)

    assert "Parked, and what we learned" in page
    assert "Ten minutes is too short." in page


def test_log_shows_lineage_both_ways(hack, outsider, reader):
    adapted = HackFactory(adapted_from=hack, audience="network")
    hack.audience = "network"
    hack.save()

    assert adapted.get_absolute_url() in page_of(reader("stranger"), hack)
    assert hack.get_absolute_url() in page_of(reader("stranger"), adapted)


def test_log_says_nothing_about_an_origin_that_the_reader_may_not_see(team, reader):
    origin = HackFactory(audience="team", title="A private origin")
    adapted = HackFactory(team=team, adapted_from=origin, audience="public")

    page = page_of(reader("anonymous"), adapted)

    assert "A private origin" not in page
    assert str(origin.team) not in page
    assert "Adapted from another team’s hack" in page


def test_log_says_nothing_about_adaptations_that_the_reader_may_not_see(team, reader):
    hack = HackFactory(team=team, audience="public")
    HackFactory(adapted_from=hack, audience="team", title="A private adaptation")

    page = page_of(reader("anonymous"), hack)

    assert "A private adaptation" not in page
    assert "Adapted by" not in page


def test_log_of_hidden_hack_is_not_found(team, reader):
    hack = HackFactory(team=team, audience="team")

    assert page_of(reader("neighbor"), hack) == 404


def test_empty_log_tells_the_team_what_to_do_next(hack, reader):
    assert "Try the smallest version" in page_of(reader("member"), hack)


def test_iteration_shows_the_focusing_question_to_team_and_coaches_only(hack, reader):
    one = IterationFactory(hack=hack, number=1, focusing_question="Is ten minutes right?")

    assert "Is ten minutes right?" in page_of(reader("coach"), one)
    assert "Is ten minutes right?" not in page_of(reader("neighbor"), one)


def test_iteration_shows_photos_as_far_as_they_are_cleared(hack, reader):
    one = IterationFactory(hack=hack, number=1, audience="public")
    PhotoFactory(iteration=one, cleared_for="public", alt="A wall for everyone.")
    PhotoFactory(iteration=one, cleared_for="team", alt="A wall for the team.")

    page = page_of(reader("anonymous"), one)

    assert "A wall for everyone." in page
    assert "A wall for the team." not in page


def test_iteration_links_its_visible_neighbors_only(hack, reader):
    IterationFactory(hack=hack, number=1, audience="team")
    one = IterationFactory(hack=hack, number=2)
    after = IterationFactory(hack=hack, number=3)

    page = page_of(reader("neighbor"), one)

    assert f'rel="next" href="{after.get_absolute_url()}"' in page
    assert 'rel="prev"' not in page


def test_iteration_withdrawn_leaves_a_trace_for_the_team(hack, reader):
    one = IterationFactory(hack=hack, number=1, state="withdrawn", withdrawn_at="2018-12-01T12:00Z")

    assert "was withdrawn" in page_of(reader("member"), one)
    assert page_of(reader("neighbor"), one) == 404


def test_text_of_people_never_becomes_html(hack, reader):
    one = IterationFactory(hack=hack, number=1, tried="<script>alert(1)</script> it.\n\n<b>")

    for thing in [hack, one]:
        page = page_of(reader("member"), thing)
        assert "<script>alert" not in page
        assert "<b></p>" not in page


@pytest.mark.parametrize("count", [3, 30])
@pytest.mark.parametrize(("name", "queries"), [("anonymous", 13), ("member", 21), ("office", 21)])
def test_log_asks_the_same_number_of_queries(
    team, reader, django_assert_num_queries, name, queries, count
):
    hack = HackFactory(team=team, audience="public", adapted_from=HackFactory(audience="public"))
    AspirationFactory(team=team)
    for number in range(1, count + 1):
        one = IterationFactory(hack=hack, number=number, audience="public")
        PhotoFactory(iteration=one, cleared_for="public")
        CommentFactory(iteration=one, audience="everyone", acted_on_in=one)
        HackFactory(adapted_from=hack, audience="public")
        MembershipFactory(team=team)
    client = reader(name)

    with django_assert_num_queries(queries):
        client.get(hack.get_absolute_url())


@pytest.mark.parametrize("count", [3, 30])
@pytest.mark.parametrize(("name", "queries"), [("anonymous", 8), ("member", 14), ("office", 13)])
def test_iteration_asks_the_same_number_of_queries(
    team, reader, django_assert_num_queries, name, queries, count
):
    hack = HackFactory(team=team, audience="public")
    for number in range(1, count + 1):
        one = IterationFactory(hack=hack, number=number, audience="public")
    for _ in range(count):
        PhotoFactory(iteration=one, cleared_for="public")
        CommentFactory(
            iteration=IterationFactory(hack=HackFactory(team=TeamFactory()), audience="public"),
            audience="everyone",
            acted_on_in=one,
        )
    client = reader(name)

    with django_assert_num_queries(queries):
        client.get(one.get_absolute_url())
