"""What ``sign`` does: makes a trainer's key, and signs learners' records that ``verify`` finds whole and complete.

Input: a key file, kept outside the course's folder, and records. Output: beside each record a file with its signature,
and a line more in the register.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from course.checks.load import load_course
from course.commands import handed_in, outputs, passwords, registers, verify
from course.commands.console import DONE, MISSING, PROBLEMS, WrongUsage, complain, say
from course.reading.telling import tell, tellable
from course.reading.wording import counted
from course.records import keys
from course.records.code import Data
from course.records.present import Present, present_of
from course.records.roster import Entry
from course.records.schema import UNSHOWN
from course.records.signature import SUFFIX, Line, RecordSignature, as_line, digest_of, faults_of
from course.records.verification import SHOWN_COMPLETE

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

REGISTER = ".register"
WHICH = tellable("Name your key with --key, and the records to sign; or make a key with --new-key FILE.")
MADE = tellable(
    """\
%(path)s holds your new key. Keep it to yourself, and a copy in a safe place: whoever has it signs as you.
Write this into modules/catalogue.yml, with your name, and publish the site anew:

signers:
  - name: Your name
    key: %(key)s"""
)


def run(root: Path, options: Namespace) -> int:
    """Make a key, or sign records."""
    try:
        return _made(root, options) if options.new_key else _signed(root, options)
    except ModuleNotFoundError as missing:
        return without(tell("Signing"), missing, (keys.PACKAGE,))


def without(work: str, missing: ModuleNotFoundError, packages: Sequence[str]) -> int:
    """Say how to get a package that ``work`` needs, and return the exit code; raises what is missing otherwise."""
    name = (missing.name or "").partition(".")[0]
    if name not in [package.partition(">")[0] for package in packages]:
        raise missing
    wanted = " ".join(f'"{package}"' for package in packages)
    complain(
        tell(
            "%(work)s needs the package `%(name)s`, which is not installed. Install it, and try again:\n"
            "%(executable)s -m pip install %(wanted)s",
            work=work,
            name=name,
            executable=sys.executable,
            wanted=wanted,
        )
    )
    return MISSING


def _made(root: Path, options: Namespace) -> int:
    path = options.new_key
    stand_outside(root, path, tell("a key"))
    if path.exists():
        raise WrongUsage(tell("%(path)s is there already, and stays as it is. Name another file.", path=path))
    outputs.may_write(path, force=False)
    password = _new_password() if options.password else ""
    say(tell(MADE, path=path, key=keys.make(path, password)))
    return DONE


def _new_password() -> str:
    """Return the password for a new key; raises ``WrongUsage`` where there is none, or it was typed in two ways."""
    if password := passwords.given():
        return password
    if not passwords.can_ask():
        raise WrongUsage(
            tell(
                "Nobody can be asked for a password here. Set %(variable)s in the environment.",
                variable=passwords.VARIABLE,
            )
        )
    password = passwords.asked(tell("Password for the new key"))
    if not password or password != passwords.asked(tell("The same again")):
        raise WrongUsage(tell("No password, or not the same twice: no key was made. Try again."))
    return password


def stand_outside(root: Path, path: Path, what: str) -> None:
    """Raise ``WrongUsage`` for a file in the folder of the course: all of it is meant for others."""
    if path.resolve().is_relative_to(root.resolve()):
        raise WrongUsage(
            tell(
                "%(path)s is in the course's folder, which is published and handed on. Keep %(what)s outside "
                "of %(root)s.",
                path=path,
                what=what,
                root=root,
            )
        )


def _signed(root: Path, options: Namespace) -> int:
    if not options.key or not options.paths:
        raise WrongUsage(tell(WHICH))
    register = options.register or options.key.with_suffix(REGISTER)
    stand_outside(root, options.key, tell("a key"))
    stand_outside(root, register, tell("a register"))
    key = key_in(options.key)
    files = [path for path in handed_in.files_below(options.paths) if path.suffix == ".json"]
    content = load_course(root, rules=False)
    present = present_of(content)
    be_known(options.key, key, present)
    try:
        with registers.locked(register) as opened:
            lines = registers.read(register)
            if problem := _why_not_now(register, lines, present):
                complain(tell("%(problem)s\nNothing was signed.", problem=problem))
                return PROBLEMS
            pen = Pen(key, present, lines, lambda data: registers.add(opened, data))
            return _sign_all(files, verify.entries(files, content), pen, register)
    except OSError as error:
        raise WrongUsage(
            tell(
                "%(value)s cannot be written: %(strerror)s.", value=error.filename or register, strerror=error.strerror
            )
        ) from error


def key_in(path: Path) -> Ed25519PrivateKey:
    """Return the key that a file holds, with its password where it has one; raises ``WrongUsage``."""
    try:
        try:
            return keys.load(path, passwords.given())
        except keys.Locked:
            if passwords.given() or not passwords.can_ask():
                raise
            return keys.load(path, passwords.asked(tell("Password of %(path)s", path=path)))
    except keys.Locked as why:
        raise WrongUsage(
            tell(
                "%(path)s %(why)s Set %(variable)s in the environment, or type it.",
                path=path,
                why=why,
                variable=passwords.VARIABLE,
            )
        ) from why
    except keys.Unusable as why:
        raise WrongUsage(f"{path} {why}") from why


def be_known(path: Path, key: Ed25519PrivateKey, present: Present) -> None:
    """Raise ``WrongUsage`` for the key of a file that the course does not know."""
    if keys.public(key) not in present.signers:
        raise WrongUsage(
            tell(
                "The key in %(path)s is not under `signers` in modules/catalogue.yml, so nobody could tell "
                "whose signature it makes. Write there, with your name:\n\nsigners:\n  - name: Your name\n    "
                "key: %(public)s",
                path=path,
                public=keys.public(key),
            )
        )


def _why_not_now(register: Path, lines: list[Line], present: Present) -> str:
    """Return why nothing may be added to a register, or ""."""
    if faults_of(lines, present):
        return registers.Told.of(register, lines, present).text
    last = lines[-1].signature.signed if lines and lines[-1].signature else ""
    if last > keys.now():
        return tell(
            "The last line of %(register)s is of %(last)s, which is still to come by this computer's clock. "
            "Set the clock.",
            register=register,
            last=last,
        )
    return ""


@dataclass(frozen=True)
class Pen:
    """What signs: a key, the lines of its register so far, and what adds one."""

    key: Ed25519PrivateKey
    present: Present
    lines: list[Line]
    add: Callable[[Data], Line]

    @property
    def name(self) -> str:
        """Who signs."""
        return self.present.signers[keys.public(self.key)].name

    def sign(self, path: Path) -> str:
        """Sign one record, in the register and beside it, where others may have signed before; say what was done."""
        data = verify.read_file(path).data or {}
        with path.with_suffix(SUFFIX).open("a", encoding="utf-8", newline="\n") as beside:
            earlier = self._earlier(data)
            if earlier and beside.tell():
                return tell("signed already by %(name)s, %(signed)s.", name=self.name, signed=earlier.signed[:10])
            made = asdict(earlier) if earlier else keys.sign(data, self.key, self.lines)
            if not earlier:
                self.lines.append(self.add(made))
            beside.write(as_line(made))
        return tell("signed by %(name)s.", name=self.name)

    def _earlier(self, data: Data) -> RecordSignature | None:
        """Return the signature of this record with this key that the register has already."""
        wanted = (data["id"], digest_of(data), keys.public(self.key))
        signatures = (line.signature for line in self.lines if line.signature)
        return next((one for one in signatures if (one.record.id, one.record.digest, one.key) == wanted), None)


def _sign_all(files: list[Path], found: list[Entry], pen: Pen, register: Path) -> int:
    """Sign what may be signed, say of each file what became of it, and return the exit code."""
    before, left = len(pen.lines), []
    for path, entry in zip(files, found, strict=False):
        record = entry.reading.record
        who = f"{entry.file}: {record.learner.name}, {record.course.code}" if record else entry.file
        if entry.outcome.state in SHOWN_COMPLETE:
            what = pen.sign(path)
        else:
            what = tell(
                "not signed. %(label)s. %(lines)s", label=entry.outcome.label, lines=" ".join(entry.outcome.lines)
            )
            left.append(entry)
        say(UNSHOWN.sub("\ufffd", " ".join(f"{who}: {what}".split())))
    say(
        tell(
            "%(records)s, %(lines_count)s signed now.",
            records=counted(len(files), "record"),
            lines_count=len(pen.lines) - before,
        )
    )
    if pen.lines:
        last = pen.lines[-1].own[:16]
        say(
            tell(
                "%(register)s has %(lines)s; the last is %(last)s. Note both elsewhere.",
                register=register,
                lines=counted(len(pen.lines), "line"),
                last=last,
            )
        )
    return verify.code_of(left)
