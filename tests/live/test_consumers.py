"""A person's own socket: two pages of one person, and a stranger."""

import time

from django.db import transaction

import hypothesis
import pytest
from asgiref.sync import async_to_sync, sync_to_async
from channels.testing import WebsocketCommunicator
from hypothesis import given
from hypothesis import strategies as st

from incubator.live import close_codes
from incubator.live.consumers import BURST, MAX_MESSAGE, ListeningConsumer
from incubator.live.rooms import end_on_commit, room_of_person
from incubator.notifications.services import notify
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


async def open_page(user) -> WebsocketCommunicator:
    page = WebsocketCommunicator(ListeningConsumer.as_asgi(), "/ws/me/")
    page.scope["user"] = user
    is_in, _ = await page.connect()
    assert is_in
    return page


async def open_ready_page(user) -> WebsocketCommunicator:
    page = await open_page(user)
    assert await page.receive_json_from() == {"type": "ready"}
    return page


async def close_code_of(page) -> int:
    return (await page.receive_output())["code"]


@sync_to_async
def tell(person, key="1"):
    notify([person], kind="feedback", text="A comment.", url="/hacks/", key=key)


async def test_socket_when_told_reaches_all_pages_of_the_person_and_no_stranger():
    person, stranger = await sync_to_async(lambda: (UserFactory(), UserFactory()))()
    first, second = await open_ready_page(person), await open_ready_page(person)
    other = await open_ready_page(stranger)

    await tell(person)

    assert await first.receive_json_from() == {"type": "notification"}
    assert await second.receive_json_from() == {"type": "notification"}
    assert await other.receive_nothing(0.2)
    for page in (first, second, other):
        await page.disconnect()


async def test_socket_when_the_change_is_undone_hears_nothing():
    person = await sync_to_async(UserFactory)()
    page = await open_ready_page(person)

    @sync_to_async
    def change_of_mind():
        with transaction.atomic():
            notify([person], kind="feedback", text="A comment.", url="/", key="1")
            transaction.set_rollback(True)

    await change_of_mind()

    assert await page.receive_nothing(0.2)
    await page.disconnect()


async def test_socket_of_nobody_is_closed_with_its_code(anonymous):
    page = await open_page(anonymous)

    assert await close_code_of(page) == close_codes.SIGNED_OUT


async def test_socket_when_the_right_ends_is_closed_and_hears_no_more():
    person = await sync_to_async(UserFactory)()
    page = await open_ready_page(person)

    await sync_to_async(end_on_commit)(room_of_person(person.pk), close_codes.FORBIDDEN)

    assert await close_code_of(page) == close_codes.FORBIDDEN


async def test_socket_answers_the_heartbeat():
    page = await open_ready_page(await sync_to_async(UserFactory)())
    await page.send_to(text_data="ping")

    assert await page.receive_from() == "pong"
    await page.disconnect()


async def test_socket_after_a_large_message_is_closed():
    page = await open_ready_page(await sync_to_async(UserFactory)())
    await page.send_to(text_data="x" * (MAX_MESSAGE + 1))

    assert await close_code_of(page) == close_codes.TOO_BIG


async def test_socket_counts_bytes_not_letters():
    page = await open_ready_page(await sync_to_async(UserFactory)())
    await page.send_to(text_data="é" * (MAX_MESSAGE // 2 + 1))

    assert await close_code_of(page) == close_codes.TOO_BIG


class Listener(ListeningConsumer):
    """Only what receives: its answers are kept in lists."""

    def __init__(self):
        self.said, self.codes, self.is_over = [], [], False
        self.credit, self.counted_at = float(BURST), time.monotonic()
        self.scope = {"path": "/ws/me/", "user": UserFactory.build(pk=1)}

    async def send(self, text_data=None, **kwargs):
        self.said.append(text_data)

    async def close(self, code=None, **kwargs):
        self.codes.append(code)


MESSAGES = st.one_of(
    st.text(alphabet=st.characters()),
    st.text(alphabet=st.characters(categories=["Cs"])),
    st.binary(),
    st.integers(MAX_MESSAGE - 2, MAX_MESSAGE + 2).map(lambda size: "x" * size),
    st.sampled_from(["ping", b"ping", "", b"", "null", '{"type": "live.end"}', "\x00"]),
)


@given(messages=st.lists(MESSAGES, max_size=40))
@hypothesis.settings(deadline=None, max_examples=300)
def test_socket_takes_any_message_without_an_error(messages):
    listener = Listener()
    for message in messages:
        name = "text_data" if isinstance(message, str) else "bytes_data"
        async_to_sync(listener.receive)(**{name: message})

    assert set(listener.said) <= {"pong"}
    assert len(listener.codes) <= 1
    assert set(listener.codes) <= {close_codes.TOO_BIG, close_codes.TOO_MANY}


async def test_socket_after_too_many_messages_is_closed():
    page = await open_ready_page(await sync_to_async(UserFactory)())
    for _ in range(BURST + 5):
        await page.send_to(text_data="hello")

    assert await close_code_of(page) == close_codes.TOO_MANY


async def test_socket_when_its_browser_signs_out_is_closed_and_others_stay(client):
    person = await sync_to_async(UserFactory)()
    await sync_to_async(client.force_login)(person)
    here = WebsocketCommunicator(ListeningConsumer.as_asgi(), "/ws/me/")
    here.scope |= {"user": person, "session": client.session}
    await here.connect()
    assert await here.receive_json_from() == {"type": "ready"}
    elsewhere = await open_ready_page(person)

    await sync_to_async(client.post)("/accounts/logout/")

    assert await close_code_of(here) == close_codes.SIGNED_OUT
    assert await elsewhere.receive_nothing(0.2)
    await elsewhere.disconnect()
