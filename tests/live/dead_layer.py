"""A channel layer whose server is gone."""

from channels.layers import BaseChannelLayer


class DeadLayer(BaseChannelLayer):
    extensions = ["groups"]

    async def new_channel(self, prefix="specific"):
        return f"{prefix}.nobody!nothing"

    async def receive(self, channel):
        raise ConnectionError("The layer is gone.")

    async def _gone(self, *args):
        raise ConnectionError("The layer is gone.")

    send = group_send = group_add = group_discard = _gone
