"""A small LMS for cmi5: it launches a package, hands out one token, and takes statements and state as cmi5 asks.

Input: a folder to serve. Output: an address; ``Lrs`` has what it was told, and each breach of cmi5 in words. It stands
beside the tests because they need no network.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

ACTOR = {"objectType": "Agent", "account": {"homePage": "https://lms.example", "name": "ada"}}
REGISTRATION, ACTIVITY = "0b5b6d0e-6a57-4b6e-9d3a-5a4f9f2c7a11", "https://lms.example/activities/1"
SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
CATEGORIES = "https://w3id.org/xapi/cmi5/context/categories/"
VERBS = ("initialized", "completed", "passed", "failed", "terminated")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


class Lrs:
    """What an LMS has of one registration, over all its sessions."""

    def __init__(self, mode: str = "Normal") -> None:
        self.mode = mode
        self.return_url = ""
        self.wishes: dict[str, str] | None = None  # of the learner
        self.documents: dict[str, Any] = {}
        self.statements: list[dict[str, Any]] = []
        self.faults: list[str] = []
        self.session = 0
        self.changed = threading.Condition()

    def begin(self) -> None:
        """Begin another session."""
        self.session += 1
        self.said: list[str] = []
        self.has_token = self.has_profile = False
        template = {
            "contextActivities": {"grouping": [{"id": "urn:coursewright:unit"}]},
            "extensions": {SESSION: f"s{self.session}"},
        }
        launch = {
            "launchMode": self.mode,
            "masteryScore": 0.8,
            "moveOn": "CompletedAndPassed",
            "contextTemplate": template,
        } | ({"returnURL": self.return_url} if self.return_url else {})
        self.documents["LMS.LaunchData"] = launch

    def take(self, statement: dict[str, Any]) -> None:
        """Take a statement, and write down what is wrong with it."""
        verb = statement["verb"]["id"].rpartition("/")[2]
        context, result = statement["context"], statement.get("result", {})
        ids = {one["id"] for one in context["contextActivities"]["category"]}
        judged = verb in ("completed", "passed", "failed")
        ever = [one["verb"]["id"].rpartition("/")[2] for one in self.statements]
        wrong = {
            "a verb that cmi5 does not define": verb not in VERBS,
            "no id": not UUID.fullmatch(statement["id"]),
            "another actor": statement["actor"] != ACTOR,
            "another object": statement["object"]["id"] != ACTIVITY,
            "another registration": context["registration"] != REGISTRATION,
            "another session": context["extensions"].get(SESSION) != f"s{self.session}",
            "no grouping": context["contextActivities"].get("grouping") != [{"id": "urn:coursewright:unit"}],
            "no time": not statement["timestamp"].endswith("Z"),
            "not the category of cmi5": f"{CATEGORIES}cmi5" not in ids,
            "not the category of moveOn": judged != (f"{CATEGORIES}moveon" in ids),
            "not first": (verb == "initialized") != (not self.said),
            "after the last": "terminated" in self.said,
            "a second time": verb in self.said or (verb in ("completed", "passed") and verb in ever),
            "passed and failed in one session": verb in ("passed", "failed")
            and {"passed", "failed"} & {*self.said} != set(),
            "failed after passed": verb == "failed" and "passed" in ever,
            "no duration": verb != "initialized" and not re.fullmatch(r"PT\d+S", result.get("duration", "")),
            "no mastery score": verb in ("passed", "failed") and context["extensions"].get(MASTERY) != 0.8,
            "a score that says something else": (verb == "passed" and result["score"]["scaled"] < 0.8)
            or (verb == "failed" and result["score"]["scaled"] >= 0.8),
            "a judgement, looking back": judged and self.mode != "Normal",
        }
        self.faults += [f"{verb}: {fault}" for fault, is_so in wrong.items() if is_so]
        self.said.append(verb)
        self.statements.append(statement)

    def wait_for(self, verb: str, number: int) -> list[str]:
        """Return the verbs of all statements once this verb was said so often."""
        with self.changed:
            assert self.changed.wait_for(lambda: self.verbs().count(verb) >= number, timeout=20), self.verbs()
            return self.verbs()

    def verbs(self) -> list[str]:
        """Return the verbs of all statements, in their order."""
        return [one["verb"]["id"].rpartition("/")[2] for one in self.statements]


class _Handler(SimpleHTTPRequestHandler):
    lrs: Lrs

    def _say(self, code: int, content: object = None) -> None:
        body = b"" if content is None else json.dumps(content).encode()
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _body(self) -> Any:
        return json.loads(self.rfile.read(int(self.headers["Content-Length"] or 0)) or "null")

    def _check(self, query: dict[str, list[str]], *, asks_state: bool) -> None:
        faults = self.lrs.faults
        if "terminated" in self.lrs.said:
            faults.append(f"{self.path}: after the end of the session")
        if self.headers.get("Authorization") != "Basic token" or not self.headers.get("X-Experience-API-Version"):
            faults.append(f"{self.path}: not authorised")
        if asks_state and query["agent"] != [json.dumps(ACTOR, separators=(",", ":"))]:
            faults.append(f"{self.path}: another agent")
        if (
            asks_state
            and "activityId" in query
            and (query["activityId"], query["registration"]) != ([ACTIVITY], [REGISTRATION])
        ):
            faults.append(f"{self.path}: another activity")

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = parse_qs(parts.query)
        if parts.path == "/lrs/activities/state":
            self._check(query, asks_state=True)
            found = self.lrs.documents.get(query["stateId"][0])
            self._say(404 if found is None else 200, found)
        elif parts.path == "/lrs/agents/profile":
            self._check(query, asks_state=True)
            self.lrs.has_profile = True
            self._say(404 if self.lrs.wishes is None else 200, self.lrs.wishes)
        else:
            super().do_GET()

    def do_POST(self) -> None:
        parts = urlsplit(self.path)
        if parts.path == "/token":
            self._say(200, {"error-code": "1"} if self.lrs.has_token else {"auth-token": "token"})
            self.lrs.has_token = True
            return
        self._check({}, asks_state=False)
        with self.lrs.changed:
            for statement in self._body():
                self.lrs.take(statement)
            self.lrs.changed.notify_all()
        self._say(200, [])

    def do_PUT(self) -> None:
        query = parse_qs(urlsplit(self.path).query)
        self._check(query, asks_state=True)
        self.lrs.documents[query["stateId"][0]] = self._body()
        self._say(204)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is http.server's
        pass


@contextmanager
def serving(folder: Path, lrs: Lrs) -> Iterator[str]:
    """Serve a folder and the LRS beside it; yield their address."""

    class Handler(_Handler):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(folder))

    Handler.lrs = lrs
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def launch(base: str) -> str:
    """Return the query with which a package is launched."""
    actor = json.dumps(ACTOR, separators=(",", ":"))
    values = {"endpoint": f"{base}lrs/", "fetch": f"{base}token", "actor": actor, "registration": REGISTRATION}
    return urlencode({**values, "activityId": ACTIVITY})
