"""A port for a server that has to be told its port before it starts."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept_port() -> Iterator[int]:
    """Yield a port that stays nobody else's until the block ends, but for whoever asks for it by its number.

    The socket that keeps it does not listen, so that a server may be bound to the same port; the system gives it to
    nobody who takes any port. Where Windows would keep the server out, the port is free again at once.
    """
    with socket.socket() as keeper:
        keeper.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        keeper.bind(("127.0.0.1", 0))
        port: int = keeper.getsockname()[1]
        if sys.platform == "win32":
            keeper.close()
        yield port
