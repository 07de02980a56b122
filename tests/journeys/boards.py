"""What people do on a board's page."""

from playwright.sync_api import expect


def post(page, title: str) -> None:
    page.get_by_label("Your idea").fill(title)
    page.get_by_role("button", name="Add idea").click()


def move(office, address: str, phase: str) -> None:
    office.goto(address)
    office.get_by_label("Move to phase").select_option(phase)
    office.get_by_role("button", name="Move on").click()
    expect(office.locator("[aria-current=step]")).to_have_text(phase)


def card(page, title: str):
    return page.get_by_role("article", name=title)


def dot(page, title: str):
    return page.get_by_role("button", name=f"Give a dot to: {title}")


def column(page, name: str):
    return page.get_by_role("region", name=name, exact=True)
