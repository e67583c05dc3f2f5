"""What ``print`` does: make the PDFs aside, and put them in place of the last ones."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

from course.checks.load import load_course
from course.checks.old_revision import NoOldRevision
from course.checks.translations import translations_of
from course.commands import unbuilt
from course.commands.console import DONE, WRONG_USAGE, WrongUsage, complain, say
from course.commands.print_since import changed_since
from course.commands.roster import people_in
from course.folders import manifest, old_files, places
from course.model import Content
from course.model.links import is_real
from course.paper import Press, printing, sheet_list
from course.paper.learners import learners_of
from course.paper.printing_learners import files_for
from course.paper.printing_packs import files_of_packs
from course.reading.problems import CourseProblems, nearest, shown
from course.reading.telling import tell, tell_number
from course.reading.wording import counted
from course.site import publish
from course.site.prints import InLanguage, Pack

Files = Callable[[Press], list[printing.File]]


def run(root: Path, options: Namespace) -> int:
    """Print what was asked for, or say why nothing was printed."""
    start = time.perf_counter()
    if wrong := _wrong_address(options.address) or _wrong_folder(root, options.to):
        complain(wrong)
        return WRONG_USAGE
    pack = Pack(root, options.to)
    folder = pack.folder
    try:
        sheets, told = _wanted(root, options, load_course(root, keep=pack.modules))
        say("".join(f"{line}\n" for line in told), end="")
        if options.since and not any(one.files for one in sheets):
            say(tell("No sheet has changed since %(since)s, so nothing was printed.", since=options.since))
            return DONE
        with publish.staged(folder, "pack", tell=complain, recognise=old_files.of_print) as staging:
            pack.write(sheets, staging)
        pack.keep()
    except NoOldRevision as wrong_use:
        complain(str(wrong_use))
        return WRONG_USAGE
    except CourseProblems as found:
        standing = publish.standing(folder, "pack")
        return unbuilt.complain_of(found, tell("Nothing was printed; %(standing)s", standing=standing))
    for line in _not_printed(sheets[0].press, options):
        complain(line)
    _sum_up(sum(len(one.files) for one in sheets), pack.taken, time.perf_counter() - start, folder)
    return DONE


def _sum_up(files: int, taken: int, seconds: float, folder: Path) -> None:
    """Say how many files were printed, and how many taken over as they were."""
    kept = tell(" and kept %(taken)s as before", taken=taken) if taken else ""
    say(
        tell(
            "Printed %(count)s%(kept)s in %(perf_counter)s s: %(folder)s",
            count=counted(files - taken, "file"),
            kept=kept,
            perf_counter=tell_number(seconds, places=1),
            folder=folder,
        )
    )


def _not_printed(press: Press, options: Namespace) -> Iterator[str]:
    """Yield what sheets lack, and which were not printed though they were asked for."""
    if not press.address:
        yield tell(printing.NO_ADDRESS)
    if options.only in ("", "worksheets", "keys"):
        yield from printing.too_small(press.content, printing.wanted_by(options))


def _wanted(root: Path, options: Namespace, content: Content) -> tuple[list[InLanguage], list[str]]:
    """Return what to print, and lines on what has changed, where that was asked for.

    Raises ``WrongUsage`` for what there is not, and ``NoOldRevision``.
    """
    wanted = printing.wanted_by(options)
    if unknown := printing.unknown(content, wanted) or _unknown_language(content, options.language):
        raise WrongUsage(unknown)
    files = _files(content, wanted, options)
    if not options.since:
        sheets = list(_sheets(root, content, files, options))
    elif options.language not in ("", content.catalogue.language):
        raise WrongUsage(tell("--since compares the sheets in the course’s own language alone: leave --language out."))
    else:
        press = printing.press_for(content, root, options.address)
        sheets = [InLanguage(press, files(press))]
    if not any(one.files for one in sheets):
        raise WrongUsage("\n".join([*printing.too_small(content, wanted), tell("There is nothing of that to print.")]))
    if not options.since:
        return sheets, []
    some, changed = changed_since(root, content, sheets[0], files, options)
    return [some], list(changed.lines(options.since))


def _wrong_address(address: str) -> str:
    """Return what is wrong with the address that was given, or nothing."""
    if not address or is_real(address):
        return ""
    return tell(
        "%(address)s is not an address that a reader can open. Write one such as https://training.acme.com/",
        address=address,
    )


def _wrong_folder(root: Path, folder: Path | None) -> str:
    """Return why nothing is printed into a folder that was named, or nothing: what a reader keeps there stays."""
    if folder is None:
        return ""
    if why := places.why_not(root, folder, outside=True) or places.why_replaced(root, folder):
        return tell("%(folder)s %(why)s. Name another folder.", folder=folder, why=why)
    if folder.is_dir() and sheet_list.NAME not in (manifest.read(folder) or {}) and _holds_anything(folder):
        return tell(
            "%(folder)s holds files that `print` did not make. Name a new folder, or one with nothing in it.",
            folder=folder,
        )
    return ""


def _holds_anything(folder: Path) -> bool:
    return any(path.rpartition("/")[2] not in manifest.OF_THE_SYSTEM for path, _ in manifest.entries(folder))


def _unknown_language(content: Content, language: str) -> str:
    """Return what is wrong with the language that was asked for, or nothing."""
    known = (content.catalogue.language, *content.catalogue.languages)
    return (
        tell(
            "This course is not in %(language)s; %(nearest)s",
            language=shown(language),
            nearest=nearest(language, known),
        )
        if language not in ("", *known)
        else ""
    )


def _files(content: Content, wanted: printing.Wanted, options: Namespace) -> Files:
    """Return what gives the files to print of a press; raises ``CourseProblems`` for the list of people."""
    people: Path | None = options.people
    if options.pack and people:
        raise WrongUsage(tell("A pack has no names: print --pack and --people one after the other."))
    if options.pack:
        return lambda press: files_of_packs(press, wanted, options.pack)
    if people is None:
        return lambda press: printing.files(press, wanted)
    learners = learners_of(people_in(people, content), people.as_posix(), wanted.versions)
    return lambda press: files_for(press, wanted, learners)


def _sheets(root: Path, content: Content, files: Files, options: Namespace) -> Iterator[InLanguage]:
    """Yield what to print in each language, or in the one that was asked for."""
    if options.language in ("", content.catalogue.language):
        press = printing.press_for(content, root, options.address, options.boxes)
        yield InLanguage(press, files(press))
    for translated in translations_of(root, content) if content.catalogue.languages else ():
        language = translated.content.catalogue.language
        if options.language in ("", language):
            press = printing.press_for(translated.content, root, options.address, options.boxes)
            yield InLanguage(press, files(press), language)
