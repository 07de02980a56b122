import pytest

from hacks.models import Comment, Hack, Iteration
from incubator.home.demo import scale


@pytest.mark.parametrize("unit", [1, 2])
def test_scale_units_fill_a_cohort_and_a_second_load_changes_nothing(db, monkeypatch, unit):
    monkeypatch.setattr(scale, "ITERATIONS", 800)
    monkeypatch.setattr(scale, "COMMENTS", 1_000)

    scale.load_scale(units=unit, say=str)
    scale.load_scale(units=unit, say=str)

    assert Hack.objects.count() == 400 * unit
    assert Iteration.objects.count() == 800 * unit
    assert Comment.objects.count() == 1_000 * unit
