"""Sockets through the real server on a real port: origin, size, flood, and the end of rights."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone

import pytest

from incubator.accounts.services import people, sessions, sign_offs
from incubator.live import close_codes
from incubator.live.consumers import MAX_MESSAGE
from incubator.notifications.services import notify
from tests.factories import PolicyFactory, SignOffFactory, UserFactory

from .conftest import sign_in
from .wire import Wire

pytestmark = pytest.mark.django_db(transaction=True)
READY = {"type": "ready"}


def tell(person, number=0):
    notify([person], kind="feedback", text="A comment.", url="/hacks/", key=str(number))


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "null",
        "https://localhost",
        "http://localhost:9999",
        "http://board.localhost",
        "http://localhost.evil.example",
        "http://evil.example",
        "http://[localhost",
        "http://localhost:99999999",
        "HTTP://LOCALHOST/",
    ],
)
def test_page_of_another_origin_is_refused_before_the_handshake(served, origin):
    with served.open(UserFactory(), origin=origin) as page:
        assert page.status in {400, 403}  # Daphne itself turns away what is no origin at all


def test_page_of_this_site_is_let_in_and_hears_its_news(served):
    person = UserFactory()
    with served.open(person) as page:
        assert (page.status, page.heard()) == (101, READY)
        served.do(lambda: tell(person))
        assert page.heard() == {"type": "notification"}


def test_visitor_is_closed_with_a_code(served):
    with served.open() as page:
        assert (page.status, page.rest()) == (101, [close_codes.SIGNED_OUT])


@pytest.mark.parametrize("letter", ["x", b"x"])
def test_message_of_more_than_16_kilobytes_closes(served, letter):
    with served.open(UserFactory()) as page:
        page.heard()
        page.send(letter * MAX_MESSAGE)
        page.send("ping")
        assert page.heard() == "pong"

        page.send(letter * (MAX_MESSAGE + 1))
        assert hung_up(page, 5, 1009)


def test_flood_is_closed_while_others_are_answered(served):
    noisy, calm = served.open(UserFactory()), served.open(UserFactory())
    with noisy, calm:
        assert (noisy.heard(), calm.heard()) == (READY, READY)
        for _ in range(1000):
            noisy.send("hello")
        calm.send("ping")

        assert calm.heard(2) == "pong"
        assert noisy.rest() == [close_codes.TOO_MANY]


def deactivate(person, page_key):
    people.deactivate(person=person, actor=person)


def end_sessions(person, page_key):
    sessions.end_sessions(person=person)


def end_membership(person, page_key):
    sessions.end_sockets(person=person)


def new_password(person, page_key):
    person.set_password("another long password for tests")
    person.save()
    sessions.check_sockets(person=person)


def new_policy(person, page_key):
    sign_offs.publish_policy(policy=PolicyFactory(published_at=None), actor=person)


ENDS = {
    deactivate: close_codes.SIGNED_OUT,
    end_sessions: close_codes.SIGNED_OUT,
    end_membership: close_codes.FORBIDDEN,
    new_password: close_codes.SIGNED_OUT,
    new_policy: close_codes.NOT_SIGNED,
}


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
def test_socket_whose_right_ends_is_closed_within_two_seconds(served, end):
    person = UserFactory()
    key = sign_in(person)
    with Wire(served.port, cookie=f"sessionid={key}") as page:
        assert page.heard() == READY
        served.do(lambda: end(person, key))

        assert page.heard(2) == ENDS[end]


def test_socket_after_the_end_hears_nothing_in_a_hundred_rounds(served):
    person = UserFactory()
    later = []
    for number in range(100):
        with served.open(person) as page:
            assert page.heard() == READY
            served.do(lambda: sessions.end_sockets(person=person))
            served.do(lambda number=number: tell(person, number))
            later.append(page.rest(2))

    assert later == [[close_codes.FORBIDDEN]] * 100


LOST = {
    "deactivated": (lambda person: type(person).objects.update(is_active=False), 4401),
    "session gone": (lambda person: Session.objects.all().delete(), 4401),
    "session over": (
        lambda person: Session.objects.update(expire_date=timezone.now() - timedelta(1)),
        4401,
    ),
    "password changed": (lambda person: type(person).objects.update(password="!"), 4401),
    "policy in force": (lambda person: PolicyFactory(), 4451),
}


@pytest.mark.parametrize("change", LOST)
def test_sweep_closes_what_no_message_told(served, settings, change):
    settings.SOCKET_SWEEP_SECONDS = 0.2
    person = UserFactory()
    do, code = LOST[change]
    with served.open(person) as page:
        assert page.heard() == READY
        served.do(lambda: do(person))

        assert page.heard(2) == code


def test_sweep_lets_those_go_on_who_may(served, settings):
    settings.SOCKET_SWEEP_SECONDS = 0.1
    sign_off = SignOffFactory()
    with served.open(sign_off.person) as page:
        assert page.heard() == READY
        with pytest.raises(TimeoutError):
            page.heard(1)
        page.send("ping")

        assert page.heard() == "pong"


def test_socket_is_closed_with_the_layer_broken_too(served, settings):
    settings.SOCKET_SWEEP_SECONDS = 0.05
    person = UserFactory()
    later = []
    for number in range(100):
        with served.open(person) as page:
            assert page.heard() == READY
            works = settings.CHANNEL_LAYERS
            settings.CHANNEL_LAYERS = {"default": {"BACKEND": "tests.live.dead_layer.DeadLayer"}}
            served.do(lambda: sessions.end_sessions(person=person))
            settings.CHANNEL_LAYERS = works
            code = page.heard(2)
            served.do(lambda number=number: tell(person, number))
            later.append((code, hung_up(page)))

    assert later == [(close_codes.SIGNED_OUT, True)] * 100


def hung_up(page, seconds=0.05, code=None) -> bool:
    """Nothing comes but the end, with this code where the server still says one."""
    try:
        return page.heard(seconds) == code
    except (TimeoutError, EOFError, ConnectionError):
        return True


def test_page_that_comes_while_the_layer_is_broken_is_asked_to_come_back(served, settings):
    settings.CHANNEL_LAYERS = {"default": {"BACKEND": "tests.live.dead_layer.DeadLayer"}}
    with served.open(UserFactory()) as page:
        assert page.rest(5) == [close_codes.NOT_NOW]


def test_eleventh_page_of_a_person_is_refused_and_a_place_is_free_again(served):
    person = UserFactory()
    pages = [served.open(person) for _ in range(10)]
    try:
        assert [page.heard() for page in pages] == [READY] * 10
        with served.open(person) as eleventh, served.open(UserFactory()) as of_another:
            assert eleventh.rest() == [close_codes.TOO_MANY_PAGES]
            assert of_another.heard() == READY
    finally:
        for page in pages:
            page.tcp.close()
    for _ in range(50):
        with served.open(person) as again:
            if (answer := again.heard()) == READY:
                break

    assert answer == READY


def test_log_tells_who_came_and_why_they_went_but_no_contents(served, caplog):
    caplog.set_level("INFO", "incubator.live")
    person = UserFactory()
    key = sign_in(person)
    with Wire(served.port, cookie=f"sessionid={key}") as page:
        page.heard()
        page.send("a secret")
        served.do(lambda: sessions.end_sockets(person=person))
        page.rest()
    with served.open(person, origin="http://evil.example"):
        pass

    told = [line.getMessage() for line in caplog.records if line.name == "incubator.live"]
    me = f"/ws/me/ person={person.pk}"
    assert told[:2] == [f"socket opened {me}", f"socket ended {me} code=4403"]
    assert "socket refused '/ws/me/' origin=b'http://evil.example'" in told
    assert not [line for line in told if "secret" in line or key in line]
