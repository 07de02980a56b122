"""A cohort ends in the browser: the Office completes it, and its member sees what that means."""

from playwright.sync_api import expect

LAPTOP = {"viewport": {"width": 1366, "height": 768}}


def test_cohort_ends_and_a_running_hack_goes_on(sign_in, axe):
    office = sign_in("office@incubator.example", **LAPTOP)
    office.goto("/office/year/")
    expect(office.get_by_role("heading", name="School year")).to_be_visible()
    assert axe(office) == []

    row = office.get_by_role("row").filter(has_text="Cohort 0")
    row.get_by_role("link", name="Complete").click()
    expect(office.get_by_text("1 active team becomes completed.")).to_be_visible()
    expect(office.get_by_text("1 hack runs (trying or scaled). It can go on.")).to_be_visible()
    assert axe(office) == []
    office.get_by_role("button", name="Complete this cohort").click()
    expect(office.get_by_text("Cohort 0 is completed.")).to_be_visible()

    member = sign_in("pioneer@incubator.example")
    member.goto("/teams/harbor/")
    expect(member.get_by_text("This cohort finished on")).to_be_visible()
    expect(member.get_by_role("link", name="Start a hack")).to_have_count(0)
    assert axe(member) == []

    refused = member.request.get("/teams/harbor/hacks/new/")
    assert refused.status == 403
    assert "only until their cohort has finished" in refused.text()

    member.goto("/teams/harbor/hacks/walk-and-talk/")
    expect(member.get_by_text("Running hacks can go on.")).to_be_visible()
    member.get_by_role("link", name="Post iteration", exact=True).click()
    post(member)
    expect(member.get_by_text("Posted. Thank you for sharing what you tried.")).to_be_visible()


def post(page) -> None:
    page.get_by_label("What did you try?").fill("We kept walking in June.")
    page.get_by_label("What happened?").fill("Two more classes came along.")
    page.get_by_label("What did you learn?").fill("It does not need a cohort.")
    page.get_by_text("Keep", exact=True).click()
    page.get_by_role("button", name="Post iteration 1").click()
