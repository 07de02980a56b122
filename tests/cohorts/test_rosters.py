"""Reading lists as people write them: no line is lost, whatever stands in it."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cohorts.rosters import NotText, decode, read_roster

ADDRESS = "demo.guest@incubator.example"


@pytest.mark.parametrize(
    "line",
    [
        f"Demo Guest, {ADDRESS}",
        f"Demo Guest <{ADDRESS}>",
        f'"Demo Guest" <{ADDRESS}>',
        f"Demo Guest\t{ADDRESS}",
        f"Demo Guest;{ADDRESS};",
        f"{ADDRESS}, Demo Guest",
        f"{ADDRESS} Demo Guest",
        f"  Demo   Guest   {ADDRESS}  ",
        f"- Demo Guest: {ADDRESS}.",
        f"• Demo Guest ({ADDRESS})",
        f'"Demo","Guest","{ADDRESS}"',
        f"\ufeffDemo Guest,{ADDRESS}\r",
    ],
)
def test_line_in_any_order_gives_name_and_address(line):
    [read] = read_roster(line)

    assert (read.name.rstrip(":"), read.email) == ("Demo Guest", ADDRESS)


def test_address_alone_is_enough():
    assert read_roster(ADDRESS) == [(1, "", ADDRESS)]


@pytest.mark.parametrize("line", ["Demo Guest", f"Demo {ADDRESS} and {ADDRESS}"])
def test_line_without_exactly_one_address_keeps_its_words(line):
    [read] = read_roster(line)

    assert read.email == ""
    assert "Demo" in read.name


def test_lines_keep_their_numbers_over_empty_ones():
    text = f"\n\nDemo One, one@x.example\r\n \t\nDemo Two, two@x.example\n{ADDRESS}"

    assert [line.number for line in read_roster(text)] == [3, 5, 6]


@pytest.mark.parametrize(
    "heading", ["Name,Email", "name;e-mail", '"First Name"\t"E-mail"', "EMAIL"]
)
def test_headings_are_left_out(heading):
    assert [line.number for line in read_roster(f"{heading}\nDemo,{ADDRESS}")] == [2]


def test_person_called_like_nothing_we_know_is_no_heading():
    assert len(read_roster(f"Demo Guest\n{ADDRESS}")) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_file_of_a_spreadsheet_is_decoded(encoding):
    assert decode("José Núñez;j@x.example".encode(encoding)) == "José Núñez;j@x.example"


@pytest.mark.parametrize("data", [b"PK\x03\x04xlsx", b"%PDF-1.7", b"GIF89a\x00\x00"])
def test_file_that_is_no_text_is_refused(data):
    with pytest.raises(NotText):
        decode(data)


@given(st.text())
def test_any_text_is_read_and_every_filled_line_accounted_for(text):
    lines = read_roster(text)
    numbers = [line.number for line in lines]
    with_letters = {
        number
        for number, line in enumerate(text.splitlines(), start=1)
        if any(letter.isalnum() for letter in line)
    }

    assert numbers == sorted(set(numbers))
    assert len(with_letters - set(numbers)) <= 1  # a heading
    assert "\x00" not in "".join(line.name + line.email for line in lines)


@given(st.binary(max_size=400))
def test_any_file_is_text_or_refused(data):
    with contextlib.suppress(NotText):
        assert isinstance(decode(data), str)


@given(st.lists(st.from_regex(r"[a-z]{1,8}@[a-z]{1,8}\.example", fullmatch=True), max_size=30))
def test_addresses_one_a_line_all_come_back(addresses):
    assert [line.email for line in read_roster("\n".join(addresses))] == addresses
