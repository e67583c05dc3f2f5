"""What goes to the site is what a text refers to, of a known kind; looked for byte by byte in whole sites."""

from __future__ import annotations

import base64
import contextlib
import gzip
import io
import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from PIL import Image

from course.checks import published
from course.checks.load import examine
from tests.conftest import VALID, printed
from tests.folders.whole_projects import Roots, project
from tests.in_process import mkdocs
from tests.media_files import mp4, wav

__all__ = ["project"]  # a fixture

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><title>{}</title><path d="M0 0h9v9z"/></svg>'


def raster(form: str, words: str = "") -> bytes:
    """Return a small picture; ``words`` stand behind it, where no reader looks."""
    file = io.BytesIO()
    noise = Image.effect_noise((40, 30), 50).convert("P" if form == "GIF" else "RGB")
    noise.save(file, form)
    return file.getvalue() + words.encode()


LESSON = "modules/people/lesson.md"
TRAINER = "modules/people/trainer.md"

# Files that lie about in a course; the number in each says which it is.
STRAY = (
    *(
        "people/lesson.md~",
        "people/lesson.md.orig",
        "people/lesson.md.bak",
        "people/#lesson.md#",
        "people/lesson.md.rej",
    ),
    *("people/lesson.txt", "people/lesson.mdx", "people/lesson (1).docx", "people/Kopie von lesson.odt"),
    *("people/answers for trainers.docx", "people/answers.xlsx", "people/keys.pdf", "people/notes.rtf"),
    *("people/Trainer-room.svg", "people/TRAINER.PNG", "people/trainer/notes.txt", "people/trainers.csv"),
    *("people/Copy of trainer.txt", "people/~$notes.docx", "people/Thumbs.db", "people/desktop.ini"),
    *("people/.hidden.png", "people/.lesson.md.swp", "people/.git/config", "people/drawing.svg", "people/photo.jpg"),
    *("people/photo.JPG", "people/page.html", "people/page.htm", "people/page.xhtml", "people/feed.xml"),
    *("people/script.js", "people/style.css", "people/tool.exe", "people/film.mp4", "people/no-ending"),
    *("people/ünï çödé \u202e.png", "people/100%25.png", "people/a'b\"c.png", "people/deep/er/x.webp"),
    *("stray.docx", "stray.png", "common/pictures/x.gif", "sources.runs.old", "catalogue.yml.bak", "notes.json"),
)
MARKER = "Planted-{:02d}-marker"


def planted() -> dict[str, str | bytes | None]:
    return {f"modules/{name}": SVG.format(MARKER.format(at)) for at, name in enumerate(STRAY)}


def build(root: Path, *, trainer: bool = False, monkeypatch: pytest.MonkeyPatch | None = None) -> dict[str, bytes]:
    """Build a site in this process; return its files."""
    if trainer and monkeypatch:
        monkeypatch.setenv("COURSE_EDITION", "trainer")
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    site = Path(config.site_dir)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def has(content: bytes, words: str) -> bool:
    """Look for words as they stand, packed, and in other alphabets of bytes."""
    plain = [content]
    if content[:2] == b"\x1f\x8b":
        plain.append(gzip.decompress(content))
    at = content.find(b"stream\n")
    while at >= 0:  # what is packed in a PDF
        with contextlib.suppress(zlib.error):
            plain.append(zlib.decompressobj().decompress(content[at + 7 :]))
        at = content.find(b"stream\n", at + 7)
    forms = (words.encode(), words.encode("utf-16-le"), base64.b64encode(words.encode())[:-4])
    return any(form in text for form in forms for text in plain)


@pytest.mark.long
def test_stray_files_of_more_than_forty_kinds_stay_out_of_both_sites_and_are_named(
    project: Roots, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(changes=planted())
    assert printed(root) == []
    for trainer in (False, True):
        site = build(root, trainer=trainer, monkeypatch=monkeypatch)
        assert [name for name in site if has(site[name], "Planted-") or "Planted-" in name] == []
        names = {Path(name).name for name in STRAY} - {"style.css"}
        assert [name for name in site if Path(name).name in names] == []
    named = {problem.position.path for problem in examine(root).warnings}
    quiet = {name for name in STRAY if "/." in name or published.is_trainers(name, ["people"])}
    expected = {f"modules/{name}" for name in STRAY if name not in quiet}
    assert {name for name in named if name.startswith("modules/") and not name.endswith((".md", ".yml"))} == expected


def test_a_stray_file_is_named_with_what_to_do(problems_of: object, course_files: Callable[..., Path]) -> None:
    root = course_files(
        {
            LESSON: VALID[LESSON] + "\n![A plan](pictures/plan.png)\n",
            "modules/people/pictures/plan.png": raster("PNG"),
            "modules/people/plan.png": b"x",
            "modules/people/plan.gif": b"x",
            "modules/people/lesson.md~": "x",
            "overrides/notes.docx": b"x",
            "overrides/assets/course/site.js.orig": b"x",
        }
    )
    said = [str(problem) for problem in examine(root).warnings if not problem.rule]
    assert said == [
        "modules/people/lesson.md~:1:1: the file is of no kind that is published, and stays out of the site; remove it",
        "modules/people/plan.gif:1:1: no text refers to the file, so it stays out of the site; "
        "refer to it in a text, or remove it",
        "modules/people/plan.png:1:1: no text refers to the file, so it stays out of the site; "
        "did you mean `people/pictures/plan.png`?",
        "overrides/assets/course/site.js.orig:1:1: no page loads such a file, so it stays out of the site; remove it",
        "overrides/notes.docx:1:1: no page loads such a file, so it stays out of the site; remove it",
    ]


REFERRED = {
    "a picture": ("![x](plan.png)", "modules/people/plan.png"),
    "with a title": ('![x](plan.png "A plan")', "modules/people/plan.png"),
    "in a folder": ("![x](a/b/plan.svg)", "modules/people/a/b/plan.svg"),
    "above": ("![x](../pictures/plan.jpg)", "modules/pictures/plan.jpg"),
    "with a space": ("![x](<my plan.png>)", "modules/people/my plan.png"),
    "escaped": ("![x](my%20plan.png)", "modules/people/my plan.png"),
    "not of this alphabet": ("![x](pl\u00e4n.png)", "modules/people/pl\u00e4n.png"),
    "in brackets": ("![x](plan_(1).png)", "modules/people/plan_(1).png"),
    "a link": ("[x](plan.pdf)", "modules/people/plan.pdf"),
    "by reference": ("[x][p]\n\n[p]: plan.pdf", "modules/people/plan.pdf"),
    "with a part": ("[x](plan.pdf#page=2)", "modules/people/plan.pdf"),
    "in a table": ("| a |\n| - |\n| ![x](plan.png) |", "modules/people/plan.png"),
    "an office file": ("[form](form.docx)", "modules/people/form.docx"),
    "sound": ("[hear](call.wav)", "modules/people/call.wav"),
    "upper case": ("![x](PLAN.PNG)", "modules/people/PLAN.PNG"),
}


@pytest.mark.long
def test_what_a_text_refers_to_is_published_and_is_not_named(project: Roots) -> None:
    text = VALID[LESSON] + "".join(f"\n{markdown}\n" for markdown, _ in REFERRED.values())
    formats = {".png": "PNG", ".jpg": "JPEG"}
    files: dict[str, str | bytes | None] = {
        path: raster(formats[kind]) if (kind := Path(path).suffix.lower()) in formats else SVG.format("Referred")
        for _, path in REFERRED.values()
    }
    files["modules/people/call.wav"] = wav()
    quiz = VALID["quizzes/people.yml"].replace("prompt: Anybody can help.", 'prompt: "Read [this](quiz-plan.pdf)."')
    more = {
        "modules/people/quiz-plan.pdf": "Referred",
        "modules/CNAME": "x.example.org",
        "modules/robots.txt": "Referred",
    }
    root = project(changes={LESSON: text, "quizzes/people.yml": quiz, **files, **more})
    assert printed(root) == []
    assert [str(problem) for problem in examine(root).warnings if not problem.rule] == []
    site = build(root)
    expected = {path.removeprefix("modules/") for path in (*files, *more)}
    assert expected <= set(site)


@pytest.mark.long
def test_what_only_the_trainers_texts_refer_to_is_in_the_trainers_site_alone(
    project: Roots, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes: dict[str, str | bytes | None] = {
        LESSON: VALID[LESSON] + '\n!!! trainer "Planted-title"\n    ![Planted-alt](seats.png) [k](keys.pdf)\n'
        "\n    *[minute]: Planted-abbreviation\n\n    *[Anybody]: Planted-second\n"
        "\n    See[^own].\n\n    [^own]: Planted-note\n",
        TRAINER: "Set up the Planted-room. ![Planted-plan](room.svg) ![Planted-seats](Trainer-room.svg)\n",
        "modules/people/room.svg": SVG.format("Planted-svg"),
        "modules/people/Trainer-room.svg": SVG.format("Planted-room-svg"),
        "modules/people/seats.png": raster("PNG", "Planted-png"),
        "modules/people/keys.pdf": b"Planted-pdf",
    }
    root = project(changes=changes)
    assert printed(root) == []
    assert [str(problem) for problem in examine(root).warnings if not problem.rule] == []
    site = build(root)
    secret = ("Planted-", "seats.png", "keys.pdf", "room.svg", "run-sheet", "trainer.html", "trainer.css")
    assert [(name, words) for name in site for words in secret if has(site[name], words) or words in name] == []
    site = build(root, trainer=True, monkeypatch=monkeypatch)
    assert {"people/seats.png", "people/keys.pdf", "people/room.svg", "people/Trainer-room.svg"} <= set(site)


def test_a_learners_text_cannot_show_what_is_the_trainers(course_files: Callable[..., Path]) -> None:
    text = VALID[LESSON] + "\n![x](Trainer-room.svg)\n"
    line = text[: text.index("![x]")].count("\n") + 1
    files = {"modules/people/Trainer-room.svg": SVG.format("x")}
    assert printed(course_files({LESSON: text, **files})) == [
        f"{LESSON}:{line}:1: `people/Trainer-room.svg` is the trainer's by its name, and learners get no such file; "
        "rename it, or move what refers to it into a trainer block"
    ]
    inside = VALID[LESSON] + '\n!!! trainer "Room"\n    ![x](Trainer-room.svg)\n'
    assert printed(course_files({LESSON: inside, **files})) == []


def test_a_reference_to_a_kind_that_is_not_published_is_told_at_its_place(course_files: Callable[..., Path]) -> None:
    text = VALID[LESSON] + "\nSee [the demo](demo.html).\n"
    line = text[: text.index("See [")].count("\n") + 1
    assert printed(course_files({LESSON: text, "modules/people/demo.html": "x"})) == [
        f"{LESSON}:{line}:5: `people/demo.html` is of a kind that is not published; use one of these: pictures, "
        "sound, film, captions, PDF, office files, CSV, TXT, EPUB and ZIP"
    ]


IN_CODE = (
    "Write `![x](plan.png)` for a picture.",
    "```markdown\n![x](plan.png)\n```",
    "1. So:\n\n    ```\n    [x]: plan.png\n    ```",
    "    ![x](plan.png)",
    "a <!-- ![x](plan.png) -->",
    r"\![x]\(plan.png)",
    "An attribute src=plan.png in the words.",
)


@pytest.mark.parametrize("text", IN_CODE)
@pytest.mark.parametrize("path", [LESSON, "modules/people/index.md", TRAINER, "modules/pages/help.md"])
def test_what_stands_only_in_code_is_no_reference(course_files: Callable[..., Path], path: str, text: str) -> None:
    before = VALID.get(path) or ("---\ntitle: Help\nsummary: Help.\n---\n" if "pages" in path else "Bring pens.\n")
    files = {"modules/people/plan.png": raster("PNG")}
    told = "modules/people/plan.png:1:1: no text refers to the file, so it stays out of the site; "
    root = course_files({path: f"{before}\n{text}\n", **files})
    assert [str(one) for one in examine(root).warnings if not one.rule] == [
        told + "refer to it in a text, or remove it"
    ]
    target = "../people/plan.png" if "pages" in path else "plan.png"
    root = course_files({path: f"{before}\n{text}\n\n![x]({target})\n", **files})
    assert [str(one) for one in examine(root).warnings if not one.rule] == []


def test_a_quizs_code_is_no_reference(course_files: Callable[..., Path]) -> None:
    quiz = "quizzes/people.yml"
    text = VALID[quiz].replace("prompt: Anybody can help.", 'prompt: "What does `![x](plan.png)` show?"')
    root = course_files({quiz: text, "modules/people/plan.png": raster("PNG")})
    assert len([one for one in examine(root).warnings if not one.rule]) == 1
    text = VALID[quiz].replace("prompt: Anybody can help.", 'prompt: "What is ![x](plan.png)?"')
    root = course_files({quiz: text, "modules/people/plan.png": raster("PNG")})
    assert [one for one in examine(root).warnings if not one.rule] == []


def test_what_html_of_ones_own_shows_is_a_reference(project: Roots) -> None:
    text = VALID[LESSON] + '\n<p><img src="plan.html" alt="x"></p>\n'
    line = text[: text.index("<p>")].count("\n") + 1
    root = project(changes={LESSON: text, "modules/people/plan.html": b"x"})
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(settings.replace("  - course\n", "  - course:\n      raw_html: true\n"), "utf-8")
    assert printed(root) == [
        f"{LESSON}:{line}:1: `people/plan.html` is of a kind that is not published; use one of these: pictures, "
        "sound, film, captions, PDF, office files, CSV, TXT, EPUB and ZIP"
    ]


RASTERS = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif", "WEBP": ".webp", "AVIF": ".avif"}


@pytest.mark.parametrize("form", RASTERS)
def test_a_picture_that_is_cut_off_damaged_or_misnamed_is_told(course_files: Callable[..., Path], form: str) -> None:
    name = f"modules/people/plan{RASTERS[form]}"
    text = VALID[LESSON] + f"\n![A plan](plan{RASTERS[form]})\n"
    line = text[: text.index("![A plan]")].count("\n") + 1
    whole = raster(form)
    used = f"({LESSON}:{line} refers to it)"
    for content in (whole[: len(whole) // 2], whole[:20], b"", b"Not found", b"\x00" * 400):
        assert printed(course_files({LESSON: text, name: content})) == [
            f"{name}:1:1: the picture is damaged or cut off, and cannot be shown {used}; "
            "save it anew, or put a whole copy there"
        ]
    other = "GIF" if form == "PNG" else "PNG"
    assert printed(course_files({LESSON: text, name: raster(other)})) == [
        f"{name}:1:1: the picture is called `{RASTERS[form]}`, but it is a {other} {used}; rename it, or save it anew"
    ]
    assert printed(course_files({LESSON: text, name: whole})) == []
    quiz = VALID["quizzes/people.yml"].replace("prompt: Anybody", f'prompt: "![A plan](plan{RASTERS[form]})" #')
    number = quiz[: quiz.index("![A plan]")].count("\n") + 1
    assert printed(course_files({"quizzes/people.yml": quiz, name: whole[:90]})) == [
        f"{name}:1:1: the picture is damaged or cut off, and cannot be shown (quizzes/people.yml:{number} "
        "refers to it); save it anew, or put a whole copy there"
    ]


def test_a_picture_of_more_points_than_a_page_can_show_is_told(course_files: Callable[..., Path]) -> None:
    head = b"IHDR" + struct.pack(">II", 20_000, 20_000) + bytes([8, 0, 0, 0, 0])
    chunks = [struct.pack(">I", len(one) - 4) + one + struct.pack(">I", zlib.crc32(one)) for one in (head, b"IDAT")]
    huge = b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
    root = course_files({LESSON: VALID[LESSON] + "\n![A plan](plan.png)\n", "modules/people/plan.png": huge})
    assert printed(root) == [
        "modules/people/plan.png:1:1: the picture has more points than a page can show "
        "(modules/people/lesson.md:18 refers to it); make it smaller"
    ]


def test_a_huge_file_is_told(course_files: Callable[..., Path]) -> None:
    root = course_files({LESSON: VALID[LESSON] + "\n[film](film.mp4)\n"})
    for size, said in ((73 * 1024 * 1024, 73), (25 * 1024 * 1024 + 1, 26)):
        with (root / "modules/people/film.mp4").open("wb") as file:
            file.truncate(size)
        assert printed(root) == [
            f"modules/people/film.mp4:1:1: the file has {said} MB, and 25 MB is the limit; "
            "make it smaller, or put it where films belong and link to it"
        ]
    with (root / "modules/people/film.mp4").open("wb") as file:
        file.write(mp4())
        file.truncate(25 * 1024 * 1024)
    assert printed(root) == []


@pytest.mark.parametrize("target", ["..", ".", "../../modules"])
def test_a_link_that_leads_round_in_a_circle_is_told(course_files: Callable[..., Path], target: str) -> None:
    root = course_files({})
    (root / "modules/people/loop").symlink_to(target)
    assert printed(root) == ["modules/people/loop:1:1: the link leads round in a circle; remove it"]
    (root / "modules/people/loop").unlink()
    assert printed(root) == []


@pytest.mark.long
def test_files_of_the_theme_that_no_page_loads_are_left_out(project: Roots) -> None:
    root = project()
    (root / "overrides/notes.docx").write_text("Planted")
    (root / "overrides/assets/course/course.css~").write_text("Planted")
    (root / "overrides/assets/course/answers.md").write_text("Planted")
    site = build(root)
    assert [name for name in site if has(site[name], "Planted")] == []
    assert "assets/course/course.css" in site


@pytest.mark.long
def test_every_file_that_a_page_loads_is_there_and_little_else_of_the_themes(project: Roots) -> None:
    site = build(project())
    pages = {name: content.decode() for name, content in site.items() if name.endswith(".html") and name != "404.html"}
    loaded = set().union(*(published.references(html, name) for name, html in pages.items()))
    assert {name for name in loaded if name not in site and f"{name}index.html" not in site} <= {"."}
    theme = {name for name in site if re.match(r"assets/(javascripts|stylesheets|images|fonts)/", name)}
    assert len(theme) == 1  # no page works by its script
    assert sum(len(site[name]) for name in theme) < 40_000
    assert not [name for name in site if name.endswith(".map") or "/lunr/" in name]


@pytest.mark.parametrize(
    ("extension", "text"),
    [("pymdownx.snippets", '--8<-- "modules/people/trainer.md"'), ("pymdownx.snippets", '--8<-- "lesson.md"')],
)
def test_texts_are_not_brought_in_behind_our_back(project: Roots, extension: str, text: str) -> None:
    root = project(
        ("markdown_extensions:\n", f"markdown_extensions:\n  - {extension}\n"),
        changes={LESSON: VALID[LESSON] + f"\n{text}\n", TRAINER: "Planted-notes\n"},
    )
    line = (root / "mkdocs.yml").read_text(encoding="utf-8").split("\n").index(f"  - {extension}") + 1
    assert printed(root) == [
        f"mkdocs.yml:{line}:5: the Markdown extension `{extension}` cannot be used: it brings other files into a text "
        "after the trainer's was taken out of them, and learners would read it; "
        "remove it, and write the text where it belongs"
    ]


@pytest.mark.long
def test_a_trainer_block_that_a_hook_brings_in_is_taken_out_too(project: Roots) -> None:
    root = project(("strict: true\n", "strict: true\nhooks: [hook.py]\n"))
    (root / "hook.py").write_text(
        "from mkdocs.plugins import event_priority\n"
        "@event_priority(-50)\n"
        "def on_page_markdown(markdown, page, config, files):\n"
        "    return markdown + '\\n\\n!!! trainer \"X\"\\n    Planted\\n'\n"
    )
    done = mkdocs(root, "build")
    assert done.returncode == 0, done.stderr
    assert not [path for path in (root / "site").rglob("*.*") if path.is_file() and b"Planted" in path.read_bytes()]
