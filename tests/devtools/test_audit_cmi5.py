"""What the audit of packages for cmi5 says of a visit, what it does without a suite, and which packages it makes."""

from __future__ import annotations

import io
import json
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from devtools.audit_cmi5 import MISSING, NAME, PASSWORD, WHO, Failed, Seen, Suite, main, with_move_on

WANTED = ("initialized", "terminated")
LOGS = [
    {"id": 2, "metadata": {"summary": "Statement recorded: http://adlnet.gov/expapi/verbs/terminated"}},
    {"id": 1, "metadata": {"summary": "Statement recorded: http://adlnet.gov/expapi/verbs/initialized"}},
    {"id": 3, "metadata": {"violatedReqId": "9.3.0.0-2"}},
]


@pytest.fixture
def suite() -> Iterator[Suite]:
    """Return a suite that knows one session."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known: dict[str, Any] = {
                "/api/v1/sessions/7/logs": LOGS,
                "/api/v1/sessions/7": {"metadata": {"violatedReqIds": ["9.3.0.0-2"]}},
            }
            body = json.dumps(known.get(self.path, "no")).encode()
            self.send_response(200 if self.path in known else 404)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield Suite(f"http://127.0.0.1:{server.server_port}", "ada", "secret")
        finally:
            server.shutdown()
            thread.join()


def test_a_visit_is_right_that_says_what_it_should_and_breaks_nothing() -> None:
    right = Seen("people, untouched", WANTED, WANTED, ())
    assert (right.is_right, right.text) == (True, "people, untouched: initialized, terminated; breaks nothing")
    wrong = Seen("people, untouched", (), WANTED, ("8.1.2.0-2", "9.3.0.0-4"))
    assert (wrong.is_right, wrong.text) == (
        False,
        "people, untouched: nothing (and not initialized, terminated); breaks 8.1.2.0-2, 9.3.0.0-4",
    )


def test_the_suite_tells_the_statements_of_a_visit_in_their_order_and_what_they_broke(suite: Suite) -> None:
    assert suite.session(7, WANTED, "people") == Seen("people", WANTED, WANTED, ("9.3.0.0-2",))
    with pytest.raises(Failed, match=r'^GET sessions/8/logs was answered with 404: "no"$'):
        suite.session(8, WANTED, "people")


def test_without_a_name_or_a_suite_it_is_said_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(NAME, raising=False)
    assert main([]) == MISSING
    assert capsys.readouterr().err == f"{WHO}\n"
    monkeypatch.setenv(NAME, "ada")
    monkeypatch.setenv(PASSWORD, "secret")
    assert main(["--cts", "http://127.0.0.1:9"]) == MISSING
    assert capsys.readouterr().err.startswith("http://127.0.0.1:9 cannot be reached: ")


def test_a_package_gets_another_rule_for_moving_on_and_stays_as_it_was_in_all_else() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("cmi5.xml", '<au moveOn="CompletedAndPassed"/>')
        archive.writestr("package.html", 'moveOn="CompletedAndPassed"')
    with zipfile.ZipFile(io.BytesIO(with_move_on(made.getvalue(), "Passed"))) as archive:
        assert archive.read("cmi5.xml") == b'<au moveOn="Passed"/>'
        assert archive.read("package.html") == b'moveOn="CompletedAndPassed"'
