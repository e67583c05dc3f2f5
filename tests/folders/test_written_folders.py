"""Every command leaves what is not its own, on whole projects, and says what it left."""

from __future__ import annotations

import shutil
from pathlib import Path

import pikepdf
import pytest

from course.folders import manifest
from course.folders.manifest import NAME
from course.site.search_index import words_file, words_in
from tests.conftest import printed
from tests.folders.whole_projects import Roots, project, run, sources
from tests.in_process import mkdocs, start_mkdocs

pytestmark = pytest.mark.long

__all__ = ["project"]  # a fixture

NOT_OURS = "Left in place, because no command of this program made it: "
FORM = "print/modules/people/checklist-after-a-call-a4-fillable.pdf"


@pytest.mark.long
def test_a_build_leaves_what_is_not_its_own(project: Roots, capsys: pytest.CaptureFixture[str]) -> None:
    root = project()
    before = sources(root)
    for edition, name in (("learner", "site"), ("trainer", "site-trainer")):
        (root / name).mkdir()
        (root / name / "CNAME").write_text("www.example.org")
        for _ in range(2):
            assert run(root, "--edition", edition) == 0
            assert capsys.readouterr().err == f"{NOT_OURS}{name}/CNAME\n"
        assert (root / name / "CNAME").read_text() == "www.example.org"
        page = root / name / "people/index.html"
        page.write_text("mine")
        assert run(root, "--edition", edition) == 1
        assert capsys.readouterr().err == (
            f"In the way of what has to be written, and changed after it was made: {name}/people/index.html. "
            f"Move it out of {name}/ to keep your changes, or delete it; nothing was changed.\n"
        )
        assert page.read_text() == "mine"
        page.unlink()
        assert run(root, "--edition", edition) == 0
        capsys.readouterr()
    assert sources(root) == before


def test_mkdocs_alone_makes_the_same_manifest_and_leaves_what_is_not_ours(project: Roots) -> None:
    root = project()
    assert mkdocs(root, "build").returncode == 0
    listed = (root / "site" / NAME).read_bytes()
    assert set(manifest.read(root / "site") or ()) == {
        path.relative_to(root / "site").as_posix()
        for path in (root / "site").rglob("*")
        if path.is_file() and path.name != NAME
    }
    assert mkdocs(root, "build").returncode == 0
    assert run(root) == 0
    assert (root / "site" / NAME).read_bytes() == listed
    (root / "site/CNAME").write_text("www.example.org")
    lesson = root / "modules/people/lesson.md"
    for text in (lesson.read_text("utf-8"), lesson.read_text("utf-8").replace("help", "aid")):
        lesson.write_text(text, "utf-8")
        done = mkdocs(root, "build", "--strict")
        assert done.returncode == 0, done.stderr
        assert f"{NOT_OURS}site/CNAME\n" in done.stderr
        assert (root / "site/CNAME").read_text() == "www.example.org"


@pytest.mark.process
def test_what_a_killed_mkdocs_left_is_known_as_ours(project: Roots) -> None:
    root = project(("strict: true\n", "strict: true\nhooks: [hook.py]\n"))
    (root / "hook.py").write_text("def on_post_build(config): pass\n")
    assert mkdocs(root, "build").returncode == 0
    (root / "hook.py").write_text("import os\ndef on_post_build(config):\n    os.kill(os.getpid(), 9)\n")
    assert start_mkdocs(root, "build").returncode == -9
    assert manifest.is_being_written(root / "site")
    (root / "site/CNAME").write_text("www.example.org")
    (root / "hook.py").write_text("def on_post_build(config): pass\n")
    assert (
        "MkDocs would delete what no command of this program made: site/CNAME. Build with `coursewright`, "
        "which leaves it in place; or move it away (what belongs to the site, such as CNAME or robots.txt, "
        "into modules/)"
    ) in mkdocs(root, "build").stderr
    (root / "site/CNAME").unlink()
    assert mkdocs(root, "build").returncode == 0
    assert manifest.read(root / "site")


def test_a_site_of_the_first_release_is_known_by_what_is_in_it(
    project: Roots, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project()
    assert run(root) == 0
    site = root / "site"
    (site / NAME).unlink()
    (site / "people/old-lesson.html").write_bytes((site / "people/lesson.html").read_bytes())
    (root / "modules/people/lesson.md~").write_text("a copy")
    (site / "people/lesson.md~").write_text("a copy")  # published by the first release
    (site / "CNAME").write_text("www.example.org")
    (site / "people/mine.html").write_text("<p>mine")
    capsys.readouterr()
    assert run(root) == 0
    assert capsys.readouterr().err == f"{NOT_OURS}site/CNAME, site/people/mine.html\n"
    assert not (site / "people/old-lesson.html").exists()
    assert not (site / "people/lesson.md~").exists()


def test_what_the_search_reads_is_known_in_a_site_whose_manifest_is_damaged(
    project: Roots, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project()
    assert run(root) == 0
    (root / "site" / NAME).write_text("{")
    lesson = root / "modules/people/lesson.md"
    lesson.write_text(lesson.read_text("utf-8").replace("help", "aid"), "utf-8")
    (root / "site/search/words/zz.dat").write_bytes(words_file({}))  # of a word that no page has any more
    capsys.readouterr()
    assert run(root) == 0
    assert capsys.readouterr().err == ""
    assert not (root / "site/search/words/zz.dat").exists()
    assert "aid" in words_in((root / "site/search/words/a.dat").read_bytes())


def fill_in(form: Path, *, save_anew: bool) -> None:
    """Fill in a form, as a program for PDFs does."""
    with pikepdf.open(form, allow_overwriting_input=True) as pdf:
        field = next(one for one in pdf.Root.AcroForm.Fields.as_list() if one.get("/FT") == "/Tx")
        field.V = pikepdf.String("Chen")
        if save_anew:
            pdf.save(form)


def test_print_leaves_forms_that_were_filled_in_and_what_graph_drew(
    project: Roots, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project()
    assert run(root, "print", "--paper", "a4") == 0
    assert run(root, "graph") == 0
    fill_in(root / FORM, save_anew=True)
    mine = root / "print/modules/people/signed.pdf"
    mine.write_bytes(b"mine")
    capsys.readouterr()
    filled = (root / FORM).read_bytes()
    assert run(root, "print", "--module", "people", "--only", "worksheets", "--paper", "a4") == 0
    said = capsys.readouterr().err
    assert f"{NOT_OURS}print/modules/people/signed.pdf\n" in said
    assert f"Left in place, because it was changed after it was made: {FORM}\n" in said
    assert (root / FORM).read_bytes() == filled
    assert mine.read_bytes() == b"mine"
    assert list((root / "print/graphs").glob("*.svg"))
    assert not (root / "print/courses").exists()
    assert run(root, "print", "--module", "people") == 1
    assert capsys.readouterr().err == (
        f"In the way of what has to be written, and changed after it was made: {FORM}. "
        "Move it out of print/ to keep your changes, or delete it; nothing was changed.\n"
    )
    assert (root / FORM).read_bytes() == filled


def test_a_pack_of_the_first_release_is_known_and_its_filled_in_forms_are_not(
    project: Roots, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project()
    sheets = ("print", "--only", "checklists", "--paper", "a4")
    assert run(root, *sheets) == 0
    (root / "print" / NAME).unlink()
    old = root / "print/modules/gone/checklist-gone-a4-fillable.pdf"
    old.parent.mkdir()
    shutil.copy(root / FORM, old)
    capsys.readouterr()
    assert run(root, *sheets) == 0
    assert "Left in place" not in capsys.readouterr().err
    assert not old.exists()
    (root / "print" / NAME).unlink()
    fill_in(root / FORM, save_anew=True)
    filled = (root / FORM).read_bytes()
    assert run(root, *sheets) == 1
    assert (root / FORM).read_bytes() == filled


def test_graph_does_not_write_over_a_picture_that_is_not_its_own(
    project: Roots, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project()
    folder = root / "pictures"
    folder.mkdir()
    mine = folder / "people-fall-on-the-stairs.svg"
    mine.write_text("<svg>mine</svg>")
    assert run(root, "graph", "--to", str(folder)) == 2
    assert capsys.readouterr().err == (
        "In the way of what has to be written, and not made by a command of this program: "
        "pictures/people-fall-on-the-stairs.svg. Move it out of pictures/ to keep it, or delete it; "
        "nothing was changed.\n"
    )
    assert mine.read_text() == "<svg>mine</svg>"
    mine.unlink()
    for _ in range(2):
        assert run(root, "graph", "--to", str(folder)) == 0
    scenarios = root / "modules/people/scenarios.yml"
    scenarios.write_text(scenarios.read_text(encoding="utf-8").replace("Wait and see", "Wait"), encoding="utf-8")
    assert run(root, "graph", "--to", str(folder)) == 0
    mine.write_text(mine.read_text(encoding="utf-8") + "<!-- mine -->", encoding="utf-8")
    assert run(root, "graph", "--to", str(folder)) == 2
    assert "and changed after it was made: pictures/people-" in capsys.readouterr().err


def test_graph_draws_into_no_folder_of_sources(project: Roots, capsys: pytest.CaptureFixture[str]) -> None:
    root = project()
    before = sources(root)
    for name, why in (
        ("modules/people", "is in modules/, which holds what people write"),
        ("modules", "holds what people write"),
        (".", "is the project's own folder"),
        ("..", "holds the whole project"),
    ):
        folder = root / name
        assert run(root, "graph", "--to", str(folder)) == 2
        assert capsys.readouterr().err == (
            f"{folder} {why}. Name a folder for the pictures alone, such as print/graphs.\n"
        )
    blocked = root / "file"
    blocked.write_text("mine")
    assert run(root, "graph", "--to", str(blocked)) == 2
    assert capsys.readouterr().err == f"{blocked} cannot be written: File exists\n"
    assert sources(root) == {**before, "file": b"mine"}


REFUSED = [
    ("modules", "`modules`, which holds what people write"),
    ("modules/people", "`modules/people`, which is in modules/, which holds what people write"),
    ("./", "`./`, which is the project's own folder"),
    ("..", "`..`, which holds the whole project"),
    ("/tmp/x", "`/tmp/x`, which is outside the project"),
    ("../x", "`../x`, which is outside the project"),
    ("link", "`link`, which is in quizzes/, which holds what people write"),
    ("notes", "`notes`, which holds files that no command of this program made"),
    ("mine.txt", "`mine.txt`, which is a file"),
    ("site/cache", "`site/cache`, which is in site/, which a command replaces"),
    ("print", "`print`, which is in print/, which a command replaces"),
]


@pytest.mark.parametrize(("name", "said"), REFUSED, ids=[name for name, _ in REFUSED])
def test_a_cache_where_people_write_is_refused_with_its_place(project: Roots, name: str, said: str) -> None:
    root = project(("  - course\n", f"  - course:\n      cache_dir: {name}\n"))
    (root / "notes").mkdir()
    (root / "notes/index.md").write_text("mine")
    (root / "mine.txt").write_text("mine")
    (root / "link").symlink_to("quizzes/x")
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    line = text[: text.index("cache_dir")].count("\n") + 1
    problem = f"mkdocs.yml:{line}:18: the cache cannot stand in {said}; write `cache_dir: .cache/course`"
    assert printed(root) == [problem]
    (root / "mkdocs.yml").write_text(text.replace(f"cache_dir: {name}", "cache_dir: .cache/elsewhere"))
    assert printed(root) == []


def test_a_cache_among_the_texts_is_refused_by_the_command_and_nothing_is_touched(
    project: Roots, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(("  - course\n", "  - course: {cache_dir: modules}\n"))
    before = sources(root)
    assert run(root) == 1
    assert "the cache cannot stand in `modules`, which holds what people write;" in capsys.readouterr().err
    assert mkdocs(root, "build").returncode == 1
    assert sources(root) == before
    assert not (root / "site").exists()


@pytest.mark.parametrize("name", ["quizzes", "overrides/x", "."])
def test_mkdocs_puts_no_site_in_the_place_of_texts(project: Roots, name: str) -> None:
    root = project()
    before = sources(root)
    done = mkdocs(root, "build", "--site-dir", name)
    assert done.returncode == 1
    said = "and the site would take its place; name a folder for the site alone"
    assert said in done.stderr or "site_dir" in done.stderr
    assert sources(root) == before


@pytest.mark.parametrize("name", ["mkdocs.yml", "modules/people/lesson.md", "quizzes/roster.csv", "record.json"])
def test_a_table_is_not_written_over_what_people_wrote(
    project: Roots, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    root = project(changes={"record.json": "{}"})
    before = sources(root)
    assert run(root, "verify", str(root / "record.json"), "--csv", str(root / name), "--force") == 2
    assert run(root, "statistics", str(root / "record.json"), "--csv", str(root / name), "--force") == 2
    said = {
        "mkdocs.yml": "is a file of the project",
        "modules/people/lesson.md": "is in modules/, which holds what people write",
        "quizzes/roster.csv": "is in quizzes/, which holds what people write",
        "record.json": "is one of the records",
    }[name]
    assert capsys.readouterr().err.splitlines() == [f"{root / name} {said}. Name another file."] * 2
    assert sources(root) == before
