"""A board on several devices at once: each follows the others, and no idea is lost."""

import json
import re

import pytest
from playwright.sync_api import expect

from .board_scripts import COUNT_UNSENT, FAST, KEPT, SOCKET
from .boards import card, dot, move, post
from .conftest import LAPTOP

REFUSED = "409"


@pytest.fixture
def join(sign_in):
    """``join("member", address)`` opens the board on a device where sockets are blocked."""

    def join(role: str, address: str, **options):
        page = sign_in(f"{role}@incubator.example", **options)
        page.context.add_init_script(FAST)
        page.context.route_web_socket("**/ws/boards/**", lambda socket: socket.close())
        page.goto(address)
        if options.get("java_script_enabled", True):  # a form sent before it is just a form
            expect(page.locator("[data-board-target=chip]")).to_be_visible()
        return page

    return join


def test_screens_follow_ideas_phases_and_dots_without_a_socket(
    open_board, office, join, axe, open_context
):
    address = open_board("How might we follow each other?", dots=1)
    member, neighbor = join("member", address), join("neighbor", address, viewport=LAPTOP)
    expect(member.get_by_text("Delayed", exact=True)).to_be_visible()

    post(neighbor, "Swap one lesson")
    post(member, "Two choices")
    for page in (member, neighbor):
        expect(card(page, "Swap one lesson")).to_be_visible()
        expect(card(page, "Two choices")).to_be_visible()
    assert axe(member) == []
    move(office, address, "Vote")

    expect(member.locator("[aria-current=step]")).to_have_text("Vote")
    expect(member.get_by_label("Your idea")).to_be_hidden()
    expect(card(member, "Two choices").get_by_role("link", name="Edit")).to_have_count(0)
    dot(member, "Swap one lesson").click()
    expect(member.get_by_text("0 dots left").first).to_be_visible()
    expect(card(neighbor, "Swap one lesson").locator(".vote__label:visible")).to_have_text("1")
    assert axe(neighbor) == []

    neighbor.get_by_role("button", name="Pause updates").click()
    other = neighbor.context.new_page()
    other.goto(address)
    dot(other, "Two choices").click()
    expect(other.get_by_text("0 dots left").first).to_be_visible()
    dot(neighbor, "Swap one lesson").click()
    expect(neighbor.get_by_role("alert")).to_contain_text("Your dot is spent.")
    expect(card(neighbor, "Two choices").get_by_role("button", pressed=True)).to_be_visible()
    assert axe(neighbor) == []
    assert open_context.watched[neighbor.context].forgive(REFUSED) == 1


def test_news_neither_moves_nor_takes_the_card_that_somebody_is_at(open_board, join):
    address = open_board("How might we stay calm?")
    member, neighbor = join("member", address), join("neighbor", address)
    post(member, "The first idea")
    edit = card(member, "The first idea").get_by_role("link", name="Edit")
    edit.focus()
    before = edit.bounding_box()

    post(neighbor, "Another idea")

    expect(card(member, "Another idea")).to_be_visible()
    expect(edit).to_be_focused()
    assert edit.bounding_box() == before
    expect(member.get_by_role("status").filter(has_text="1 new idea.")).to_have_count(1)


def test_idea_posted_while_the_network_is_cut_arrives_exactly_once(
    open_board, join, axe, open_context
):
    address = open_board("How might we lose nothing?")
    member, neighbor = join("member", address), join("neighbor", address)
    member.get_by_label("Your idea").fill("Written in a tunnel")
    member.context.set_offline(True)
    member.get_by_role("button", name="Add idea").click()

    expect(member.get_by_text("Waiting to send")).to_be_visible()
    expect(member.get_by_text("Sends when back online.")).to_be_visible()
    expect(member.get_by_text("Offline", exact=True)).to_be_visible()
    assert axe(member) == []
    member.context.set_offline(False)

    expect(member.get_by_text("Waiting to send")).to_have_count(0)
    for page in (member, neighbor):
        expect(card(page, "Written in a tunnel")).to_have_count(1)
    member.reload()
    expect(card(member, "Written in a tunnel")).to_have_count(1)
    open_context.watched[member.context].forgive("ERR_INTERNET_DISCONNECTED")


def test_idea_whose_answer_was_lost_is_sent_again_after_a_reload_and_is_there_once(
    open_board, join, open_context
):
    address = open_board("How might we hear an answer?")
    member = join("member", address)

    def lose(route):
        route.fetch()
        route.abort()

    member.route("**/ideas/", lose)
    post(member, "Said twice")
    expect(member.get_by_text("Waiting to send")).to_be_visible()
    member.unroute("**/ideas/")
    member.reload()

    expect(member.get_by_text("Waiting to send")).to_have_count(0)
    expect(card(member, "Said twice")).to_have_count(1)
    open_context.watched[member.context].forgive("ERR_FAILED")


def test_idea_that_comes_too_late_stays_with_its_author(open_board, office, join, open_context):
    address = open_board("How might we be in time?")
    member = join("member", address)
    member.get_by_role("button", name="Pause updates").click()
    move(office, address, "Vote")

    post(member, "One more")

    waiting = member.get_by_role("article").filter(has_text="One more")
    expect(waiting).to_contain_text("New ideas are not taken in this phase.")
    waiting.get_by_role("button", name="Discard").click()
    expect(waiting).to_have_count(0)
    open_context.watched[member.context].forgive("422")


def test_draft_survives_a_closed_tab_and_signing_out_asks_about_what_is_not_sent(
    open_board, join, axe, open_context
):
    address = open_board("How might we close the lid?")
    member = join("leaver", address, viewport=LAPTOP)
    member.get_by_label("Your idea").fill("Half a thought")
    member.evaluate(KEPT)
    page = member.context.new_page()
    member.close()
    page.goto(address)
    expect(page.get_by_label("Your idea")).to_have_value("Half a thought")

    page.route("**/ideas/", lambda route: route.abort())
    page.get_by_role("button", name="Add idea").click()
    expect(page.get_by_text("Waiting to send")).to_be_visible()
    page.get_by_label("Your idea").fill("Another half")
    page.locator(".menu--who summary").click()
    page.get_by_role("button", name="Sign out").click()
    question = page.get_by_role("dialog", name="Sign out and lose what you wrote?")
    assert axe(page) == []
    question.get_by_role("button", name="Stay signed in").click()
    expect(page.get_by_text("Waiting to send")).to_be_visible()
    page.locator(".menu--who summary").click()
    page.get_by_role("button", name="Sign out").click()
    question.get_by_role("button", name="Sign out and delete it").click()
    page.wait_for_url(lambda now: "/boards/" not in now)

    assert page.evaluate(COUNT_UNSENT) == 0
    assert (
        page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft:'))") == []
    )
    open_context.watched[page.context].forgive("ERR_FAILED")


def test_board_works_without_script(open_board, office, join):
    address = open_board("How might we do it by hand?", dots=1)
    member = join("member", address, java_script_enabled=False)
    post(member, "Paper first")
    post(member, "Pencils second")
    expect(card(member, "Paper first")).to_be_visible()
    move(office, address, "Vote")
    member.goto(address)
    stale = member.context.new_page()
    stale.goto(address)

    dot(member, "Paper first").click()
    expect(member.get_by_text("0 dots left")).to_be_visible()
    dot(stale, "Pencils second").click()
    expect(stale.get_by_text("Your dot is spent.")).to_be_visible()
    stale.get_by_role("button", name="Take your dot back from: Paper first").click()
    expect(stale.get_by_text("1 dot left")).to_be_visible()


def test_socket_brings_changes_and_tallies_and_a_gap_is_asked_for(open_board, office, join):
    address = open_board("How might we be live?")
    member = join("member", address)
    post(member, "Already here")
    expect(card(member, "Already here")).to_be_visible()
    move(office, address, "Vote")
    number = int(card(member, "Already here").get_attribute("data-idea"))
    sockets = []

    def listen(socket):
        sockets.append(socket)
        socket.on_message(lambda text: socket.send("pong") if text == "ping" else None)
        socket.send(json.dumps({"type": "ready"}))

    member.context.add_init_script(SOCKET.replace("SOCKET", '"/ws/boards/live/"'))
    member.route_web_socket("**/ws/boards/**", listen)
    member.goto(address)
    expect(member.get_by_text("Live", exact=True)).to_be_visible()
    since = int(sockets[-1].url.split("since=")[1])

    def tell(**message):
        sockets[-1].send(json.dumps(message))

    tell(type="tally", n=7, votes={str(number): 5})
    expect(card(member, "Already here").locator(".vote__label:visible")).to_have_text("5")
    tell(type="tally", n=6, votes={str(number): 4})
    idea = {
        "id": 9999,
        "title": "<b>News</b>",
        "text": "",
        "team": "",
        "edited": False,
        "comments": 0,
        "tries": [],
    }
    tell(type="change", after=since, n=since + 1, ideas=[idea], gone=[])
    expect(card(member, "<b>News</b>")).to_be_visible()
    expect(card(member, "Already here").locator(".vote__label:visible")).to_have_text("5")
    tell(type="change", after=since, n=since + 1, ideas=[], gone=[9999])  # known already
    with member.expect_request(re.compile(rf"/state/\?since={since + 1}$")):
        tell(type="change", after=since + 5, n=since + 6, ideas=[], gone=[])

    sockets[-1].close(code=4503)
    expect(member.get_by_text("Reconnecting", exact=True)).to_be_visible()
    expect(member.get_by_text("Live", exact=True)).to_be_visible()
    sockets[-1].close(code=4403)
    expect(member.get_by_text("What you may see has changed.")).to_be_visible()
