"""Modules that are kept: their facts are at hand, and all else is fetched when somebody asks for it."""

from __future__ import annotations

import pickle
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from course.checks.load import examine, load_course
from course.checks.loader import Loader
from course.checks.module_files import Checked
from course.commands.main import main
from course.folders import digests
from course.model import Content, Module
from course.model.kept_module import KeptModule, kept
from course.pages.templates import Templates
from course.reading import again as reading_again
from course.reading.again import PlacedKeys
from course.reading.problems import CourseProblems
from course.site.module_store import AT_HAND, ModuleStore, store_of
from tests.edits import new_course


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return new_course(tmp_path)


def loaded(root: Path) -> Content:
    digests.forget()
    return load_course(root, keep=store_of(root))


def test_a_module_that_was_kept_is_all_that_it_was(root: Path) -> None:
    anew = load_course(root)
    loaded(root)
    for module, again in zip(anew.modules, loaded(root).modules, strict=True):
        assert isinstance(again, KeptModule)
        assert again.facts == module.facts
        names = [*(part.name for part in fields(Module)), "minutes", "fingerprint", "sources", "cited", "section_ids"]
        for name in (*names, "code", "title", "since", "guides", "practice", "reading_minutes"):
            if name != "lessons":
                assert getattr(again, name) == getattr(module, name), name
        assert [one.body for one in again.lessons] == [one.body for one in module.lessons]
        assert [one.reading.html for one in again.lessons] == [one.reading.html for one in module.lessons]


@pytest.mark.long
def test_a_build_asks_what_can_block_it_and_a_check_after_it_everything(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = root / "modules/catalogue.yml"
    text = catalogue.read_text("utf-8").replace("rules: {profile: full}", "rules: {profile: full, warning: [ALL]}")
    catalogue.write_text(text, "utf-8")
    bank = root / "quizzes/calling.yml"
    text = bank.read_text("utf-8").replace("text: Fetch him some water", "text: Often fetch him water")
    bank.write_text(text, "utf-8")
    loaded(root)
    assert not any(one.judged.breaches for one in kept_of(root) if one.judged)
    anew = examine(root)
    assert "QZ10" in {problem.rule for problem in anew.warnings}
    assert examine(root, keep=store_of(root)) == anew
    assert {one.judged.whole for one in kept_of(root) if one.judged} == {True}
    monkeypatch.setattr(Loader, "read_alone", None)
    assert examine(root, keep=store_of(root)) == anew
    loaded(root)


def test_a_kept_place_is_looked_up_where_the_project_stands_now(root: Path, tmp_path: Path) -> None:
    whole = {module.slug: module for module in load_course(root).modules}
    loaded(root)
    moved = root.rename(tmp_path / "elsewhere")
    for module in loaded(moved).modules:
        assert isinstance(module, KeptModule)
        for part, known in (
            (module.offering.at, whole[module.slug].offering.at),
            (module.quiz.questions[0].at, whole[module.slug].quiz.questions[0].at),
        ):
            assert isinstance(part, PlacedKeys)
            steps = next(iter(reversed(known.entries)))
            assert part.at(steps) == known.at(steps) != known.at()


def test_of_a_kept_place_whose_file_is_gone_its_first_sign_is_told(root: Path) -> None:
    loaded(root)
    node = loaded(root).modules[0].quiz.questions[0].at
    place = node.at()
    (root / node.path).unlink()
    assert node.at("prompt") == place != (node.path, 1, 1)


def test_former_names_that_are_as_they_should_be_read_no_file_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank = root / "quizzes/calling.yml"
    first = load_course(root).by_slug["calling"].quiz.questions[0]
    text = bank.read_text("utf-8").replace(f"id: {first.id}\n", f"id: {first.id}\n    was: [earlier]\n", 1)
    bank.write_text(text, "utf-8")
    loaded(root)
    monkeypatch.setattr(reading_again, "read_again", None)
    assert [one.old for one in loaded(root).former.all if one.kind == "questions"] == [("calling", "earlier")]


def kept_of(root: Path) -> list[Checked]:
    """Return the modules of a course as they are kept now."""
    store = store_of(root)
    assert store
    found = [store.get(path.parent.name) for path in root.glob("modules/*/index.md")]
    assert None not in found
    return [one for one in found if one]


def test_a_link_to_a_page_that_nobody_writes_is_checked_with_templates_as_they_were_compiled(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson = root / "modules/calling/lesson.md"
    text = lesson.read_text("utf-8")
    lesson.write_text(f"{text}\n[How](../index.md#accessibility)\n", "utf-8")
    loaded(root)
    compiled = []
    compile_anew = Templates.compile

    def noting(templates: Templates, source: str, name: str, filename: str) -> Any:
        compiled.append(name)
        return compile_anew(templates, source, name, filename)

    monkeypatch.setattr(Templates, "compile", noting)
    lesson.write_text(f"{text}\n[How](../index.md#nowhere)\n", "utf-8")
    with pytest.raises(CourseProblems, match="has no part `#nowhere`"):
        loaded(root)
    assert compiled == []


def test_facts_go_from_process_to_process_without_what_fetches_the_rest(root: Path) -> None:
    module = load_course(root).modules[0]
    again = pickle.loads(pickle.dumps(kept(module).fetched_by(lambda: module)))  # noqa: S301 - our own
    assert (again.slug, again.offering, again.facts) == (module.slug, module.offering, module.facts)
    assert "fetch" not in vars(again)


@pytest.mark.long
def test_an_edit_fetches_the_module_that_was_edited_alone(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched: set[str] = set()
    whole = ModuleStore.whole

    def noting(store: ModuleStore, slug: str) -> Module | None:
        fetched.add(slug)
        return whole(store, slug)

    assert main(["--root", str(root), "build"]) == 0
    monkeypatch.setattr(ModuleStore, "whole", noting)
    for name, old, new in [
        ("modules/calling-200/lesson.md", "## Your own case", "New.\n\n## Your own case"),
        ("modules/calling-200/index.md", 'title: "', 'title: "New '),
    ]:
        fetched.clear()
        path = root / name
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
        digests.forget()
        assert main(["--root", str(root), "build"]) == 0
        assert fetched == {"calling-200"}
    capsys.readouterr()


def test_a_module_that_is_gone_from_the_cache_is_read_again(root: Path) -> None:
    loaded(root)
    for path in (root / ".cache/course/modules").glob("*.module"):
        path.unlink()
    module = loaded(root).modules[0]
    assert isinstance(module, KeptModule)
    assert [one.path for one in module.lessons] == [one.path for one in load_course(root).modules[0].lessons]


def test_a_module_that_is_broken_while_it_is_built_is_told(root: Path) -> None:
    loaded(root)
    module = loaded(root).modules[0]
    for path in (root / ".cache/course/modules").glob("*.module"):
        path.unlink()
    (root / f"modules/{module.slug}/index.md").unlink()
    with pytest.raises(CourseProblems) as found:
        assert module.lessons
    assert [str(one) for one in found.value.problems] == [
        f"modules/{module.slug}:1:1: the module was changed while it was built; build again"
    ]


def test_a_module_that_was_just_made_is_at_hand(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    anew = load_course(root)
    made = loaded(root)
    monkeypatch.setattr(ModuleStore, "_read", None)  # whatever is read again fails
    for module, known in zip(anew.modules, made.modules, strict=True):
        assert isinstance(known, KeptModule)
        assert (known.quiz, known.checklists, known.scenarios) == (module.quiz, module.checklists, module.scenarios)


def test_few_modules_are_in_memory_at_a_time(root: Path) -> None:
    loaded(root)
    store = store_of(root)
    assert store
    module = load_course(root, keep=store).modules[0]
    first = module.quiz
    assert module.quiz is first
    store._at_hand = {f"other-{number}": module for number in range(AT_HAND)}
    assert module.quiz is not first
    assert module.quiz == first
    assert len(store._at_hand) == AT_HAND
