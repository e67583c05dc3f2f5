"""What each ``new`` makes: the files of a course, and what one more part of it takes.

Input: the course's folder, and names. Output: ``Made``: new files, and files that are there with an entry more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from course import __version__
from course.checks.taken_names import why_no_lesson, why_no_module
from course.formats.editors import SETTINGS, modeline, schema_files, schema_of_file, settings_text
from course.locale.catalogues import begun_text
from course.locale.reading import OWN, is_known, words_for
from course.locale.words import ENGLISH, Words, is_language
from course.markdown.page_reading import read_markdown
from course.model.questions import KINDS
from course.reading.files import split_front_matter
from course.reading.problems import nearest, shown, with_hint
from course.reading.telling import tell, tellable
from course.starting import names, templates
from course.starting.lists import with_entry
from course.starting.writing import CannotStart, CannotWrite

FIRST = "first-steps"  # the module of a new course
IDS = tellable("lower-case words joined by hyphens, 60 characters at most")
PLACE = tellable("Place it in a lesson, on a line of its own: %(comment)s")
UNTOLD = tellable(
    "There are no words for %(language)s yet, so pages and these texts speak English: "
    "translate %(path)s, and build again."
)
_FLOW = re.compile(r"^(lessons:[ \t]*\[)([^\]\n]*)(\].*)$", re.MULTILINE)
_PLAIN = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")  # what YAML takes for a text without quotes
_OBJECTIVE = re.compile(r"\bid:[ \t]*[\"'](\d{1,6}\.\d{1,3})[\"']")


@dataclass
class Made:
    """Texts of new files and of changed ones, by their paths below the course; what is left for the author to do."""

    new: dict[str, str] = field(default_factory=dict)
    changed: dict[str, str] = field(default_factory=dict)
    to_do: list[str] = field(default_factory=list)
    is_whole: bool = True  # whether the course goes together before anything is done


def _be_new(folder: Path, language: str) -> None:
    """Raise ``CannotStart`` for a language without words, or where a course stands already."""
    if not is_known(language) and not is_language(language):
        hint = tell("write its tag, such as it, sv or pt-BR")
        raise CannotStart(with_hint(tell("%(language)s is no language", language=shown(language)), hint) + ".")
    if (folder / "modules").exists():
        hint = tell("`new module NAME` adds to the course in it; or choose another folder")
        raise CannotStart(
            tell(
                "%(folder)s has a folder modules/ already, and nothing is written over it: %(hint)s.",
                folder=folder,
                hint=hint,
            )
        )


def course(folder: Path, title: str, language: str = "en") -> Made:
    """Return the files of a small whole course in a folder.

    In a language that there are no words for it begins a file for them, and its texts are English until then.
    """
    _be_new(folder, language)
    words = words_for(language)
    title = title or names.title_from(folder.name)
    first = words.say("First steps")
    made = module(folder, FIRST, title=first, code=names.FIRST_CODE, words=words)
    made.new["modules/catalogue.yml"] = templates.filled(
        "catalogue.yml",
        id=names.id_from(title) or "course",
        title=templates.quoted(title),
        language="" if language == "en" else f"language: {language}\n",
    )
    made.new[f"modules/{FIRST}/lesson.md"] = _lesson(first, "\n<!-- checklist: before-you-leave -->\n", words)
    made.new |= checklist(folder, FIRST, "before-you-leave", is_new=True, words=words).new
    for path, name in (
        ("mkdocs.yml", "mkdocs.yml"),
        (".gitignore", "gitignore"),
        ("requirements.txt", "requirements.txt"),
        (".github/workflows/publish.yml", "github.yml"),
        (".gitlab-ci.yml", "gitlab.yml"),
        (".vscode/extensions.json", "extensions.json"),
    ):
        made.new[path] = templates.filled(name, words, title=templates.quoted(title), version=__version__)
    made.new = {path: modeline(path) + text for path, text in made.new.items()}
    made.new |= {**schema_files(), SETTINGS: settings_text()}
    if not is_known(language):
        path = f"{OWN}/{language}.po"
        made.new[path] = begun_text(language)
        made.to_do.append(tell(UNTOLD, language=shown(language), path=path))
    return made


def module(root: Path, slug: str, *, title: str = "", code: str = "", words: Words = ENGLISH) -> Made:
    """Return a module with a lesson, an objective and two questions."""
    _require_id(slug, tell("a module"))
    _refuse_taken(slug, tell("a module"), why_no_module(slug))
    if (root / "modules" / slug).exists():
        hint = tell(
            "`new lesson %(slug)s/NAME` adds a lesson to it, `new question KIND --quiz %(slug)s` a question", slug=slug
        )
        raise CannotStart(
            tell("modules/%(slug)s/ is there already. Choose another name; %(hint)s.", slug=slug, hint=hint)
        )
    if code in names.codes(root):
        raise CannotStart(tell("The code %(code)s is taken. Choose another, or leave --code out.", code=code))
    title = title or names.title_from(slug)
    series = names.next_series(root)
    return Made({
        f"modules/{slug}/index.md": templates.filled(
            "index.md", words, code=code or names.next_code(root), title=templates.quoted(title), series=series
        ),
        f"modules/{slug}/lesson.md": _lesson(title, words=words),
        f"quizzes/{slug}.yml": _line(root, f"quizzes/{slug}.yml") + _bank(f"{series}.1", "the-first-step", words),
    })  # fmt: skip


def _lesson(title: str, placed: str = "", words: Words = ENGLISH) -> str:
    anchor = "" if words.is_english else " {#the-first-step}"  # which English makes of its heading
    return templates.filled("lesson.md", words, title=templates.quoted(title), placed=placed, anchor=anchor)


def _bank(objective: str, section: str = "", words: Words = ENGLISH) -> str:
    """Return a question bank of two questions, which lead back to an objective and a section if there is one."""
    text = templates.filled("quiz.yml")
    for kind in (one.called() for one in KINDS[:2]):
        text = with_entry(
            text, _leading_back(templates.question(kind, kind, words), objective, section), "", "questions"
        )
    return text


def _leading_back(entry: str, objective: str, section: str) -> str:
    """Have a question lead back to an objective and a section, if there are any: lines behind that of its kind."""
    lines = f'  objective: "{objective}"\n' * bool(objective) + f"  section: {section}\n" * bool(section)
    return re.sub(r"^  kind: .*\n", lambda kind: kind[0] + lines, entry, count=1, flags=re.MULTILINE)


def lesson(root: Path, slug: str, name: str, *, title: str = "", words: Words = ENGLISH) -> Made:
    """Return one more lesson of a module, listed where the module lists its lessons."""
    _require_module(root, slug)
    _require_id(name, tell("a lesson"))
    _refuse_taken(name, tell("a lesson"), why_no_lesson(f"{name}.md"))
    made = Made({f"modules/{slug}/{name}.md": _lesson(title or names.title_from(name), words=words)})
    index = f"modules/{slug}/index.md"
    text = _text(root, index)
    if not re.search(r"^lessons:", text, re.MULTILINE):
        return made
    if found := _FLOW.search(text):
        listed = f"{found[2].rstrip()}, {name}.md" if found[2].strip() else f"{name}.md"
        made.changed[index] = f"{text[: found.start()]}{found[1]}{listed}{found[3]}{text[found.end() :]}"
    else:
        made.is_whole = False
        made.to_do.append(tell("Add %(name)s.md to `lessons` in %(index)s.", name=name, index=index))
    return made


def quiz(root: Path, slug: str, words: Words = ENGLISH) -> Made:
    """Return the question bank of a module that has none."""
    _require_module(root, slug)
    path = f"quizzes/{slug}.yml"
    if (root / path).exists():
        raise CannotStart(
            tell(
                "%(path)s is there already; `new question KIND --quiz %(slug)s` adds a question to it.",
                path=path,
                slug=slug,
            )
        )
    return Made({path: _line(root, path) + _bank(_objective_of(root, slug), _section_of(root, slug), words)})


def question(root: Path, kind: str, slug: str, name: str = "", words: Words = ENGLISH) -> Made:
    """Return the bank of a module with one more question, and a picture beside it where its kind has one."""
    if kind not in templates.kinds():
        raise CannotStart(_no_such(tell("kind of question"), kind, nearest(kind, templates.kinds())))
    _require_module(root, slug)
    path = f"quizzes/{slug}.yml"
    if not (root / path).is_file():
        raise CannotStart(tell("There is no %(path)s; `new quiz %(slug)s` makes it.", path=path, slug=slug))
    text = _text(root, path)
    taken = set(re.findall(r"\bid:[ \t]*[\"']?([a-z0-9-]+)", text))
    if name:
        _require_id(name, tell("a question"))
        if name in taken:
            raise CannotStart(
                tell(
                    "%(path)s has something of the id %(name)s already. Choose another, or leave --id out.",
                    path=path,
                    name=name,
                )
            )
    name = name or names.free(kind, taken)
    pictures = {f"{name}{ending}": picture for ending, picture in templates.beside(kind).items()}
    entry = templates.question(kind, name, words, picture=next(iter(pictures), ""))
    entry = _leading_back(entry, _objective_of(root, slug), _section_of(root, slug))
    changed = with_entry(text, entry, path, "questions")
    return Made({f"modules/{slug}/{file}": picture for file, picture in pictures.items()}, {path: changed})


def checklist(root: Path, slug: str, name: str, *, is_new: bool = False, words: Words = ENGLISH) -> Made:
    """Return a module's checklists with one more; ``is_new`` for a module that is being made."""
    _require_id(name, tell("a checklist"))
    if owner := names.checklist_owners(root).get(name):
        raise CannotStart(
            tell(
                "%(owner)s has a checklist %(name)s already, and records know checklists by that name alone.",
                owner=owner,
                name=name,
            )
        )
    entry = templates.filled("checklists.yml", words, id=name)
    made = _listed(root, slug, "checklists.yml", entry, name, is_new=is_new)
    made.to_do.append(tell(PLACE, comment=f"<!-- checklist: {name} -->"))
    return made


def scenario(root: Path, slug: str, name: str, *, is_guide: bool = False, words: Words = ENGLISH) -> Made:
    """Return a module's scenarios with one more: to practise, or a guide for the job."""
    _require_id(name, tell("a guide") if is_guide else tell("a scenario"))
    entry = templates.filled("guide.yml" if is_guide else "scenario.yml", words, id=name)
    made = _listed(root, slug, "scenarios.yml", entry, name)
    made.to_do.append(tell(PLACE, comment=f"<!-- scenario: {name} -->"))
    return made


def _listed(root: Path, slug: str, file: str, entry: str, name: str, *, is_new: bool = False) -> Made:
    """Return a file of a module with one more entry, or with its first."""
    if not is_new:
        _require_module(root, slug)
    path = f"modules/{slug}/{file}"
    if not (root / path).exists():
        return Made({path: _line(root, path) + entry})
    text = _text(root, path)
    if re.search(rf"^- (?:\{{ *)?id:[ \t]*[\"']?{name}\b(?!-)", text, re.MULTILINE):
        raise CannotStart(
            tell("%(path)s has something of the id %(name)s already. Choose another.", path=path, name=name)
        )
    return Made({}, {path: with_entry(text, entry, path)})


def _line(root: Path, path: str) -> str:
    """Return the first line of a new file, which names its schema, in a course that has schemas."""
    return modeline(path) if (root / schema_of_file(path)).is_file() else ""


def _text(root: Path, path: str) -> str:
    try:
        return (root / path).read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CannotWrite(tell("%(path)s cannot be read; `check` says why.", path=path)) from error


def _objective_of(root: Path, slug: str) -> str:
    """Return the first objective of a module, or ""."""
    found = _OBJECTIVE.search(_text(root, f"modules/{slug}/index.md"))
    return found[1] if found else ""


def _section_of(root: Path, slug: str) -> str:
    """Return the first section of a module's lessons, as YAML takes it, or ""."""
    for path in sorted((root / "modules" / slug).glob("*.md")):
        if not why_no_lesson(path.name):
            _, body, _ = split_front_matter(_text(root, f"modules/{slug}/{path.name}"))
            for heading in read_markdown(body).headings:
                if heading.is_section and not heading.is_trainers:
                    return heading.id if _PLAIN.fullmatch(heading.id) else templates.quoted(heading.id)
    return ""


def _require_module(root: Path, slug: str) -> None:
    if not (root / "modules" / slug / "index.md").is_file():
        there = [path.parent.name for path in (root / "modules").glob("*/index.md")]
        hint = nearest(slug, there) if there else tell("`new module NAME` makes one")
        raise CannotStart(_no_such(tell("module"), slug, hint))


def _refuse_taken(name: str, what: str, why: str) -> None:
    if why:
        raise CannotStart(
            tell("%(name)s cannot name %(what)s: %(why)s. Choose another name.", name=shown(name), what=what, why=why)
        )


def _no_such(what: str, name: str, hint: str) -> str:
    return tell("There is no %(what)s %(name)s; %(hint)s", what=what, name=shown(name), hint=hint) + (
        "" if hint.endswith("?") else "."
    )


def _require_id(name: str, what: str) -> None:
    if not names.is_id(name):
        near = names.id_from(name)
        example = near if near and near != name else "wet-floors"
        raise CannotStart(
            tell(
                "%(name)s cannot name %(what)s: write %(ids)s, such as %(example)s.",
                name=shown(name),
                what=what,
                ids=tell(IDS),
                example=example,
            )
        )
