"""Who comes to a workshop hears when it moves or is called off, once."""

from datetime import timedelta

from django.core import mail
from django.urls import reverse
from django.utils import timezone

import pytest

from cohorts.models import Workshop
from incubator.notifications.models import Notification
from tests.factories import WorkshopFactory

pytestmark = pytest.mark.django_db
PEOPLE = ["member", "lead", "coach", "neighbor"]
OTHERS = ["stranger", "outsider", "former", "office"]


@pytest.fixture
def workshop(team):
    noon = timezone.localtime(timezone.now() + timedelta(days=9)).replace(
        hour=12, minute=0, second=0, microsecond=0
    )
    return WorkshopFactory(
        cohort=team.cohort, title="Share what failed", starts_at=noon, place="Library"
    )


@pytest.fixture
def save(client, office, workshop, django_capture_on_commit_callbacks):
    """The Office saves the form in the CMS, with these fields changed."""
    client.force_login(office)
    rows = ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
    by_hand = "%Y-%m-%d %H:%M"
    kept = {
        "cohort": workshop.cohort_id,
        "title": workshop.title,
        "strand": workshop.strand,
        "starts_at": timezone.localtime(workshop.starts_at).strftime(by_hand),
        "ends_at": timezone.localtime(workshop.ends_at).strftime(by_hand),
        "place": workshop.place,
        **{f"resources-{row}": 0 for row in rows},
    }

    def send(**changes):
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(reverse("workshop:edit", args=[workshop.pk]), {**kept, **changes})
        assert answer.status_code == 302

    return send


def told(request, names) -> dict[str, list[str]]:
    people = {name: request.getfixturevalue(name) for name in names}
    lines = Notification.objects.filter(kind__startswith="workshop.").order_by("pk")
    return {
        name: [one.text for one in lines.filter(recipient=person)]
        for name, person in people.items()
    }


def only_line(person) -> str:
    return person.notifications.get(kind__startswith="workshop.").text


def test_workshop_called_off_is_told_to_the_cohort_by_bell_and_mail(request, save, workshop):
    for name in [*PEOPLE, *OTHERS]:
        request.getfixturevalue(name)

    save(is_cancelled="on")

    lines = told(request, PEOPLE)
    assert {len(one) for one in lines.values()} == {1}
    assert lines["member"][0].endswith("does not take place.")
    assert told(request, OTHERS) == {name: [] for name in OTHERS}
    assert {name for one in mail.outbox for name in one.to} == {
        request.getfixturevalue(name).email for name in PEOPLE
    }
    assert workshop.get_absolute_url() in mail.outbox[0].body


def test_same_form_sent_again_tells_nobody_twice(save, member):
    save(is_cancelled="on")
    save(is_cancelled="on")

    assert "does not take place" in only_line(member)
    assert len([one for one in mail.outbox if one.to == [member.email]]) == 1


def test_each_change_is_told_with_what_is_new(request, save, workshop, member):
    day = timezone.localtime(workshop.starts_at).date()

    save(starts_at=f"{day} 13:00", ends_at=f"{day} 15:00")
    save(starts_at=f"{day} 13:00", ends_at=f"{day} 15:00", place="Gym")
    save(is_cancelled="on")
    save()

    lines = told(request, ["member"])["member"]
    assert "“Share what failed” has moved: " in lines[0]
    assert "1:00 p.m. to 3:00 p.m." in lines[0]
    assert len(lines) == 4
    assert lines[1].endswith("is somewhere else now: Gym.")
    assert lines[2].endswith("does not take place.")
    assert "takes place after all" in lines[3]


@pytest.mark.parametrize("changes", [{"agenda": "8:30 Welcome"}, {"title": "Share it"}, {}])
def test_what_nobody_needs_to_know_is_not_told(request, save, member, changes):
    save(**changes)

    assert told(request, ["member"]) == {"member": []}


def test_workshop_that_is_over_is_not_told(request, save, workshop, member):
    start = timezone.now() - timedelta(days=9)
    Workshop.objects.update(starts_at=start, ends_at=start + timedelta(hours=2))
    past = timezone.localtime(start)

    save(
        starts_at=past.strftime("%Y-%m-%d 08:00"),
        ends_at=past.strftime("%Y-%m-%d 09:00"),
        place="Gym",
    )

    assert told(request, ["member"]) == {"member": []}
