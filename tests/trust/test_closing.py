"""An account is closed for good: the name is nowhere in the database, the work stays."""

from django.db import connection
from django.urls import reverse

from wagtail.models import ModelLogEntry

import pytest

from hacks.models import Comment, Iteration
from incubator.accounts.models import SignOff, User
from incubator.accounts.services.closing import close_account
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from incubator.notifications.services import notify
from incubator.trust.rules import can_close_account
from tests.factories import (
    CoachAssignmentFactory,
    CommentFactory,
    InvitationFactory,
    IterationFactory,
    MembershipFactory,
    PolicyFactory,
    SignOffFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
NAME, EMAIL = "Zora Canary", "zora.canary@incubator.example"


def places_of(words: str) -> set[str]:
    """Tables and columns of the whole database that hold these words."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for column in connection.introspection.get_table_description(cursor, table):
                sql = f'SELECT COUNT(*) FROM "{table}" WHERE LOWER(CAST("{column.name}" AS TEXT))'
                cursor.execute(f"{sql} LIKE %s", [f"%{words.lower()}%"])
                if cursor.fetchone()[0]:
                    found.add(f"{table}.{column.name}")
    return found


@pytest.fixture
def zora(team):
    person = UserFactory(name=NAME, email=EMAIL, role_line="Canary of grade 9")
    MembershipFactory(team=team, user=person)
    MembershipFactory(team=team, role="lead")
    return person


@pytest.fixture
def busy(zora, hack, coach):
    """Zora in every corner."""
    iteration = IterationFactory(hack=hack, author=zora, number=1)
    CommentFactory(iteration=iteration, author=zora, text="Short and clear.")
    policy = PolicyFactory()
    SignOffFactory(person=zora, policy=policy, signed_name=NAME)
    SignOffFactory(person=coach, policy=policy)
    InvitationFactory(email=EMAIL.upper(), name=NAME)
    InvitationFactory(email="old.address@incubator.example", name=NAME, accepted_by=zora)
    zora.emailaddress_set.update_or_create(
        email=EMAIL, defaults={"primary": True, "verified": True}
    )
    notify([coach], kind="x", text=f"{NAME} commented on it.", url="/", key="one")
    notify([zora], kind="x", text="For you.", url="/", key="two")
    ModelLogEntry.objects.log_action(zora, "wagtail.edit", user=coach)
    return iteration


def test_name_is_nowhere_in_the_database_but_where_the_law_keeps_it(zora, busy):
    before = places_of(NAME)

    close_account(person=zora)

    assert len(before) > 4
    assert places_of(NAME) == {"accounts_signoff.signed_name"}
    assert places_of(EMAIL) == set()
    assert places_of("canary") == {"accounts_signoff.signed_name"}
    assert SignOff.objects.get(person=zora).signed_name == NAME


def test_work_stays_the_teams_under_another_name(client, zora, busy, coach):
    close_account(person=zora)

    client.force_login(coach)
    page = client.get(busy.get_absolute_url()).text
    assert "Former member" in page
    assert (Iteration.objects.count(), Comment.objects.count()) == (1, 1)
    assert str(Iteration.objects.get().author) == "Former member"
    assert not zora.memberships.filter(ended_at=None).exists()
    assert AuditEntry.objects.filter(action="person.account_closed", actor_id=zora.pk).exists()


def test_person_closes_the_account_and_is_out(client, zora):
    other = client.__class__()
    other.force_login(zora)
    client.force_login(zora)

    unsure = client.post(reverse("trust:close_account"), {})
    page = client.post(reverse("trust:close_account"), {"is_sure": "on"}, follow=True)

    assert unsure.status_code == 422
    assert "Tick the box" in unsure.text
    assert "Your account is closed." in page.text
    for browser in (client, other):
        assert browser.get("/me/").status_code == 302
    closed = User.objects.get(pk=zora.pk)
    assert (closed.is_active, closed.has_usable_password()) == (False, False)


def test_last_lead_names_another_one_first(client, team):
    lead = MembershipFactory(team=team, role="lead").user
    client.force_login(lead)

    page = client.post(reverse("trust:close_account"), {"is_sure": "on"})

    assert page.status_code == 422
    with pytest.raises(DomainError):
        close_account(person=lead)
    lead.refresh_from_db()
    assert lead.is_active


def test_coach_hands_nothing_back_and_coaches_no_more(coach, team):
    CoachAssignmentFactory(coach=coach)

    close_account(person=coach)

    assert not coach.coach_assignments.filter(ended_at=None).exists()


def test_office_and_records_officers_do_not_close_theirs(client, office, records):
    for person in (office, records):
        assert not can_close_account(person)
    client.force_login(office)
    assert client.post(reverse("trust:close_account"), {"is_sure": "on"}).status_code == 403
    assert "closed by an administrator" in client.get(reverse("trust:my_data")).text
