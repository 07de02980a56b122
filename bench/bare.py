"""The measure for sockets: ``websockets.broadcast`` of every message to every connection."""

import asyncio
import sys

from websockets.asyncio.server import broadcast, serve


async def main(port: int) -> None:
    open_now = set()

    async def hear(connection):
        open_now.add(connection)
        try:
            async for message in connection:
                broadcast(open_now, message)
        finally:
            open_now.discard(connection)

    async with serve(hear, "127.0.0.1", port, compression=None, backlog=2048) as server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
