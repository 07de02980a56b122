"""Who may listen at which socket."""

from django.contrib.auth.models import AnonymousUser

import pytest
from asgiref.sync import sync_to_async
from channels.routing import URLRouter
from channels.testing import WebsocketCommunicator

from incubator.live import close_codes
from incubator.routing import websocket_urlpatterns
from tests.factories import UserFactory

# None is let in, a number is the code that the page reads as it is sent away.
SOCKETS = {
    "ws/me/": {"anonymous": close_codes.SIGNED_OUT, "signed in": None},
    # of a board that is not for everybody: tests/showcase/board/test_sockets.py says for whom
    "ws/boards/<slug:slug>/": {
        "anonymous": close_codes.SIGNED_OUT,
        "signed in": close_codes.FORBIDDEN,
    },
}


def test_sockets_and_their_router_name_the_same_addresses():
    *rooms, no_such_room = [str(route.pattern) for route in websocket_urlpatterns]

    assert set(rooms) == set(SOCKETS)
    assert no_such_room == ""


@pytest.mark.parametrize("address", SOCKETS)
@pytest.mark.parametrize("who", ["anonymous", "signed in"])
@pytest.mark.django_db(transaction=True)
async def test_socket_gives_each_person_its_answer(address, who):
    path = address.replace("<slug:slug>", "no-such-board")
    page = WebsocketCommunicator(URLRouter(websocket_urlpatterns), path)
    page.scope["user"] = AnonymousUser() if who == "anonymous" else await _somebody()
    is_in, _ = await page.connect()
    first = await page.receive_output()
    await page.disconnect()

    assert is_in
    assert first.get("code") == SOCKETS[address][who]


@sync_to_async
def _somebody():
    return UserFactory()
