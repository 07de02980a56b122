"""The site's own server, with one address more: what is sent to /bench/ is told to a topic."""

import sys

from channels.layers import get_channel_layer

from incubator.asgi import application
from incubator.live.hub import group_of
from incubator.live.server import build_server, on_port


async def with_announcer(scope, receive, send):
    """``<topic> <text>`` goes the way of every announcement: layer, hub, queues, sockets."""
    if scope["type"] != "websocket" or scope["path"] != "/bench/":
        await application(scope, receive, send)
        return
    await receive()
    await send({"type": "websocket.accept"})
    while (message := await receive())["type"] == "websocket.receive":
        topic, _, text = message["text"].partition(" ")
        event = {"type": "hub.tell", "topic": topic, "text": text, "number": None}
        await get_channel_layer().group_send(group_of(topic), event)


if __name__ == "__main__":
    build_server(with_announcer, address=on_port(int(sys.argv[1]), "127.0.0.1")).run()
