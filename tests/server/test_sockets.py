"""Sockets that were made as Streamlit makes its own send small answers at once."""

import socket

import pytest

from nzviz.server.sockets import send_at_once


def is_set(of: socket.socket) -> bool:
    return bool(of.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_what_is_accepted_does_not_wait(family: socket.AddressFamily) -> None:
    host = "127.0.0.1" if family == socket.AF_INET else "::1"
    with socket.socket(family=family) as listening:
        assert listening.proto == 0, "asyncio would see to it otherwise"
        listening.bind((host, 0))
        listening.listen()
        assert send_at_once() >= 1
        with socket.create_connection(listening.getsockname()[:2]) as client:
            accepted, _ = listening.accept()
            with accepted:
                assert is_set(accepted)
                accepted.sendall(b"kia ora")
                assert client.recv(7) == b"kia ora"


def test_other_sockets_and_files_stay_as_they_are() -> None:
    with (
        socket.socket() as idle,
        socket.socket(type=socket.SOCK_DGRAM) as datagrams,
        socket.socket(socket.AF_UNIX) as local,
    ):
        send_at_once()
        assert not is_set(idle)
        assert all(each.fileno() >= 0 for each in (idle, datagrams, local))
