"""Cards find their columns, and two become one: on every screen, with and without script."""

from playwright.sync_api import expect

from .boards import card, column, move, post
from .conftest import LAPTOP

MOVED = "Moved to: Voice"


def add_columns(office, address: str, *names: str) -> None:
    for name in names:
        office.goto(f"{address}columns/")
        office.get_by_label("Name of the column", exact=True).fill(name)
        office.get_by_role("button", name="Add column").click()
        expect(office.get_by_label(f"Name of the column “{name}”")).to_be_visible()


def open_live(page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_text("Live", exact=True)).to_be_visible()


def gathered(open_board, office, member, question: str, *titles: str) -> str:
    """A board in the phase Group with ideas of the member's and two columns; its address."""
    address = open_board(question)
    open_live(member, address)
    for title in titles:
        post(member, title)
        expect(card(member, title).get_by_text("your idea")).to_be_visible()
    move(office, address, "Group")
    add_columns(office, address, "Voice", "Time")
    return address


def finger(page):
    """Touches of one finger, as the device sends them: ``finger("touchStart", x, y)``."""
    device = page.context.new_cdp_session(page)

    def touch(kind: str, *at: float) -> None:
        points = [{"x": at[0], "y": at[1]}] if at else []
        device.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    return touch


def to_middle(part) -> None:
    """Scroll it clear of what stands at the window's edges."""
    part.evaluate("part => part.scrollIntoView({block: 'center', behavior: 'instant'})")


def center(part) -> tuple[float, float]:
    box = part.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_moved_merged_and_taken_apart_is_seen_on_another_screen_at_once(
    open_board, office, sign_in, axe
):
    member, neighbor = (
        sign_in(f"{who}@incubator.example", viewport=LAPTOP) for who in ("member", "neighbor")
    )
    address = gathered(
        open_board, office, member, "How might we sort this?", "Ask at lunch", "Ask by card"
    )
    open_live(member, address)
    open_live(neighbor, address)

    card(member, "Ask at lunch").get_by_role("link", name="Move").click()
    choice = member.get_by_role("dialog", name="Move to")
    assert axe(member) == []
    choice.get_by_role("button", name="Voice").click()
    for page in (member, neighbor):
        expect(card(column(page, "Voice"), "Ask at lunch")).to_be_visible()

    card(member, "Ask by card").get_by_role("link", name="Move").click()
    choice.get_by_role("link", name="Merge with…").click()
    member.get_by_label("The other idea").select_option("Ask at lunch")
    assert axe(member) == []
    member.get_by_role("button", name="Merge ideas").click()
    expect(neighbor.get_by_text("2 ideas in one")).to_be_visible()
    expect(card(neighbor, "Ask by card")).to_have_count(0)
    assert axe(neighbor) == []

    member.goto(address)
    card(member, "Ask at lunch").get_by_role("link", name="Comments on: Ask at lunch").click()
    assert axe(member) == []
    member.get_by_role("button", name="Take apart").click()
    expect(card(neighbor, "Ask by card")).to_be_visible()
    expect(neighbor.get_by_text("2 ideas in one")).to_have_count(0)


def test_card_is_dragged_with_the_mouse_to_a_column_and_onto_another_card(
    open_board, office, sign_in
):
    member = sign_in("member@incubator.example", viewport=LAPTOP)
    address = gathered(
        open_board, office, member, "How might we drag this?", "By the door", "By the window"
    )
    open_live(member, address)
    neighbor = sign_in("neighbor@incubator.example")
    open_live(neighbor, address)

    drag(member, card(member, "By the door").locator(".idea__text"), column(member, "Voice"))
    for page in (member, neighbor):
        expect(card(column(page, "Voice"), "By the door")).to_be_visible()

    drag(member, card(member, "By the window").locator(".idea__text"), card(member, "By the door"))
    member.wait_for_url("**/merge/?into=*")
    expect(member.get_by_text("“By the window” becomes a part of “By the door”.")).to_be_visible()
    member.get_by_role("button", name="Merge ideas").click()
    expect(neighbor.get_by_text("2 ideas in one")).to_be_visible()


def drag(page, what, onto) -> None:
    to_middle(what)
    page.mouse.move(*center(what))
    page.mouse.down()
    page.mouse.move(*center(onto), steps=8)
    expect(page.locator(".is-target")).to_have_count(1)
    page.mouse.up()


def test_card_is_dragged_with_a_finger_by_its_handle(open_board, office, sign_in):
    member = sign_in("member@incubator.example", has_touch=True, is_mobile=True)
    address = gathered(open_board, office, member, "How might we touch this?", "On the stairs")
    open_live(member, address)
    handle = card(member, "On the stairs").get_by_role("link", name="Move")
    to_middle(handle)
    touch, voice = finger(member), column(member, "Voice")
    touch("touchStart", *center(handle))
    touch("touchMove", 195, 700)
    touch("touchMove", 195, 840)  # at the window's foot the page comes up
    expect(voice).to_be_in_viewport(ratio=0.9)
    touch("touchMove", 195, 420)  # away from the foot, where the page stands still
    touch("touchMove", *center(voice))
    expect(member.locator(".is-target")).to_have_count(1)
    touch("touchEnd")

    expect(card(voice, "On the stairs")).to_be_visible()


def test_card_is_moved_by_keys_and_the_focus_stays_on_it(open_board, office, sign_in):
    member = sign_in("member@incubator.example", viewport=LAPTOP)
    address = gathered(open_board, office, member, "How might we press this?", "Under the tree")
    open_live(member, address)

    member.keyboard.press("j")
    expect(card(member, "Under the tree")).to_be_focused()
    member.keyboard.press("m")
    member.get_by_role("dialog", name="Move to").get_by_role("button", name="Voice").focus()
    member.keyboard.press("Enter")

    moved = card(column(member, "Voice"), "Under the tree")
    expect(moved).to_be_visible()
    expect(moved.get_by_role("link", name="Move")).to_be_focused()
    expect(member.get_by_role("status").filter(has_text=MOVED)).to_have_count(1)


def test_card_is_moved_and_merged_without_script(open_board, office, sign_in):
    member = sign_in("member@incubator.example")
    address = gathered(
        open_board, office, member, "How might we sort by hand?", "In the hall", "In the yard"
    )
    plain = sign_in("member@incubator.example", java_script_enabled=False)
    plain.goto(address)

    card(plain, "In the hall").get_by_role("link", name="Move").click()
    plain.get_by_label("Time").check()
    plain.get_by_role("button", name="Move", exact=True).click()
    expect(card(column(plain, "Time"), "In the hall")).to_be_visible()

    card(plain, "In the yard").get_by_role("link", name="Move").click()
    plain.get_by_role("link", name="Merge with…").click()
    plain.get_by_label("The other idea").select_option("In the hall")
    plain.get_by_role("button", name="Merge ideas").click()
    plain.goto(address)
    expect(card(column(plain, "Time"), "In the hall")).to_contain_text("2 ideas in one")
