"""The site as it is published: built by MkDocs once, served with the header that the README gives.

Every page that these tests open fails its test on a console error, a request to another host, or
a violation of the Content-Security-Policy.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests import content_policy, in_process
from tests.browser.conftest import PATIENCE
from tests.browser.lending import Lender, Watcher
from tests.conftest import VALID
from tests.serving import served

ROOT = Path(__file__).parents[3]
VIOLATIONS = """addEventListener("securitypolicyviolation", (event) => {
  console.error(`Content-Security-Policy: ${event.violatedDirective} of ${event.blockedURI} ${event.sourceFile}`);
});"""
TABS = """
=== "First tab"

    Words in the first.

=== "Second tab"

    Words in the second.

        code to copy

| One | Two |
| --- | --- |
| a   | b   |

```yaml title="modules/with-a-long-name/scenarios.yml"
some: text as long as a line of a telephone, and longer
```

```text
some words as long as a line of a telephone, and longer
```

| Word | Means |
| --- | --- |
| `practice` | LONG |
""".replace("LONG", "it leaves hardly any room for the word " * 5)

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def built(shipped: Path) -> Path:
    """Return the folder of the site."""
    return shipped


@pytest.fixture(scope="session")
def policy(built: Path) -> str:
    """Return the header's value for this site."""
    return content_policy.header(built)


@pytest.fixture(scope="session")
def address(built: Path, policy: str) -> Iterator[str]:
    """Return where the site is served under its policy."""
    with served(built, {content_policy.NAME: policy}) as address:
        yield address


@pytest.fixture(scope="session")
def component_address(tmp_path_factory: pytest.TempPathFactory, policy: str) -> Iterator[str]:
    """Return where a small course is served that uses components of the theme which need its script."""
    root = tmp_path_factory.mktemp("components")
    for name, text in VALID.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text + TABS if name == "modules/people/index.md" else text, "utf-8")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    features = "features: [content.code.copy, content.tabs.link]"
    (root / "mkdocs.yml").write_text(settings.replace("features: []", features), "utf-8")
    in_process.building(root, root / "site")
    with served(root / "site", {content_policy.NAME: policy}) as address:
        yield address


@pytest.fixture(scope="session")
def strict_lenders(browser: Browser) -> Iterator[tuple[dict[bool, Lender], Watcher]]:
    """Return what lends a page, with scripts and without, and what watches it."""
    watcher = Watcher(worth=("error",))
    found = {
        True: Lender(browser, watcher.watch, VIOLATIONS),
        False: Lender(browser, watcher.watch, java_script_enabled=False),
    }
    yield found, watcher
    for lender in found.values():
        lender.end()


@pytest.fixture
def visit(strict_lenders: tuple[dict[bool, Lender], Watcher]) -> Iterator[Visit]:
    """Return a function that opens a watched page at an address, one at a time; see ``Lender.lend`` for options."""
    lenders, watcher = strict_lenders
    watcher.faults.clear()

    def start(at: str, *, java_script_enabled: bool = True, **options: Any) -> Page:
        page = lenders[java_script_enabled].lend(PATIENCE, **options)
        watcher.allowed = (at[: at.index("/", len("http://")) + 1],)
        page.goto(at)
        return page

    yield start
    for lender in lenders.values():
        lender.take_back()
    assert not watcher.faults


@pytest.fixture
def open_page(visit: Visit, address: str, width: int) -> Callable[[str], Page]:
    """Return a function that opens a page of the site in a window of ``width``."""
    # Colours that are still on their way from one to another would be measured.
    return lambda name: visit(address + name, viewport={"width": width, "height": 800}, reduced_motion="reduce")
