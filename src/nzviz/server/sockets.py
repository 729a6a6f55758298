"""Small answers leave at once.

TCP may hold a small packet back until the one before it is acknowledged (Nagle's algorithm), and
the other side may wait 40 ms with the acknowledgement: every answer over a connection that is kept
open, and every second message to a reader's browser, can come so much later. asyncio turns that
off for the connections it accepts, but only when their socket says that its protocol is TCP.
Streamlit's does not: it is made without a protocol, which means the same to everybody else.
"""

from __future__ import annotations

import socket
from contextlib import suppress
from pathlib import Path

_OPEN_FILES = Path("/dev/fd")


def send_at_once() -> int:
    """Set TCP_NODELAY on every socket on which this process listens; returns how many.

    Linux hands the option down to the connections that are accepted. Where the open files of a
    process are not listed nothing is done, and answers come as they did.
    """
    done = 0
    with suppress(OSError):
        for name in [entry.name for entry in _OPEN_FILES.iterdir()]:
            with suppress(OSError):  # no socket, or closed since
                done += _mend(socket.socket(fileno=int(name)))
    return done


def _mend(listening: socket.socket) -> bool:
    try:
        internet = listening.family in (socket.AF_INET, socket.AF_INET6)
        if not internet or listening.type != socket.SOCK_STREAM:
            return False
        if not listening.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
            return False
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return True
    finally:
        listening.detach()  # it stays open: it is not ours
