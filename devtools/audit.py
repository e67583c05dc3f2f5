"""The audit: outside tools look at a freshly built site; run by ``python3 build.py audit``.

Input: the project's folder. Output: a table, what each tool found, and the exit code: 0
nothing, 1 something, 3 a tool that the audit needs is missing. The tools come from npm, by the
lists in ``devtools/audit_tools/``, into ``.cache/audit/``; a second run installs nothing.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course.site import mkdocs_process
from devtools import audit_cmi5, audit_moodle, audit_themes, audit_walk, browser_setup
from devtools.usage import parser
from tests.serving import served

DONE, FOUND, MISSING = 0, 1, 3
ROOT = Path.cwd()
LISTS = ROOT / "devtools" / "audit_tools"
TOOLS = ROOT / ".cache" / "audit"
LOWEST = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
Report = dict[str, Any]  # Lighthouse's own, of which little is read
RUNS = 3  # at most, for one page: other work on this machine lowers the first number, and only that one
OLDEST_NODE = (18, 19)
OTHERS = {
    "themes": (audit_themes.main, audit_themes.TOLD),
    "cmi5": (audit_cmi5.main, audit_cmi5.TOLD),
    "moodle": (audit_moodle.main, audit_moodle.TOLD),
    "walk": (audit_walk.main, audit_walk.TOLD),
}
MORE = "\n".join(f"audit {name}: {told}" for name, (_, told) in OTHERS.items())
NO_NODE = """The audit needs Node 18.19 or newer with npm, and {found}.
Debian, Ubuntu: apt-get install nodejs npm
Elsewhere: https://nodejs.org/en/download
Then run this command again."""
NO_JAVA = """The audit needs Java for the Nu HTML checker, and {found}.
Debian, Ubuntu: apt-get install default-jre-headless
Elsewhere: https://adoptium.net/
Then run this command again."""


class Missing(Exception):
    """The audit needs something that is not here; the text says what, and how to get it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a tool does not accept."""

    tool: str
    place: str
    words: str


def main(arguments: list[str]) -> int:
    """Build the site, run every tool, print what came out."""
    if other := OTHERS.get(arguments[0] if arguments else ""):
        return other[0](arguments[1:])
    told = "Build the site, and have the Nu HTML checker, html-validate and Lighthouse look at it. Needs Node and Java."
    parser("audit", told, MORE).parse_args(arguments)
    try:
        node, npm, java = needed_node(), needed_npm(), needed_java()
        browser = browser_setup.browser(quiet=True)
        install(npm)
    except (Missing, browser_setup.BrowserProblem) as missing:
        print(missing, file=sys.stderr)
        return MISSING
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        try:
            mkdocs_process.build(ROOT, site)
        except mkdocs_process.BuildFailed as failure:
            print(f"{failure}\nThe site could not be built, so there is nothing to audit.", file=sys.stderr)
            return FOUND
        findings = [*markup(site, node, java), *measured(site, node, browser)]
    print()
    for finding in findings:
        print(f"{finding.place}: {finding.words} ({finding.tool})")
    print(f"{len(findings)} to fix." if findings else "Nothing to fix.")
    return FOUND if findings else DONE


def needed_node() -> str:
    """Return the path of Node, new enough for every tool."""
    node = shutil.which("node") or shutil.which("nodejs")
    if not node:
        raise Missing(NO_NODE.format(found="there is no Node on PATH"))
    version = run([node, "--version"]).stdout.strip()
    if tuple(int(part) for part in re.findall(r"\d+", version)[:2]) < OLDEST_NODE:
        raise Missing(NO_NODE.format(found=f"this is Node {version.lstrip('v')}"))
    return node


def needed_npm() -> str:
    """Return the path of npm."""
    npm = shutil.which("npm")
    if not npm:
        raise Missing(NO_NODE.format(found="there is no npm on PATH"))
    return npm


def needed_java() -> str:
    """Return the path of Java; macOS has a stub there that only asks to install one."""
    java = shutil.which("java")
    if not java:
        raise Missing(NO_JAVA.format(found="there is no Java on PATH"))
    if run([java, "-version"]).returncode:
        raise Missing(NO_JAVA.format(found="the Java on PATH does not start"))
    return java


def install(npm: str) -> None:
    """Install what ``devtools/audit_tools/package-lock.json`` names, unless it is there."""
    lock = (LISTS / "package-lock.json").read_bytes()
    stamp = TOOLS / "installed-lock.json"
    if stamp.is_file() and stamp.read_bytes() == lock:
        return
    print("Installing the audit's tools, once ...", flush=True)
    TOOLS.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(LISTS / name, TOOLS / name)
    ended = run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder=TOOLS)
    if ended.returncode:
        raise Missing(f"{ended.stdout}{ended.stderr}\nnpm could not install the audit's tools, for the reason above.")
    stamp.write_bytes(lock)


def markup(site: Path, node: str, java: str) -> Iterator[Finding]:
    """Run both HTML checkers over every page."""
    pages = sorted(map(str, site.rglob("*.html")))
    for tool, found in (
        ("Nu HTML checker", list(nu_findings(site, java, pages))),
        ("html-validate", list(html_validate_findings(site, node, pages))),
    ):
        print(f"{tool:16} {len(pages)} pages, {len(found)} errors", flush=True)
        yield from found


def nu_findings(site: Path, java: str, pages: list[str]) -> Iterator[Finding]:
    """Yield what the Nu HTML checker calls an error."""
    jar = TOOLS / "node_modules/vnu-jar/build/dist/vnu.jar"
    ended = run([java, "-jar", str(jar), "--format", "json", "--exit-zero-always", *pages])
    for message in json.loads(ended.stderr)["messages"]:
        if message["type"] != "info":
            page = message.get("url", "").rpartition(site.name + "/")[2]
            yield Finding("Nu HTML checker", f"{page}:{message.get('lastLine', 1)}", message["message"])


def html_validate_findings(site: Path, node: str, pages: list[str]) -> Iterator[Finding]:
    """Yield what html-validate calls an error."""
    program = TOOLS / "node_modules/html-validate/bin/html-validate.mjs"
    report = site.parent / "html-validate.json"  # a file, because Node may end before a pipe has taken it all
    ended = run([node, str(program), f"--config={LISTS / 'html-validate.json'}", f"--formatter=json={report}", *pages])
    if not report.is_file():
        raise RuntimeError(f"html-validate gave up:\n{ended.stderr}")
    for page in json.loads(report.read_text("utf-8")):
        name = Path(page["filePath"]).relative_to(site).as_posix()
        for message in page["messages"]:
            yield Finding("html-validate", f"{name}:{message['line']}", f"{message['message']} [{message['ruleId']}]")


def measured(site: Path, node: str, browser: Path) -> Iterator[Finding]:
    """Run Lighthouse over one page of each kind, served as a static host does."""
    print(f"{'Lighthouse':38} {'  '.join(LOWEST)}")
    with served(site) as address:
        for page in one_of_each_kind(site):
            report = best_report(f"{address}{page}", node, browser, site.parent / "lighthouse.json")
            scores = scores_of(report)
            print(f"  {page:36} " + "  ".join(f"{scores[name]:{len(name)}}" for name in LOWEST), flush=True)
            for name, lowest in LOWEST.items():
                if scores[name] < lowest:
                    words = (
                        f"{name} is {scores[name]}, and should be {lowest} or more: {', '.join(lost_by(report, name))}"
                    )
                    yield Finding("Lighthouse", page, words)


def one_of_each_kind(site: Path) -> list[str]:
    """Return a home page, a module, its quiz and a checklist."""
    quiz = min(site.glob("*/quiz.html"))
    checklist = min(site.glob("*/checklist-*.html"))
    return [
        page.relative_to(site).as_posix() for page in (site / "index.html", quiz.parent / "index.html", quiz, checklist)
    ]


def best_report(address: str, node: str, browser: Path, file: Path) -> Report:
    """Return Lighthouse's best report; it is run again only when the last one does not suffice."""
    reports: list[Report] = []
    while len(reports) < RUNS:
        reports.append(lighthouse(address, node, browser, file))
        if scores_of(reports[-1])["performance"] >= LOWEST["performance"]:
            break
    return max(reports, key=lambda report: scores_of(report)["performance"])


def scores_of(report: Report) -> dict[str, int]:
    """Return the score of each category, out of 100."""
    return {name: round((report["categories"][name]["score"] or 0) * 100) for name in LOWEST}


def lost_by(report: Report, category: str) -> list[str]:
    """Return the ids of what lowered the score of a category."""
    parts = report["categories"][category]["auditRefs"]
    scores = {part["id"]: report["audits"][part["id"]]["score"] for part in parts if part["weight"]}
    return [name for name, score in scores.items() if score is not None and score < LOWEST[category] / 100]


def lighthouse(address: str, node: str, browser: Path, file: Path) -> Report:
    """Return the report of one run, which comes through ``file``."""
    # Root, as in many containers, may not use Chromium's sandbox.
    sandbox = " --no-sandbox" if sys.platform != "win32" and os.geteuid() == 0 else ""
    flags = f"--headless=new --disable-background-networking --disable-dev-shm-usage{sandbox}"
    command = [
        node,
        str(TOOLS / "node_modules/lighthouse/cli/index.js"),
        address,
        "--quiet",
        "--output=json",
        f"--output-path={file}",
        f"--only-categories={','.join(LOWEST)}",
        f"--chrome-flags={flags}",
        "--no-enable-error-reporting",
    ]
    ended = run(command, environment={"CHROME_PATH": str(browser)})
    if ended.returncode:
        raise RuntimeError(f"Lighthouse gave up on {address}:\n{ended.stderr}")
    loaded: Report = json.loads(file.read_text("utf-8"))
    return loaded


def run(
    command: list[str], *, folder: Path = ROOT, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program and return what it said."""
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
