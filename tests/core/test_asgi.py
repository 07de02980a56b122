"""The socket door: the exact origin, then a known address, else nothing."""

import pytest
from channels.testing import WebsocketCommunicator

from incubator.asgi import application


async def is_let_in(path: str, origin: str | None) -> bool:
    headers = [(b"origin", origin.encode())] if origin else []
    visitor = WebsocketCommunicator(application, path, headers=headers)
    is_in, _ = await visitor.connect()
    await visitor.disconnect()
    return is_in


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "null",
        "https://testserver",
        "http://testserver:9999",
        "http://board.testserver",
        "http://testserver.evil.example",
        "http://evil.example",
    ],
)
@pytest.mark.django_db(transaction=True)
async def test_socket_from_another_origin_is_refused(origin):
    assert not await is_let_in("/ws/me/", origin)


@pytest.mark.django_db(transaction=True)
async def test_socket_to_an_unknown_address_is_refused():
    assert not await is_let_in("/ws/no-such-room/", "http://testserver")
