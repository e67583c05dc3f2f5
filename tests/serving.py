"""A web server for a built site, as a static host is: below a path, compressed, with a page for wrong addresses.

Input: the site's folder, headers to add. Output: an address on this machine while the block
runs, with ``site_url``'s path, so that addresses which count on that path are tested too.
"""

from __future__ import annotations

import gzip
import mimetypes
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote, urlsplit

EMPTY = "/empty.html"
NOTHING = f'<!doctype html><link rel="icon" href="{EMPTY}">'.encode()  # a browser asks for an icon where none is named
PATH = "/training/"  # that of site_url in mkdocs.yml
TEXT = {".css", ".html", ".js", ".json", ".svg", ".xml"}


@contextmanager
def served(
    folder: Path, headers: Mapping[str, str] | None = None, handler: type[SiteHandler] | None = None
) -> Iterator[str]:
    """Serve a folder on a free port, by a handler of one's own if need be; yield its address, which ends in a slash."""
    said = {"site": folder.resolve(), "more": MappingProxyType(dict(headers or {}))}
    with Server(("127.0.0.1", 0), type("Handler", (handler or SiteHandler,), said)) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{PATH}"
        finally:
            server.shutdown()
            thread.join()


def send_nothing(handler: BaseHTTPRequestHandler) -> None:
    """Send a page of nothing, from where what is stored at this site can be cleared away."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", str(len(NOTHING)))
    handler.end_headers()
    handler.wfile.write(NOTHING)


class Server(ThreadingHTTPServer):
    """Takes it as no error when a browser goes away in the middle of an answer."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell of everything else."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class SiteHandler(BaseHTTPRequestHandler):
    """Answers GET with a file of ``site``, or with its 404.html."""

    site: Path
    more: Mapping[str, str]
    protocol_version = "HTTP/1.1"
    timeout = 5  # a browser keeps connections open; the server ends all the same
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Send a page or a file."""
        if self.path == EMPTY:
            send_nothing(self)
            return
        path = self.path_of(unquote(urlsplit(self.path).path))
        file = path or self.site / "404.html"
        body = file.read_bytes()
        self.send_response(200 if path else 404)
        if file.suffix in TEXT and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if file.suffix in TEXT else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")  # as GitHub Pages has it
        for name, value in self.more.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def path_of(self, address: str) -> Path | None:
        """Return the file that an address stands for, or None."""
        if not address.startswith(PATH):
            return None
        file = (self.site / address.removeprefix(PATH)).resolve()
        if file.is_dir():
            file /= "index.html"
        return file if file.is_file() and file.is_relative_to(self.site) else None

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 (named by http.server)
        """Stay silent; tests look at what the browser got."""
