"""What a package of the dense course holds, and what each format says of it.

GOLDEN=write pytest tests/packaging/test_whole_packages.py writes the files anew; read their diff before you keep it.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.packaging.archive import MANIFESTS
from course.packaging.facts import facts_of, question_facts
from course.packaging.packed import of_course, of_module
from tests.conftest import SETTINGS
from tests.examples_of_kinds import all_examples
from tests.golden import kept
from tests.in_process import command

WHOLE, COURSE = Path(__file__).with_name("whole"), Path(__file__).parents[1] / "dense"
DIGEST = re.compile(r"\b[0-9a-f]{8,64}\b")


def test_a_package_holds_what_it_held(tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(COURSE, root)
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    ended = command(root, "package", "scorm12", "--module", "FA-101", "--to", "one.zip")
    assert (ended.returncode, ended.stderr) == (0, "")
    with zipfile.ZipFile(io.BytesIO((root / "one.zip").read_bytes())) as archive:
        assert archive.namelist()[0] == "imsmanifest.xml"
        for name in ("imsmanifest.xml", "package.html", "calling/lesson.html", "calling/index.html"):
            lines = DIGEST.sub("DIGEST", archive.read(name).decode()).splitlines(keepends=True)
            text = "".join(line for line in lines if '<file href="assets/course/' not in line)
            assert text == kept(WHOLE / name, text)


@pytest.mark.parametrize("form", MANIFESTS)
def test_a_manifest_says_what_it_said(form: str) -> None:
    content = load_course(COURSE, rules=False)
    files = ["package.html", "calling/index.html"]
    packed = [of_course(content, course) for course in content.catalogue.courses]
    packed += [of_module(content, module) for module in content.modules]
    text = "".join(f"{one.start}\n{MANIFESTS[form](one, files).decode()}" for one in packed)
    assert text == kept(WHOLE / f"{form}.txt", text)


def test_scripts_of_a_package_are_told_of_each_question_what_is_right() -> None:
    content = load_course(COURSE, rules=False)
    facts = facts_of(of_course(content, content.catalogue.courses[0]), ["calling/index.html"])
    facts["kinds"] = {one.name: question_facts(one.question) for one in all_examples() if one.question.is_marked}
    text = json.dumps(facts, ensure_ascii=False, indent=1) + "\n"
    assert text == kept(WHOLE / "facts.json", text)
