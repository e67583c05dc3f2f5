"""The whole site on a device: kept with every hash right, used without a network, renewed as a whole, and removed."""

from __future__ import annotations

import hashlib
import json
import mimetypes
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests import content_policy, in_process
from tests.browser.conftest import PATIENCE
from tests.browser.lending import Watcher
from tests.browser.whole_site.conftest import VIOLATIONS
from tests.browser.whole_site.host import KEEPER, Host, hosted
from tests.conftest import SETTINGS, VALID

pytestmark = pytest.mark.browser

KEPT = "This whole training is kept on this device. It opens at this address without a network."
BEGUN = (
    "Not all of this training has come yet, so it does not open without a network. What has come is not fetched again."
)
CUT_OFF = (
    "It was cut off before all had come, so nothing opens without a network yet. What has come is not fetched again."
)
NEWER = "A newer edition of this training has come, whole. Until you use it, all pages stay as they are."
REMOVED = "Removed. Nothing of this training’s pages is kept on this device; your progress stays in this browser."
LESSON = "modules/people/lesson.md"
LIST = "offline.json"
OLD, NEW = "Anybody can help.", "Everybody can help."
# What each cache of the site holds, by how much.
CACHES = """async () => {
  const found = {};
  for (const name of await caches.keys()) found[name] = (await (await caches.open(name)).keys()).length;
  return found;
}"""
KEEPERS = "async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)"


@pytest.fixture
def learner(browser: Browser) -> Iterator[BrowserContext]:
    """Return a browser of a learner's own, in which nothing has been kept yet."""
    watcher = Watcher("http://127.0.0.1:", "http://intranet.example/", "file:", "data:", worth=("error",))
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    context.add_init_script(VIOLATIONS)
    context.on("page", watcher.watch)
    yield context
    context.close()
    unforeseen = [fault for fault in watcher.faults if "Failed to load resource" not in str(fault)]
    assert not unforeseen


def _write(root: Path, changes: dict[str, str]) -> None:
    for name, text in changes.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    _write(tmp_path, {**VALID, "mkdocs.yml": SETTINGS})
    in_process.building(tmp_path, tmp_path / "site")
    return tmp_path


def _says(page: Page, words: str | re.Pattern[str]) -> None:
    expect(page.locator("course-device [data-place=state]")).to_have_text(words)


def _press(page: Page, name: str) -> None:
    page.locator("course-device").get_by_role("button", name=name, exact=True).click()


def _keep(page: Page, host: Host, says: str | re.Pattern[str] = KEPT) -> None:
    page.goto(f"{host.address}learning.html")
    _press(page, "Keep it on this device")
    _press(page, "Keep it")
    _says(page, says)


def _listed(site: Path) -> dict[str, list[Any]]:
    files: dict[str, list[Any]] = json.loads((site / LIST).read_text("utf-8"))["files"]
    return files


def test_the_list_has_every_file_that_a_page_may_ask_for_with_its_hash_and_its_size(course: Path) -> None:
    site = course / "site"
    there = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    apart = {name for name in there if name.endswith(".schema.json") or name.startswith("sitemap")}
    apart |= {".coursewright.json", KEEPER, "guide-keeper.js", LIST}
    assert _listed(site) == {
        name: [hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_size]
        for name, path in there.items()
        if name not in apart
    }
    edition = hashlib.sha256((site / LIST).read_bytes()).hexdigest()
    assert (site / KEEPER).read_text("utf-8").startswith(f'const EDITION = "{edition}";\n')


# Asks for each file, as a page of the site does, and returns those that are other than what was published.
WRONG = """async ([address, listed, policy]) => {
  const hex = (bytes) => [...new Uint8Array(bytes)].map((one) => one.toString(16).padStart(2, "0")).join("");
  const isSound = async (name, digest) => {
    const found = await fetch(address + encodeURI(name), { cache: "no-store" });  // the keeper has it
    return found.ok && hex(await crypto.subtle.digest("SHA-256", await found.arrayBuffer())) === digest
      && found.headers.get("Content-Security-Policy") === policy;
  };
  const wrong = [];
  for (const [name, [digest]] of Object.entries(listed)) {
    if (!await isSound(name, digest).catch(() => false)) wrong.push(name);
  }
  return wrong;
}"""


def test_a_site_that_is_kept_opens_whole_without_a_network(
    learner: BrowserContext, built: Path, kinds: list[str]
) -> None:
    with hosted(built) as host:
        page = learner.new_page()
        page.goto(f"{host.address}learning.html")
        _press(page, "Keep it on this device")
        listed = _listed(built)
        size = max(0.1, -(-sum(bytes_ for _, bytes_ in listed.values()) // 100_000) / 10)
        _says(page, f"It takes {size:g} MB, in {len(listed)} files. Later only what has changed is fetched.")
        _press(page, "Keep it")
        _says(page, KEPT)
        assert page.evaluate(KEEPERS) == [host.address]
        assert list(page.evaluate(CACHES).values()) == [len(listed) + 1]  # and the list itself
        learner.set_offline(True)
        host.forget()
        host.most = 0
        page.reload()  # which the keeper answers from now on
        assert page.evaluate(WRONG, [host.address, listed, content_policy.header(built)]) == []
        _look_around(page, host, kinds)
        assert set(host.asked) <= {KEEPER}  # of which the browser itself asks whether it is new


def _look_around(page: Page, host: Host, names: list[str]) -> None:
    """Open pages, one that there is not, and the search."""
    for name in names:
        answer = page.goto(host.address + name)
        assert answer is not None
        assert answer.ok, name
        assert answer.headers["content-security-policy"] == content_policy.header(host.site)
        expect(page.locator("h1").first).to_be_attached()
    page.goto(f"{host.address}no-such-page.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")
    page.goto(host.address)
    page.get_by_role("searchbox").fill("client")
    expect(page.locator(".course-search__panel li").first).to_be_visible()


def test_a_learner_who_never_asked_gets_nothing_of_it(learner: BrowserContext, course: Path) -> None:
    with hosted(course / "site") as host:
        page = learner.new_page()
        for name in ("index.html", "people/lesson.html", "people/quiz.html", "learning.html"):
            page.goto(host.address + name)
        _says(page, "You can keep this whole training on this device, to open it at this address without a network.")
        assert page.evaluate(KEEPERS) == []
        assert page.evaluate(CACHES) == {}
        assert not {LIST, KEEPER} & set(host.asked)


def _edited(course: Path, site: Path) -> set[str]:
    """Build the site with another sentence in its lesson, and return the files that are other than before."""
    before = _listed(site)
    _write(course, {LESSON: VALID[LESSON].replace(OLD, NEW)})
    in_process.building(course, site)
    return {name for name, (digest, _) in _listed(site).items() if before.get(name, [""])[0] != digest}


def _be_kept_from_it(page: Page, learner: BrowserContext, host: Host) -> None:
    """Ask for the newer edition while another page of the training is open."""
    other = learner.new_page()
    other.goto(f"{host.address}people/lesson.html")
    expect(other.locator("main")).to_contain_text(OLD)
    _press(page, "Use the newer edition")
    _says(page, "Close the other pages of this training first: one may be in the middle of a quiz.")
    other.close()


def test_a_newer_edition_comes_whole_or_not_at_all_and_takes_over_when_one_says_so(
    learner: BrowserContext, course: Path
) -> None:
    site = course / "site"
    with hosted(site) as host:
        page = learner.new_page()
        _keep(page, host)
        [first] = page.evaluate(CACHES)
        changed = _edited(course, site)
        assert "people/lesson.html" in changed
        assert len(changed) > 2
        host.forget()
        host.most = 2  # its list, and one file
        page.goto(f"{host.address}learning.html")
        page.wait_for_function("async () => (await caches.keys()).length > 1")
        page.wait_for_function(
            "async () => (await navigator.serviceWorker.getRegistrations()).every(({ installing }) => !installing)"
        )
        _says(page, KEPT)
        page.goto(f"{host.address}people/lesson.html")
        expect(page.locator("main")).to_contain_text(OLD)
        host.most = 1_000_000
        page.goto(f"{host.address}learning.html")
        _says(page, NEWER)
        # Whichever came first, and however often the browser tried: each file that changed came once, and no other.
        assert Counter(name for name in host.sent if name not in {KEEPER, LIST}) == Counter(changed)
        _be_kept_from_it(page, learner, host)
        with page.expect_navigation():
            _press(page, "Use the newer edition")
        _says(page, KEPT)
        learner.set_offline(True)
        page.goto(f"{host.address}people/lesson.html")
        expect(page.locator("main")).to_contain_text(NEW)
        [second] = page.evaluate(CACHES)
        assert second != first


def test_what_was_cut_off_goes_on_where_it_stopped(learner: BrowserContext, course: Path) -> None:
    with hosted(course / "site") as host:
        page = learner.new_page()
        page.goto(f"{host.address}learning.html")
        _press(page, "Keep it on this device")
        host.forget()
        host.most = 20
        _press(page, "Keep it")
        _says(page, CUT_OFF)
        assert page.evaluate(KEEPERS) == []
        host.forget()
        page.reload()
        _says(page, BEGUN)
        there = sum(page.evaluate(CACHES).values())
        assert there > 5
        host.forget()
        _press(page, "Go on")
        _press(page, "Keep it")
        _says(page, KEPT)
        listed = _listed(course / "site")
        assert len([name for name in host.asked if name in listed]) == len(listed) + 1 - there


def test_what_a_network_sends_in_the_place_of_a_file_is_not_kept(learner: BrowserContext, course: Path) -> None:
    with hosted(course / "site") as host:
        host.lies["people/quiz.html"] = b"<!doctype html><title>Wi-Fi</title><p>Accept our terms to go on.</p>"
        page = learner.new_page()
        said = (
            "What came as people/quiz.html is not what was published. A new edition may be on its way, or you have to "
            "sign in to this network first. Try again later."
        )
        _keep(page, host, said)
        assert page.evaluate(KEEPERS) == []
        _press(page, "Remove what has come")
        _says(page, REMOVED)
        assert page.evaluate(CACHES) == {}
        shutil.move(course / "site/people/quiz.html", course / "quiz.html")
        host.forget()
        missing = "The server does not have people/quiz.html, which belongs to this training. Try again later."
        _keep(page, host, missing)


def test_removing_it_leaves_nothing_but_progress(learner: BrowserContext, course: Path) -> None:
    with hosted(course / "site") as host:
        page = learner.new_page()
        page.goto(f"{host.address}index.html")
        page.evaluate("localStorage.setItem('mine', 'stays')")
        _keep(page, host)
        page.reload()
        _press(page, "Remove it from this device")
        _says(page, REMOVED)
        expect(page.locator("course-device [data-place=state]")).to_be_focused()
        assert (page.evaluate(KEEPERS), page.evaluate(CACHES)) == ([], {})
        assert page.evaluate("localStorage.getItem('mine')") == "stays"
        answer = page.goto(f"{host.address}people/lesson.html")
        assert answer is not None
        assert not answer.from_service_worker


def test_folders_as_addresses_and_parts_of_a_file_work_without_a_network(
    learner: BrowserContext, tmp_path: Path
) -> None:
    changed = SETTINGS.replace("use_directory_urls: false", "use_directory_urls: true")
    _write(tmp_path, {**VALID, "mkdocs.yml": changed})
    in_process.building(tmp_path, tmp_path / "site")
    with hosted(tmp_path / "site") as host:
        page = learner.new_page()
        page.goto(f"{host.address}learning/")
        _press(page, "Keep it on this device")
        _press(page, "Keep it")
        _says(page, KEPT)
        learner.set_offline(True)
        for address in ("", "people/lesson/", "people/lesson", "people/lesson/?from=mail#part"):
            page.goto(host.address + address)
            expect(page.locator("h1").first).to_be_attached()
        part = """async (address) => {
          const found = await fetch(address, { headers: { Range: "bytes=2-5" } });
          return [found.status, found.headers.get("Content-Range"), await found.text()];
        }"""
        style = (tmp_path / "site/assets/course/course.css").read_bytes()
        assert page.evaluate(part, f"{host.address}assets/course/course.css") == [
            206,
            f"bytes 2-5/{len(style)}",
            style[2:6].decode(),
        ]


def test_where_an_address_begins_with_http_it_says_what_is_not_possible(learner: BrowserContext, course: Path) -> None:
    site = course / "site"

    def answer(route: Route) -> None:
        file = site / urlsplit(route.request.url).path.removeprefix("/")
        route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0] or "")

    page = learner.new_page()
    page.route("http://intranet.example/**", answer)
    page.goto("http://intranet.example/learning.html")
    _says(
        page,
        "At this address this training cannot be kept on your device: browsers keep a site only where its address "
        "begins with https. Ask for it as one file, site-offline.zip, which opens from a disk or a USB stick.",
    )
    expect(page.locator("course-device").get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize(
    ("script", "presses", "said"),
    [
        (
            "navigator.storage.estimate = async () => ({ quota: 40000, usage: 0 })",
            ["Keep it on this device"],
            re.compile(r"^It takes \d\.\d MB, and this browser has room for 0\.1 MB\.$"),
        ),
        (
            "window.fetch = () => Promise.reject(new TypeError('no network'))",
            ["Keep it on this device"],
            "There is no network now, or this server has no list of the files to keep. Nothing was changed.",
        ),
        (
            "navigator.serviceWorker.register = () => Promise.reject(new Error('private'))",
            ["Keep it on this device", "Keep it"],
            "This browser keeps no site for use without a network; a private window never does.",
        ),
    ],
    ids=["no room", "no network", "no keeper"],
)
def test_why_nothing_can_be_kept_is_told(
    learner: BrowserContext, course: Path, script: str, presses: list[str], said: str | re.Pattern[str]
) -> None:
    with hosted(course / "site") as host:
        page = learner.new_page()
        page.goto(f"{host.address}learning.html")
        page.evaluate(f"() => {{ {script} }}")
        for name in presses:
            _press(page, name)
        _says(page, said)


def test_a_device_that_runs_full_says_so_and_what_came_can_go(learner: BrowserContext, course: Path) -> None:
    with hosted(course / "site") as host:
        page = learner.new_page()
        page.goto(f"{host.address}learning.html")
        _press(page, "Keep it on this device")
        expect(page.locator("course-device").get_by_role("button", name="Keep it", exact=True)).to_be_visible()
        quota = {"origin": host.address.rstrip("/"), "quotaSize": 40000}
        learner.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", quota)
        _press(page, "Keep it")
        _says(page, "This device has no room for all of it.")
        _press(page, "Remove what has come")


def test_from_a_disk_it_says_that_all_is_here(learner: BrowserContext, course: Path) -> None:
    page = learner.new_page()
    page.goto((course / "site/learning.html").as_uri())
    _says(page, "You have opened this training from a disk: all of it is here already, and needs no network.")
