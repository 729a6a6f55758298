"""Who is served first where one processor serves all: the figure of a click before its script, and
a script for long enough to get somewhere.
"""

from __future__ import annotations

import asyncio
import sys

from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Seconds for which a script keeps the interpreter while other threads want it. Each change of
#: turns costs: with Python's own 0.005 ten readers get an eighth less done.
_TURN = 0.03
#: Seconds that what a browser says waits for the request of a figure, which leaves it at the same
#: moment over another connection.
_AFTER_FIGURES = 0.01


def long_turns() -> None:
    """Let a thread work for longer before another one is given its turn."""
    sys.setswitchinterval(_TURN)


class FiguresFirst:
    """ASGI middleware that lets the figure of a click be made before the page's script begins.

    The figure takes a hundredth of a second and the script three times as long. A figure whose
    request is read when the script has begun waits for it, and comes when the script's messages
    keep the browser busy.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; what a session is told a moment later."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return

        async def later() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive":
                await asyncio.sleep(_AFTER_FIGURES)
            return message

        await self._app(scope, later, send)
