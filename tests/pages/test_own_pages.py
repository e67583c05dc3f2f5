"""Pages that belong to no module: read, checked, placed and published as lessons are; strays are told."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SETTINGS
from tests.in_process import command
from tests.packed_texts import with_packed

PROJECT = Path(__file__).parents[2]
ProblemsOf = Callable[..., list[str]]
FRONT = "---\ntitle: {title}\nsummary: What people ask & answer.\n{more}---\n\n"
QUESTIONS = (
    FRONT.format(title="Questions <b>&amp; answers", more="place: start\n")
    + """\
## What does it cost?

Nothing, says [the lesson](../people/lesson.md#stay).[^000-01] Call within [[call-within]].

![A telephone](telephone.svg)

!!! trainer "Only for you"
    PLANTED-FOR-TRAINERS

## Who answers?

The training desk; see [privacy](privacy.md).
"""
)
PRIVACY = FRONT.format(title="Privacy", more="place: none\n") + "Nothing leaves your browser. Unmistakable-word.\n"
GLOSSARY = FRONT.format(title="Glossary", more="order: 10\n") + "Some words.\n"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>'
PAGES = {
    "modules/pages/questions.md": QUESTIONS,
    "modules/pages/privacy.md": PRIVACY,
    "modules/pages/glossary.md": GLOSSARY,
    "modules/pages/thanks.md": FRONT.format(title="Thanks", more="") + "To everybody.\n",
    "modules/pages/telephone.svg": PICTURE,
}


def built(root: Path, edition: str = "learner", *, directories: bool = False) -> Path:
    shutil.copytree(PROJECT / "overrides", root / "overrides", dirs_exist_ok=True)
    text = (PROJECT / "mkdocs.yml").read_text("utf-8")
    text = text.replace("  course_footer:\n", "  course_footer:\n    - {title: Privacy, url: pages/privacy.md}\n")
    if directories:
        text = text.replace("use_directory_urls: false", "use_directory_urls: true")
    (root / "mkdocs.yml").write_text(text, "utf-8")
    done = command(root, "--edition", edition)
    assert done.returncode == 0, done.stderr
    return root / ("site" if edition == "learner" else "site-trainer")


def text_of(site: Path, name: str) -> str:
    return (site / name).read_text("utf-8")


@pytest.mark.long
def test_pages_of_ones_own_are_on_the_site_in_their_place(course_files: Callable[..., Path]) -> None:
    site = built(course_files(PAGES))
    page = text_of(site, "pages/questions.html")
    assert "<h1>Questions &lt;b&gt;&amp;amp; answers</h1>" in page
    assert '<p class="course-lead">What people ask &amp; answer.</p>' in page
    assert '<meta name="description" content="What people ask &amp; answer.">' in page
    assert 'href="../people/lesson.html#stay"' in page
    assert 'src="telephone.svg"' in page
    assert "blank to fill in: Time to call for help" in page
    assert 'aria-labelledby="sources"' in page
    assert (site / "pages/telephone.svg").is_file()
    _, _, home = text_of(site, "index.html").partition('id="course-side"')
    in_order = re.findall(r'href="(?:\./)?((?:learning|sources|pages/\w+)\.html)"', home)
    assert list(dict.fromkeys(in_order)) == [
        "learning.html",
        "pages/questions.html",
        "pages/glossary.html",
        "pages/thanks.html",
        "sources.html",
        "pages/privacy.html",  # in the footer alone
    ]
    footers = [
        path
        for path in site.rglob("*.html")
        if "pages/privacy.html" in text_of(site, path.relative_to(site).as_posix())
    ]
    assert len(footers) >= 15
    assert '"pages/privacy.html"' in text_of(site, "search/pages.json")
    texts = {path.name: with_packed(path).decode() for path in (site / "search/texts").iterdir()}
    assert [name for name, content in texts.items() if "Unmistakable-word" in content] == ["pages.dat"]


@pytest.mark.long
def test_what_is_the_trainers_on_them_is_kept_from_learners(course_files: Callable[..., Path]) -> None:
    root = course_files(PAGES)
    site = built(root)
    assert [path for path in site.rglob("*") if path.is_file() and b"PLANTED" in with_packed(path)] == []
    site = built(root, "trainer")
    assert "PLANTED-FOR-TRAINERS" in text_of(site, "pages/questions.html")


@pytest.mark.long
def test_their_addresses_may_be_folders(course_files: Callable[..., Path]) -> None:
    site = built(course_files(PAGES), directories=True)
    page = text_of(site, "pages/questions/index.html")
    assert 'href="../../people/lesson/#stay"' in page
    assert 'src="../telephone.svg"' in page
    assert 'href="../../pages/privacy/"' in page or 'href="../privacy/"' in page


def listed(html: str) -> list[tuple[str, str]]:
    """Return what the navigation of a page lists, headings with an empty address."""
    side = html.partition('id="course-side"')[2].partition("</nav>")[0]
    found = re.findall(
        r'<p[^>]*>(.*?)</p>|<li><a href="(?:\.\.?/)*([\w/-]+\.html)"[^>]*>(.*?)(?: <small>.*?)?</a>', side
    )
    return [(heading or title, url) for heading, url, title in found]


def test_pages_of_a_group_stand_under_its_name_where_the_first_of_them_would(course_files: Callable[..., Path]) -> None:
    page = "---\ntitle: {}\norder: {}\n{}---\n\nText.\n"
    fronts = {"alpha": (10, "group: Help & more\n"), "beta": (20, ""), "gamma": (30, "group: Help & more\n")}
    fronts["delta"] = (5, "place: start\ngroup: New\n")
    texts = {f"modules/pages/{name}.md": page.format(name, *more) for name, more in fronts.items()}
    root = course_files({"mkdocs.yml": SETTINGS, **texts})
    assert command(root).returncode == 0
    lists = {
        name: listed(text_of(root / "site", f"{name}.html"))
        for name in ("index", "pages/beta", "pages/gamma", "people/lesson")
    }
    group, beta, start = (
        ("Help &amp; more", "pages/alpha.html"),
        ("beta", "pages/beta.html"),
        ("New", "pages/delta.html"),
    )
    assert lists["index"] == lists["pages/beta"]
    assert [entry for entry in lists["index"] if entry[1].startswith("pages/")] == [start, group, beta]
    assert [entry for entry in lists["people/lesson"] if entry[1].startswith("pages/")] == [start, group, beta]
    own = [entry for entry in lists["pages/gamma"] if not entry[1] or entry[1].startswith("pages/")]
    assert own == [("Help &amp; more", ""), ("alpha", group[1]), ("gamma", "pages/gamma.html"), start, beta]
    assert '<a href="gamma.html" rel="next">' in text_of(root / "site", "pages/alpha.html").replace("../pages/", "")


WRONG = {
    "no title": (
        {"modules/pages/faq.md": "---\nsummary: x\n---\n\nText.\n"},
        ["modules/pages/faq.md:2:1: the page has no `title`; add a line `title: ...` to it"],
    ),
    "a mistyped key": (
        {"modules/pages/faq.md": "---\ntitle: A\nsummary: x\nplaces: end\n---\n\nText.\n"},
        ["modules/pages/faq.md:4:1: unknown key `places` in the page; did you mean `place`?"],
    ),
    "a place that is none": (
        {"modules/pages/faq.md": "---\ntitle: A\nsummary: x\nplace: footer\n---\n\nText.\n"},
        [
            "modules/pages/faq.md:4:8: `place` must be one of start, end, none, but `footer` was found; "
            "write one of these"
        ],
    ),
    "a group in no navigation": (
        {"modules/pages/faq.md": "---\ntitle: A\nplace: none\ngroup: Help\n---\n\nText.\n"},
        [
            "modules/pages/faq.md:4:8: `group` does nothing on a page that is in no navigation, and `Help` was found; "
            "remove it, or write `place: end`"
        ],
    ),
    "no front matter": (
        {"modules/pages/faq.md": "Text.\n"},
        [
            "modules/pages/faq.md:1:1: the file has no front matter; "
            "start it with a line `---`, its keys, and another `---`"
        ],
    ),
    "no text": (
        {"modules/pages/faq.md": "---\ntitle: A\nsummary: x\n---\n"},
        ["modules/pages/faq.md:1:1: the page has no text; write it below the front matter"],
    ),
    "a question": (
        {"modules/pages/faq.md": "---\ntitle: A\nsummary: x\n---\n\n<!-- question: first-call -->\n"},
        ["modules/pages/faq.md:6:1: no question can be placed on a page of your own; move it into a lesson"],
    ),
    "a source that there is not": (
        {"modules/pages/faq.md": "---\ntitle: A\nsummary: x\n---\n\nText.[^000-02]\n"},
        ["modules/pages/faq.md:6:6: there is no claim or evidence `000-02`; did you mean `001-02`?"],
    ),
    "a standard that there is not": (
        {"modules/pages/faq.md": "---\ntitle: A\nsummary: x\n---\n\nText [[call-withn]].\n"},
        [
            "modules/pages/faq.md:6:6: there is no local standard `call-withn` in modules/catalogue.yml; "
            "did you mean `call-within`?"
        ],
    ),
    "a name of the site's": (
        {"modules/pages/index.md": "---\ntitle: A\nsummary: x\n---\n\nText.\n"},
        [
            "modules/pages/index.md:1:1: a page of your own cannot be called `index.md`; "
            "rename it; `pages/` holds pages of your own for learners, and is not a module"
        ],
    ),
    "a name of the trainer's": (
        {"modules/pages/Trainers-guide.md": "---\ntitle: A\nsummary: x\n---\n\nText.\n"},
        [
            "modules/pages/Trainers-guide.md:1:1: a page of your own cannot be called `Trainers-guide.md`; "
            "rename it; `pages/` holds pages of your own for learners, and is not a module"
        ],
    ),
    "two names that are one": (
        {"modules/pages/FAQ.md": PRIVACY, "modules/pages/faq.md": PRIVACY},
        [
            "modules/pages/faq.md:1:1: `FAQ.md` appears here too, and on many disks the two would be one page; "
            "rename one of the two"
        ],
    ),
    "a page beside the catalogue": (
        {"modules/about.md": "# About us\n"},
        [
            "modules/about.md:1:1: no page is made of a file here; move it to modules/pages/about.md for a page of "
            "your own, or into a module's folder for a lesson"
        ],
    ),
    "a page in a folder of a module": (
        {"modules/people/more/extra.md": "More.\n"},
        [
            "modules/people/more/extra.md:1:1: no page is made of a file this deep; move it to modules/people/extra.md "
            "and name it under `lessons` in index.md there, or to modules/pages/extra.md for a page of your own"
        ],
    ),
    "a page deep among one's own": (
        {"modules/pages/legal/privacy.md": PRIVACY},
        [
            "modules/pages/legal/privacy.md:1:1: no page is made of a file this deep; "
            "move it to modules/pages/privacy.md"
        ],
    ),
    "another ending": (
        {"modules/pages/faq.markdown": PRIVACY},
        ["modules/pages/faq.markdown:1:1: the ending `.markdown` is not read; rename it to faq.md"],
    ),
    "data that belongs to nothing": (
        {"modules/catalog.yml": "format: 1\n", "modules/people/more/checklists.yml": "- x\n"},
        [
            "modules/catalog.yml:1:1: the file belongs to nothing; did you mean `catalogue.yml`?",
            "modules/people/more/checklists.yml:1:1: the file belongs to nothing; remove it",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "said"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_with_a_page_is_told_word_for_word(
    problems_of: ProblemsOf, changes: dict[str, str], said: list[str]
) -> None:
    assert problems_of(changes) == said


def test_pages_as_they_should_be_pass(problems_of: ProblemsOf) -> None:
    assert problems_of(PAGES) == []
    assert problems_of({"modules/.drafts/idea.md": "An idea.\n"}) == []
