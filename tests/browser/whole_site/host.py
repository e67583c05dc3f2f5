"""A static host of a whole site, which can be cut off, or send what nobody published."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from socket import SHUT_RDWR
from threading import Lock
from typing import ClassVar
from urllib.parse import unquote, urlsplit

from tests import content_policy
from tests.serving import PATH, SiteHandler, served

KEEPER = "course-keeper.js"


@dataclass
class Host:
    """A static host that can be cut off or send what nobody published; it notes what it is asked for."""

    site: Path
    address: str = ""
    asked: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    most: int = (
        1_000_000  # files that it sends before it is cut off; the keeper, which browsers ask for at will, is none
    )
    lies: dict[str, bytes] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def forget(self) -> None:
        self.asked.clear()
        self.sent.clear()
        self.most = 1_000_000
        self.lies.clear()

    def sends(self, name: str) -> bool:
        """Note that a file is asked for, and say whether it is sent: no two at once, however many are asked for."""
        with self.lock:
            self.asked.append(name)
            if name != KEEPER and sum(one != KEEPER for one in self.sent) >= self.most:
                return False
            self.sent.append(name)
            return True


class _Handler(SiteHandler):
    host: ClassVar[Host]

    def do_GET(self) -> None:  # noqa: N802 (named by http.server)
        name = unquote(urlsplit(self.path).path).removeprefix(PATH)
        if not self.host.sends(name):
            self.close_connection = True
            self.connection.shutdown(SHUT_RDWR)
        elif name in self.host.lies:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(self.host.lies[name])))
            self.end_headers()
            self.wfile.write(self.host.lies[name])
        else:
            super().do_GET()


@contextmanager
def hosted(site: Path) -> Iterator[Host]:
    """Serve a site with its content security policy, and yield its host."""
    host = Host(site)
    handler = type("Handler", (_Handler,), {"host": host})
    with served(site, {content_policy.NAME: content_policy.header(site)}, handler) as host.address:
        yield host
