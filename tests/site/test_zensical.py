"""`export zensical`: a tree of which Zensical makes the same site, to the byte; and sites moved there by hand."""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import markdown
import pytest
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from course.folders import manifest
from tests.conftest import VALID
from tests.edits import files_of
from tests.in_process import command
from tests.signing import SIGNERS

pytestmark = pytest.mark.long

Files = Callable[[dict[str, str | bytes | None]], Path]
SETTINGS = (
    "site_name: First Aid Training\ndocs_dir: modules\nuse_directory_urls: {directories}\n"
    "site_url: https://training.harbour.io/{folder}\n"
    "theme: {{name: material, font: false}}\nplugins: [search, course]\n"
)
LESSON = "modules/people/lesson.md"
# What a template, and what Markdown, would make something else of.
ODD = """
What `{{ "{{ name }}" }}`, `{% raw %}` and `{# note #}` mean:

```text
first

    *indented* & <b>
{{ page.content }}
```
"""


@pytest.fixture
def root(course_files: Files) -> Path:
    return course_files(
        {"mkdocs.yml": SETTINGS.format(directories="false", folder="staff/"), LESSON: VALID[LESSON] + ODD}
    )


def made_of(tree: Path) -> dict[str, bytes]:
    """Return what Zensical makes of a tree: each text by Markdown, in its template; and all other files as they are."""
    templates = Environment(loader=FileSystemLoader(tree / "overrides"), autoescape=True, keep_trailing_newline=True)
    made = {}
    for path in sorted(path for path in (tree / "docs").rglob("*") if path.is_file()):
        place = path.relative_to(tree / "docs").as_posix()
        if path.suffix != ".md":
            made[place] = path.read_bytes()
            continue
        head, text = path.read_text("utf-8").removeprefix("---\n").split("\n---\n", 1)
        content = markdown.markdown(text, extensions=["md_in_html", "attr_list", "tables", "toc"])
        template = templates.get_template(head.removeprefix("template: "))
        rendered = template.render(page={"content": Markup(content)})  # noqa: S704  # as Zensical has it
        made[place.removesuffix(".md") + ".html"] = rendered.encode()
    made["404.html"] = templates.get_template("404.html").render().encode()
    return made


@pytest.mark.parametrize("directories", ["false", "true"])
def test_what_zensical_makes_of_the_tree_is_the_site(root: Path, directories: str) -> None:
    (root / "mkdocs.yml").write_text(SETTINGS.format(directories=directories, folder="staff/"))
    assert command(root, "build").returncode == 0
    ended = command(root, "export", "zensical", "--to", str(root / "tree"))
    assert (ended.returncode, ended.stderr) == (0, "")
    told = re.fullmatch(
        r"(\d+) pages and (\d+) other files written to (\S+)\. "
        r"Next: cd \3, then `zensical build` makes site/ of them\.\n",
        ended.stdout,
    )
    assert told
    site = {path.relative_to(root / "site").as_posix(): path for path in (root / "site").rglob("*") if path.is_file()}
    del site[manifest.NAME]
    made = made_of(root / "tree")
    assert made.keys() == site.keys()
    texts = [name for name in made if name.endswith(".html")]
    assert int(told[1]) + 1 == len(texts)  # one of them is a template alone
    assert int(told[2]) == len(made) - len(texts)
    for name in texts:
        assert made[name].decode() == site[name].read_text("utf-8"), name
    lesson = made["people/lesson/index.html" if directories == "true" else "people/lesson.html"].decode()
    assert "<code>{% raw %}</code> and <code>{# note #}</code>" in lesson
    kept = json.loads(made["offline.json"])["files"]
    assert len(kept) >= 20
    assert {name: hashlib.sha256(made[name]).hexdigest() for name in kept} == {
        name: one[0] for name, one in kept.items()
    }


@pytest.mark.parametrize("directories", ["false", "true"])
def test_what_is_built_aside_leaves_the_site_as_it_is(
    root: Path, directories: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "mkdocs.yml").write_text(SETTINGS.format(directories=directories, folder="staff/"))
    (root / "aside").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(root / "aside"))  # on the site's disk, so that files are linked
    assert command(root, "build").returncode == 0
    site = files_of(root / "site")
    for words in (
        ("export", "zensical", "--to", str(root / "tree")),
        ("package", "scorm12", "--module", "people", "--to", str(root / "people.zip")),
        ("export", "cartridge", "--to", str(root / "people.imscc")),
        ("--edition", "trainer"),
        ("print",),
        ("build", "--zip"),
    ):
        ended = command(root, *words)
        assert (ended.returncode, ended.stderr) == (0, ""), words
        assert files_of(root / "site") == site, words


def test_the_settings_of_the_tree_are_those_of_the_site(root: Path) -> None:
    assert command(root, "export", "zensical", "--to", str(root / "tree")).returncode == 0
    assert (root / "tree/zensical.toml").read_text("utf-8") == (
        "# Written by Coursewright (`export zensical`). Pages are in docs/, the frame of each in overrides/pages/.\n"
        '[project]\nsite_name = "First Aid Training"\nsite_url = "https://training.harbour.io/staff/"\n'
        'docs_dir = "docs"\nsite_dir = "site"\n'
        "use_directory_urls = false # the addresses are in the names of the files\n\n"
        '[project.theme]\ncustom_dir = "overrides"\nfont = false\n'
    )


def test_a_second_tree_takes_the_place_of_the_first_and_leaves_what_is_not_ours(root: Path) -> None:
    words = ("export", "zensical", "--to", str(root / "tree"))
    assert command(root, *words).returncode == 0
    (root / "tree/site").mkdir()
    (root / "tree/site/index.html").write_text("made by Zensical")
    (root / LESSON).write_text(VALID[LESSON].replace("## ", "## Now: ", 1))
    assert command(root, *words).returncode == 0
    assert "Now: " in (root / "tree/docs/people/lesson.md").read_text("utf-8")
    assert (root / "tree/site/index.html").read_text() == "made by Zensical"


def test_what_zensical_leaves_out_and_what_is_in_the_way_is_told(root: Path) -> None:
    (root / "mkdocs.yml").write_text(SETTINGS.format(directories="false", folder=""))
    (root / "modules/catalogue.yml").write_text(VALID["modules/catalogue.yml"] + SIGNERS)
    ended = command(root, "export", "zensical", "--to", str(root / "tree"))
    assert ended.stdout.startswith(
        ".well-known/did.json: lost: Zensical publishes no folder whose name begins with a point; "
        "put it there yourself.\n"
    )
    cases = {
        ("--to", str(root / "modules")): f"{root / 'modules'} holds what people write. Name another folder.\n",
        ("--module", "people"): "--module is for questions: a tree for Zensical has the whole site.\n",
    }
    for words, said in cases.items():
        ended = command(root, "export", "zensical", *words)
        assert (ended.returncode, ended.stderr) == (2, said)
    (root / LESSON).write_text("---\ntitle: [\n")
    ended = command(root, "export", "zensical", "--to", str(root / "other"))
    assert ended.returncode == 1
    assert ended.stderr.endswith("\n1 problem. Nothing was written.\n")
    assert not (root / "other").exists()


MOVED = (
    "zensical.toml:1:1: Zensical ignores the plugin `course` without a word: its pages have no questions and no "
    "checklists; remove this file; `export zensical` writes a tree that Zensical builds with all of them\n"
)


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ('[project]\nsite_name = "A"\ndocs_dir = "modules"\n', True),
        ('site_name = "A"\ndocs_dir = "./modules/"\n', True),
        ('[project]\nsite_name = "A"\n', False),  # of another folder
        ("[project\n", False),
        ('project = "A"\n', False),
    ],
)
def test_a_site_that_was_moved_by_hand_is_told_that_its_plugin_is_ignored(root: Path, text: str, is_told: bool) -> None:
    assert command(root, "build").returncode == 0
    (root / "zensical.toml").write_text(text)
    checked, built = command(root, "check"), command(root, "build")
    assert checked.stdout.startswith(MOVED) == is_told
    assert (checked.returncode, built.returncode) == ((1, 1) if is_told else (0, 0))
    (root / "zensical.toml").unlink()
    assert command(root, "build").returncode == 0
