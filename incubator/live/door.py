"""Who may knock: pages of this very site, by their exact origin (scheme, host and port)."""

import logging

from channels.security.websocket import WebsocketDenier

logger = logging.getLogger("incubator.live")
LONGEST = 100


class Door:
    """Refuses every other origin before the handshake.

    Browsers write an origin in one way only, so the whole text is compared and nothing is parsed.
    """

    def __init__(self, application, origins: list[str]):
        self.application, self.origins = application, origins

    async def __call__(self, scope, receive, send):
        found = [value for name, value in scope["headers"] if name == b"origin"]
        if [origin.decode("latin-1") for origin in found[:2]] in [[one] for one in self.origins]:
            return await self.application(scope, receive, send)
        where, whence = scope["path"][:LONGEST], b", ".join(found)[:LONGEST]
        logger.warning("socket refused %r origin=%r", where, whence)
        return await WebsocketDenier()(scope, receive, send)
