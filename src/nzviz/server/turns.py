"""Who is served first where one processor serves all: the figure of a click before its script, and
a script for long enough to get somewhere.
"""

from __future__ import annotations

import asyncio
import sys

import anyio
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Seconds for which a script keeps the interpreter while other threads want it. Each change of
#: turns costs: with Python's own 0.005 ten readers get an eighth less done.
_TURN = 0.03
#: Seconds that what a browser says waits for the request of a figure, which leaves it at the same
#: moment over another connection, and how many more for figures of large records to be made.
_AFTER_FIGURES, _AFTER_LARGE_ONES = 0.01, 0.1


def long_turns() -> None:
    """Let a thread work for longer before another one is given its turn."""
    sys.setswitchinterval(_TURN)


class FiguresFirst:
    """ASGI middleware that lets the figure of a click be made before the page's script begins.

    The figure takes a hundredth of a second and the script three times as long. A figure whose
    request is read when the script has begun waits for it, and comes when the script's messages
    keep the browser busy. *making* is held by whoever makes a figure beside other work.
    """

    def __init__(self, app: ASGIApp, making: anyio.CapacityLimiter) -> None:
        self._app, self._making = app, making

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; what a session is told a moment later."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return

        async def later() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive":
                await asyncio.sleep(_AFTER_FIGURES)
                with anyio.move_on_after(_AFTER_LARGE_ONES):
                    async with self._making:
                        pass
            return message

        await self._app(scope, later, send)
