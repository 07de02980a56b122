"""Reading tables as spreadsheets write them: no cell is lost."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cohorts.tables import NoHeadings, Row, TwoAlike, read_table

PLAIN = Row(2, school="Demo School, North", website="https://north.example")


@pytest.mark.parametrize(
    "text",
    [
        'School,Website\n"Demo School, North",https://north.example',
        "School;Website\r\nDemo School, North;https://north.example\r\n",
        "website\tSCHOOL NAME\rhttps://north.example\tDemo School, North\r",
        '\ufeff"School";"Web site"\n"Demo  School,\u200b North" ; https://north.example',
    ],
)
def test_table_is_read_with_any_mark_between_cells(text):
    assert read_table(text).rows == [PLAIN]


def test_first_line_of_excel_and_empty_lines_keep_the_numbers():
    text = 'sep=;\n"Name of school";Cohort\n\nDemo North;Cohort 1\n;\nDemo South;Cohort 1\n'

    assert [(row.number, row.school) for row in read_table(text).rows] == [
        (4, "Demo North"),
        (6, "Demo South"),
    ]


@pytest.mark.parametrize("heading", ["Lead e-mail", "lead_email", "Leader’s E-Mail", "EMAIL"])
def test_headings_are_known_by_several_names(heading):
    [row] = read_table(f"school,{heading}\nDemo North,lead@incubator.example").rows

    assert row.lead_email == "lead@incubator.example"


def test_unknown_headings_are_named_and_cells_without_a_heading_kept():
    table = read_table("school,principal’s car\nDemo North,red,and,more")

    assert table.unknown == ["principal’s car"]
    assert table.rows == [Row(2, school="Demo North", surplus="and more")]


def test_mark_that_is_never_closed_swallows_no_line():
    rows = read_table('school,cohort\n"Demo North,Cohort 1\nDemo South,Cohort 1').rows

    assert [row.number for row in rows] == [2, 3]
    assert rows[1].school == "Demo South"


def test_line_break_in_a_cell_keeps_the_numbers_of_lines():
    rows = read_table('school,cohort\n"Demo\nNorth",Cohort 1\nDemo South,Cohort 1').rows

    assert [(row.number, row.school) for row in rows] == [(2, "Demo North"), (4, "Demo South")]


def test_table_without_a_school_column_is_refused():
    with pytest.raises(NoHeadings):
        read_table("Demo North,Cohort 1")


def test_two_columns_of_one_meaning_are_refused():
    with pytest.raises(TwoAlike, match="School name"):
        read_table("School,School name\nDemo North,Demo South")


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    with contextlib.suppress(NoHeadings, TwoAlike):
        numbers = [row.number for row in read_table(f"school,cohort\n{text}").rows]

        assert numbers == sorted(set(numbers))
