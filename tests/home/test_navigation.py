from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from incubator.home.context_processors import navigation


def nav_of(user) -> dict:
    request = RequestFactory().get("/")
    request.user = user
    return dict(navigation(request)["nav"])


def test_navigation_of_a_visitor_asks_the_database_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        nav = nav_of(AnonymousUser())

    assert nav["my_team"] is None
    assert nav["post_url"] == ""


def test_navigation_of_a_member_names_the_team_in_three_queries(
    member, team, django_assert_num_queries
):
    with django_assert_num_queries(3):
        nav = nav_of(member)

    assert nav["my_team"] == team
    assert nav["post_url"] == "/post/"
    assert not nav["is_coach"]
    assert not nav["is_office"]


def test_navigation_of_a_coach_and_of_the_office_names_their_parts(coach, office):
    assert nav_of(coach)["is_coach"]
    assert nav_of(office)["is_office"]


def test_sign_out_is_a_form_for_people_who_are_signed_in(client, member):
    client.force_login(member)

    page = client.get("/accounts/password/change/").content.decode()

    assert '<form action="/accounts/logout/" method="post">' in page
    assert str(member) in page


def test_sign_in_page_of_a_visitor_names_the_import_map_in_its_policy(client, db):
    answer = client.get("/accounts/login/")

    assert "'sha256-" in answer.headers["Content-Security-Policy"]
    assert "'unsafe" not in answer.headers["Content-Security-Policy"]


def test_unknown_address_offers_a_search(client, db):
    answer = client.get("/no-such-page/")

    assert answer.status_code == 404
    assert '<form class="searchform" action="/search/" method="get"' in answer.content.decode()
