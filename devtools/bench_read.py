"""How long it takes to read, parse, model and check 1000 quiz files.

`python devtools/bench_read.py` from the project's folder prints milliseconds a file; the aim is 1 or less.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # run as a script, from anywhere

from course.model import Quiz
from course.reading.files import read_text
from course.reading.problems import Problems
from course.reading.schema import read
from course.reading.yaml_text import parse_yaml

QUESTION = """\
  - id: first-call-{number}
    kind: single-choice
    objective: "1.2"
    claims: [001-01]
    bloom: apply
    prompt: A welder has fallen in the hall, and five people stand around him. Which of these helps him most?
    choices:
      - id: one-name
        text: Anna, ring the ambulance, and then come back to me.
        correct: true
        feedback: One name and one task leave no doubt about who makes the call.
      - id: everybody
        text: Has anybody rung for help?
        feedback: Kind as it is, a question to all is a task for none, and he is still waiting.
    section: call
"""


def quiz_text() -> str:
    """Return a quiz of 6 questions, 3.7 KB long, as people write them."""
    questions = "".join(QUESTION.format(number=number) for number in range(6))
    return f'format: 1\ntitle: "People: check yourself"\npass_mark: 80\nquestions:\n{questions}'


def read_quizzes(count: int = 1000) -> float:
    """Return the milliseconds of processor time that each of ``count`` quiz files takes, in the best of five runs."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        paths = [root / f"quiz-{number}.yml" for number in range(count)]
        for path in paths:
            path.write_text(quiz_text(), encoding="utf-8")
        return min(_seconds(root, paths) for _ in range(5)) * 1000 / count


def _seconds(root: Path, paths: list[Path]) -> float:
    problems = Problems()
    start = time.process_time()
    for path in paths:
        text = read_text(root, path, problems)
        quiz = text and read(parse_yaml(text, path.name, problems), Quiz, problems)  # type: ignore[arg-type]  # a mapping
        for question in quiz.questions if quiz else ():
            question.check(problems)
    seconds = time.process_time() - start
    problems.stop_if_any()
    return seconds


if __name__ == "__main__":
    print(f"{read_quizzes():.3f} ms to read and check a quiz file of {len(quiz_text().encode()):,} bytes")
