"""A person writes before signing: sent to the training and the policy, and no word is lost."""

from playwright.sync_api import expect

WORDS = "Students lead their own conferences."
RIGHT = ["b", "a", "c", "a", "b"]


def test_unsigned_member_trains_signs_and_finds_the_words_again(sign_in, axe):
    page = sign_in("unsigned@incubator.example")
    expect(page.get_by_text("You can read everything.")).to_be_visible()

    page.goto("/teams/river/aspiration/")
    page.get_by_role("textbox").last.fill(WORDS)
    page.get_by_role("button", name="Save aspiration").click()
    page.wait_for_url("**/training/**")
    assert axe(page) == []

    answer(page, ["a", *RIGHT[1:]])
    expect(page.get_by_text("FERPA protects whatever").first).to_be_visible()
    train_and_sign(page, "Demo Unsigned", axe)
    page.wait_for_url("**/policy/kept/")
    assert axe(page) == []

    page.get_by_role("button", name="Send it now").click()
    page.wait_for_url("**/teams/river/")
    expect(page.get_by_text(WORDS).first).to_be_visible()


def train_and_sign(page, name: str, axe) -> None:
    """From the page of the training: all answers right, then the signature."""
    answer(page, RIGHT)
    page.wait_for_url("**/policy/sign/**")
    assert axe(page) == []
    page.get_by_label("Your full name").fill(name)
    page.get_by_text("I have read the policy").click()
    page.get_by_role("button", name="Sign", exact=True).click()


def answer(page, letters: list[str]) -> None:
    questions = page.locator("form.fields fieldset")
    expect(questions).to_have_count(len(letters))
    for number, letter in enumerate(letters):
        questions.nth(number).locator(f'input[value="{letter}"]').check()
    page.get_by_role("button", name="Check my answers").click()
