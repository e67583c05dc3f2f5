"""A course speaks the language that its catalogue names, in words that are shipped or its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from course.locale.compiling import begun, read_po, written
from course.locale.reading import FOLDER, TOLD, known
from tests import in_process

Changes = dict[str, str | bytes | None]
CourseFiles = Callable[[Changes], Path]
Replaced = Callable[[str, str, str], dict[str, str]]
SETTINGS: Changes = {
    "mkdocs.yml": "site_name: A training course\ndocs_dir: modules\n"
    "theme: {name: material, font: false}\nplugins: [search, course]\n"
}
DANISH = """
msgid "Skip to content"
msgstr "Gå til indholdet"

msgid "%(number)s minute"
msgid_plural "%(number)s minutes"
msgstr[0] "%(number)s minut"
msgstr[1] "%(number)s minutter"
"""


@pytest.fixture
def in_language(course_files: CourseFiles, replaced: Replaced) -> Callable[[str, Changes], Path]:
    def written_in(language: str, changes: Changes) -> Path:
        of_catalogue = replaced("modules/catalogue.yml", "language: en\n", f"language: {language}\n")
        return course_files({**SETTINGS, **of_catalogue, **changes})

    return written_in


def test_a_language_without_words_is_told_with_those_there_are(in_language: Callable[..., Path]) -> None:
    done = in_process.command(in_language("xx", {}), "check")
    assert done.stdout.splitlines()[0] == (
        "modules/catalogue.yml:11:11: there are no words for the language `xx`; "
        f"write one of {', '.join(known())}; or add words of your own: "
        "`coursewright words xx` begins locale/xx.po, to be translated there"
    )


@pytest.mark.long
def test_a_language_of_one_s_own_needs_a_word_file_and_nothing_else(in_language: Callable[..., Path]) -> None:
    root = in_language("da", {"locale/da.po": written(begun("da")) + DANISH})
    assert in_process.command(root, "build").returncode == 0
    home = (root / "site/index.html").read_text("utf-8")
    assert '<html lang="da" dir="ltr" class="no-js">' in home
    assert ">Gå til indholdet</a>" in home
    assert " minutter <span" in home


def test_a_mistake_in_it_is_told_where_it_stands(in_language: Callable[..., Path]) -> None:
    wrong = DANISH.replace('"%(number)s minut"', '"%(tal)s minut"')
    done = in_process.command(in_language("da", {"locale/da.po": written(begun("da")) + wrong}), "check")
    assert done.stdout.splitlines()[0] == (
        "locale/da.po:16:1: `%(tal)s minut` has the place %(tal)s, which its English has not; write %(number)s"
    )


@pytest.mark.long
def test_words_begins_a_file_and_brings_it_up_to_date(course_files: CourseFiles) -> None:
    root = course_files(SETTINGS)
    assert in_process.command(root, "words").stdout == (
        "These languages come with Coursewright: ar, de, en, es, fr, nl, pl. To add one, name it: `words da`.\n"
    )
    begins = in_process.command(root, "words", "da")
    assert begins.stdout.startswith("locale/da.po: ")
    assert begins.stdout.endswith(" messages to translate.\n")
    assert 'msgid "Skip to content"\nmsgstr ""\n' in (root / "locale/da.po").read_text("utf-8")
    (root / "locale/da.po").write_text(written(begun("da")) + DANISH, "utf-8")
    assert in_process.command(root, "words").returncode == 0
    assert 'msgid "Skip to content"\nmsgstr "Gå til indholdet"\n' in (root / "locale/da.po").read_text("utf-8")
    whole = begun("da")
    for message in (*read_po(FOLDER / "de.po"), *read_po(TOLD / "de.po")):
        whole.add(message.id, message.string)
    (root / "locale/da.po").write_text(written(whole), "utf-8")
    assert in_process.command(root, "words").stdout == "locale/da.po: every message is translated.\n"


def test_words_refuses_what_is_no_tag(course_files: CourseFiles) -> None:
    done = in_process.command(course_files(SETTINGS), "words", "Danish!")
    assert (done.returncode, done.stderr) == (2, "`Danish!` is no language tag; write one such as da or pt-BR.\n")


@pytest.mark.long
def test_links_to_pages_of_ours_have_the_names_that_those_have_in_the_language(
    in_language: Callable[..., Path],
) -> None:
    links = (
        "extra:\n  course_header:\n    - {title: My learning, url: learning.md}\n"
        "    - {title: Review, url: people/lesson.md}\n  course_footer:\n"
        "    - {title: Verify records, url: verify.html}\n    - {title: Ask us, url: index.md}\n"
    )
    root = in_language("de", {"mkdocs.yml": f"{SETTINGS['mkdocs.yml']!s}{links}"})
    assert in_process.command(root, "build").returncode == 0
    page = (root / "site/people/lesson/index.html").read_text("utf-8")
    assert ">Mein Lernen</a>" in page
    assert ">Nachweise prüfen</a>" in page
    assert "My learning" not in page
    assert "Verify records" not in page
    assert ">Review</a>" in page  # to a text of the author's, whatever it is called
    assert ">Ask us</a>" in page


@pytest.mark.long
def test_a_single_word_can_be_changed_in_english_too(in_language: Callable[..., Path]) -> None:
    own = written(begun("en")) + '\nmsgid "My learning"\nmsgstr "My record"\n'
    root = in_language("en-GB", {"locale/en.po": own})
    assert in_process.command(root, "build").returncode == 0
    assert "<h1>My record</h1>" in (root / "site/learning/index.html").read_text("utf-8")
