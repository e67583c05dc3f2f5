"""Sends statements to a learning record store that somebody named: the one place where Coursewright uses a network.

Input: the address of a store, who sends, and statements. Output: how many it took, and how many it had; or
``CannotPost`` with what it said.
"""

from __future__ import annotations

import base64
import json
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPException
from typing import cast
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, OpenerDirector, Request, build_opener

from course.exporting.xapi import Statement
from course.reading.problems import shown
from course.reading.telling import tell, tellable

MOST_AT_ONCE = 100  # statements
_SECONDS = 30
_MOST_BYTES = 2_000  # of what a store says when it refuses
_HERE = ("localhost", "127.0.0.1", "::1")
_IS_THERE = 409  # the store has this id already; with other names in it, for ids leave names out
_NOTHING_NEW = 204  # in its words: no content
_MEANS = {
    401: tellable("it does not take this name and password; see what COURSE_LRS_NAME and COURSE_LRS_PASSWORD hold"),
    403: tellable("this name may not write there; ask whoever runs it for the right to write statements"),
    404: tellable("nothing is there that takes statements; name the address under which its `statements` stands"),
    413: tellable("it takes no text of that length; ask whoever runs it"),
    429: tellable("it is asked too often; try again later"),
}


class CannotPost(Exception):
    """Statements that did not arrive; the words say why, and how many had arrived before."""


class _Refused(Exception):
    def __init__(self, status: int, words: str) -> None:
        self.status, self.words = status, words
        super().__init__(words)


class _NoRedirects(HTTPRedirectHandler):
    """Follows nothing: a name and a password go to the address that somebody named, and to no other."""

    def redirect_request(self, *asked: object) -> None:
        """Say where it would lead: of what urllib hands over, the status comes third, and the address last."""
        raise _Refused(
            cast("int", asked[2]), tell("it sends on to %(asked)s; name that address, if you trust it", asked=asked[-1])
        )


def fault_of(address: str) -> str:
    """Return why statements cannot be sent to an address, "" where they can."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https") or parts.username or parts.query or parts.fragment:
        return tell("it is not the address of a store, such as https://lrs.example.org/xapi")
    if parts.scheme == "http" and host not in _HERE:
        return tell("it is not encrypted, and names and results would be read on the way; write https://")
    return ""


@dataclass(frozen=True)
class Store:
    """A learning record store: its address, and the name and password of whoever sends (HTTP basic)."""

    address: str
    name: str
    password: str

    def post(self, statements: Sequence[Statement]) -> tuple[int, int]:
        """Send statements; return how many it took and how many it had already. Raises ``CannotPost``."""
        taken, there = 0, 0
        opener = build_opener(_NoRedirects, HTTPSHandler(context=ssl.create_default_context()))
        groups = [statements[at : at + MOST_AT_ONCE] for at in range(0, len(statements), MOST_AT_ONCE)]
        while groups:
            group = groups.pop(0)
            try:
                is_new = self._send(opener, group)
                taken, there = (taken + len(group), there) if is_new else (taken, there + len(group))
            except _Refused as refused:
                if refused.status != _IS_THERE:
                    arrived = tell(
                        "; %(taken)s of %(count)s had arrived before", taken=taken + there, count=len(statements)
                    )
                    raise CannotPost(f"{self.address}: {refused.words}{arrived}") from None
                if len(group) == 1:
                    there += 1
                groups = [[one] for one in group if len(group) > 1] + groups
        return taken, there

    def _send(self, opener: OpenerDirector, statements: Sequence[Statement]) -> bool:
        """Send statements once; return whether any was new to the store. Raises ``_Refused``."""
        address = self.address.rstrip("/")
        request = Request(  # noqa: S310 - `fault_of` lets http and https through
            address if address.endswith("/statements") else f"{address}/statements",
            json.dumps(statements).encode(),
            {
                "Content-Type": "application/json",
                "X-Experience-API-Version": "1.0.3",
                "Authorization": f"Basic {base64.b64encode(f'{self.name}:{self.password}'.encode()).decode()}",
            },
            method="POST",
        )
        try:
            with opener.open(request, timeout=_SECONDS) as answer:
                answer.read(_MOST_BYTES)
                return int(answer.status) != _NOTHING_NEW
        except HTTPError as error:
            said = error.read(_MOST_BYTES).decode("utf-8", "replace").strip()
            known = _MEANS.get(error.code)
            answered = tell("it answered %(code)s %(reason)s", code=error.code, reason=error.reason)
            means = tell(known) if known else answered
            raise _Refused(
                error.code, means + (tell(" (it said: %(said)s)", said=shown(said)) if said else "")
            ) from None
        except URLError as error:
            raise _Refused(0, _why(error.reason)) from None
        except (OSError, HTTPException) as error:
            raise _Refused(0, _why(error)) from None


def _why(error: object) -> str:
    """Return in words why nothing answered."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return tell(
            "its certificate is not to be trusted (%(verify_message)s), so nothing was sent",
            verify_message=error.verify_message,
        )
    if isinstance(error, TimeoutError):
        return tell("it did not answer within %(seconds)s seconds", seconds=_SECONDS)
    return tell("it cannot be reached: %(error)s", error=error)
