"""The server of a preview: MkDocs' own, which knows addresses, sorts of files, and browsers that wait for news.

Input: what to show, each time that it changes. Output: answers on this machine alone. A site's files stay as they were
built; what tells a browser to load a page anew is put into it on its way.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from wsgiref.simple_server import WSGIRequestHandler

from mkdocs.livereload import LiveReloadServer

from course.site.preview import ADDRESS, LIVE, Pages, View

if TYPE_CHECKING:
    from course.site.previews import Answer

Headers = list[tuple[str, str]]
Start = Callable[..., Any]
_KINDS = {".js": "application/javascript", ".css": "text/css"}


class Handler(WSGIRequestHandler):
    """Says nothing of each request."""

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 (named by http.server)
        """Leave the terminal to what authors can do something about."""


class PreviewServer(LiveReloadServer):
    """Serves a view; MkDocs' watching, building and waiting for a build are not made use of."""

    def __init__(self, port: int) -> None:
        super().__init__(lambda: None, "127.0.0.1", port, root="", shutdown_delay=0.25)
        self.RequestHandlerClass = Handler
        self._view = View()
        self._pages = Pages()
        self._own = {f"{ADDRESS}{path.name}": path for path in LIVE.iterdir() if path.suffix in _KINDS}
        self.error_handler = self._page_of_error

    def start(self) -> None:
        """Answer from now on."""
        self.server_bind()
        self.server_activate()
        self.serve_thread.start()

    def show(self, view: View) -> None:
        """Show something else from now on, and tell every browser."""
        with self._epoch_cond:
            self._view, self.root, self.mount_path = view, str(view.folder), f"{view.mount.rstrip('/')}/"
            self._visible_epoch = self._wanted_epoch = max(self._visible_epoch + 1, round(time.monotonic() * 1000))
            self._epoch_cond.notify_all()

    def serve_request(self, environ: dict[str, Any], start_response: Start) -> Iterable[bytes]:
        """Answer a browser."""
        # Before the page is read: one that is newer is loaded once too often, and never too seldom.
        with self._epoch_cond:
            view, epoch = self._view, self._visible_epoch
        path = environ["PATH_INFO"]
        if path in self._own:
            return _answer(start_response, "200 OK", _kind(self._own[path]), self._own[path].read_bytes())
        if answer := _preview(view, path):
            page = self._pages.with_news(answer.content, view, epoch) if answer.tells else answer.content
            return _answer(start_response, "200 OK", answer.kind, page)
        if view.folder is None and not path.startswith(ADDRESS):
            page = self._pages.with_news(self._pages.waiting(view), view, epoch)
            return _answer(start_response, "503 Service Unavailable", "text/html; charset=utf-8", page)
        told: list[Any] = []
        body = super().serve_request(environ, lambda *arguments: told.extend(arguments))
        status, headers = told[0], dict(told[1])
        if not headers.get("Content-Type", "").startswith("text/html"):
            start_response(status, [*headers.items(), ("Cache-Control", "no-cache")])
            return body
        content = b"".join(body)
        if close := getattr(body, "close", None):
            close()
        return _answer(start_response, status, "text/html", self._pages.with_news(content, view, epoch))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Take it as no error when a browser goes away in the middle of an answer."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def _page_of_error(self, code: int) -> bytes | None:
        page = Path(self.root) / f"{code}.html"
        return page.read_bytes() if page.is_file() else None


def _preview(view: View, path: str) -> Answer | None:
    """Return what a preview answers; also to who leaves out below which path the site stands."""
    mount = f"{view.mount.rstrip('/')}/"
    below = path.removeprefix(mount) if path.startswith(mount) else path[1:]
    return view.previews.answer(below) if view.previews else None


def _answer(start_response: Start, status: str, kind: str, content: bytes) -> list[bytes]:
    size = str(len(content))
    start_response(status, [("Content-Type", kind), ("Content-Length", size), ("Cache-Control", "no-cache")])
    return [content]


def _kind(path: Path) -> str:
    return _KINDS[path.suffix]
