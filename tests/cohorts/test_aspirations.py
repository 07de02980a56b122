"""What a team wanted over time: who changed which words."""

import pytest

from cohorts.selectors.aspirations import aspiration_history
from cohorts.services.cohorts import write_aspiration

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(team, member, lead):
    write_aspiration(team=team, text="Students show what they know.", author=member)
    write_aspiration(team=team, text="Students choose how they show it.", author=lead)
    return team


def test_history_marks_what_changed(written, member, lead):
    newest, first = aspiration_history(written)

    assert first.is_first
    assert first.aspiration.written_by == member
    assert [kind for kind, _text in first.pieces] == ["same"]
    assert newest.aspiration.written_by == lead
    kept = "".join(text for kind, text in newest.pieces if kind != "del")
    gone = "".join(text for kind, text in newest.pieces if kind != "ins")
    assert kept == "Students choose how they show it."
    assert gone == "Students show what they know."


def test_names_are_for_people_who_are_signed_in(client, written, stranger, member, lead):
    as_visitor = client.get(written.get_absolute_url()).text
    client.force_login(stranger)
    as_stranger = client.get(written.get_absolute_url()).text

    assert "How it came to be" in as_visitor
    assert lead.name not in as_visitor
    assert "<ins>" in as_visitor
    history = as_stranger.partition("How it came to be")[2].partition("</details>")[0]
    assert lead.name in history
    assert member.name in history
