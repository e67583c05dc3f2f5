"""What ``print`` does: make the PDFs aside, and put them in place of the last ones."""

from __future__ import annotations

import time
from argparse import Namespace
from pathlib import Path

from course.checks.load import load_course
from course.commands.console import DONE, PROBLEMS, WRONG_USAGE, complain, say
from course.folders import old_files
from course.paper import printing
from course.reading.problems import CourseProblems
from course.reading.wording import counted
from course.site import publish
from course.site.prints import Pack


def run(root: Path, options: Namespace) -> int:
    """Print what was asked for, or say why nothing was printed."""
    start = time.perf_counter()
    if options.address and not printing.is_real(options.address):
        complain(
            f"{options.address} is not an address that a reader can open. Write one such as https://training.acme.com/"
        )
        return WRONG_USAGE
    pack = Pack(root)
    folder = pack.folder
    try:
        press = printing.press_for(load_course(root, keep=pack.modules), root, options.address)
        wanted = printing.wanted_by(options)
        if unknown := printing.unknown(press.content, wanted):
            complain(unknown)
            return WRONG_USAGE
        files = printing.files(press, wanted)
        if not files:
            complain("There is nothing of that to print.")
            return WRONG_USAGE
        with publish.staged(folder, "pack", tell=complain, recognise=old_files.of_print) as staging:
            pack.write(press, files, staging)
        pack.keep()
    except CourseProblems as found:
        for problem in found.problems:
            complain(str(problem))
        count = counted(len(found.problems), "problem")
        complain(f"\n{count}. Nothing was printed; {publish.standing(folder, 'pack')}")
        return PROBLEMS
    if not press.address:
        complain(printing.NO_ADDRESS)
    kept = f" and kept {pack.taken} as before" if pack.taken else ""
    count = counted(len(files) - pack.taken, "file")
    say(f"Printed {count}{kept} in {time.perf_counter() - start:.1f} s: {folder}")
    return DONE
