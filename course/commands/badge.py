"""What ``badge`` does: makes badges of Open Badges 3.0 of learners' records that a trainer has signed.

Input: records with their signatures beside them, and a trainer's key, kept outside the course's folder. Output: for
each a picture, PNG or SVG, that carries a signed credential; or the credential alone.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from course.checks.load import load_course
from course.commands import handed_in, outputs, verify
from course.commands.console import DONE, PROBLEMS, WrongUsage, say
from course.commands.sign import be_known, key_in, stand_outside, without
from course.folders import places
from course.model import Content
from course.model.links import is_real
from course.paper.badges import badge_document, baked_png, baked_svg
from course.paper.press import Press
from course.reading.problems import Problems
from course.reading.telling import tell, tellable
from course.reading.wording import counted
from course.records import badge, badge_list, keys
from course.records.badge_list import BadgeList
from course.records.judgement import local_day
from course.records.multikey import did_key, did_path, did_web
from course.records.present import present_of
from course.records.record import Record
from course.records.roster import Entry
from course.records.schema import UNSHOWN
from course.records.verification import SHOWN_COMPLETE
from course.settings.mkdocs_yml import read_settings

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

BESIDE = ".badge.png"  # instead of .json
FORMS = (".png", ".svg", ".json")
NO_WEB = tellable(
    "--web needs the address of the site, which begins with https. "
    "Set `site_url` in mkdocs.yml to it, or leave --web out."
)
UNSIGNED = tellable("no badge. It is not signed: sign it first, with `sign`.")
WEB = tellable(
    "%(did)s is found once %(address)s holds your key, and %(list)s stands beside it: build and publish the site."
)

REVOKED = tellable("no badge. It was taken back on %(date)s.")
UNISSUED = tellable("no badge of it was issued in the name of %(did)s, so there is none to take back.")
TAKEN_BACK = tellable("its badge is taken back.")
AGAIN = tellable("its badge was taken back on %(date)s.")
TOLD = tellable("Whoever checks a badge is told so once %(address)s says it: build and publish the site.")

Make = Callable[[Path, Record, str], str]  # returns why nothing was made, "" where something was


def run(root: Path, options: Namespace) -> int:
    """Make a badge of each record that may have one, or say why nothing was made."""
    try:
        return _made(root, options)
    except ModuleNotFoundError as missing:
        return without(tell("A badge"), missing, badge.PACKAGES)


def _made(root: Path, options: Namespace) -> int:
    stand_outside(root, options.key, tell("a key"))
    key = key_in(options.key)
    content = load_course(root, rules=False)
    present = present_of(content)
    be_known(options.key, key, present)
    _be_in_time(options.key, present.signers[keys.public(key)].until)
    files = [path for path in handed_in.files_below(options.paths) if path.suffix == ".json"]
    if options.revoke and options.to:
        raise WrongUsage(tell("--revoke writes no badge. Leave --to out."))
    targets = [] if options.revoke else _targets(root, files, options)
    issuer = _issuer(root, content, keys.public(key), web=options.web or options.revoke)
    issued = badge_list.read(root) if options.web or options.revoke else None
    if options.revoke and issued:
        return _taken_back(root, verify.entries(files, content), issued, issuer, key)
    found = verify.entries(files, content)
    if issued:
        _number(found, issued, issuer)
        _keep(root, issued, issuer, key)  # before the badges: no other may get their numbers
    make = _maker(Press(content, root), issuer, key, issued)
    left = _make_all(list(zip(targets, found, strict=False)), make)
    if options.web and len(left) < len(files):
        names = f"{issuer.address}{did_path(issuer.address)}", f"{issuer.address}{badge_list.PUBLISHED}"
        say(tell(WEB, did=issuer.did, address=names[0], list=names[1]))
    return verify.code_of(left) or (PROBLEMS if left else DONE)


def _be_in_time(path: Path, until: str) -> None:
    """Raise ``WrongUsage`` for a key that counts no more."""
    if until and until < local_day():
        raise WrongUsage(
            tell("The key in %(key)s counts until %(until)s, as modules/catalogue.yml says.", key=path, until=until)
        )


def _maker(press: Press, issuer: badge.Issuer, key: Ed25519PrivateKey, issued: BadgeList | None) -> Make:
    """Return what makes the badge of one record, unless it was taken back."""

    def make(path: Path, record: Record, signed: str) -> str:
        unsigned = badge.credential(record, press.content, issuer, signed=signed)
        if issued:
            if date := issued.revoked.get(unsigned["id"]):
                return tell(REVOKED, date=date)
            unsigned["credentialStatus"] = badge_list.status(issuer.address, issued.place_of(unsigned["id"]))
        outputs.put(path, _form(press, record, badge.as_text(badge.sign(unsigned, key)), path.suffix))
        return ""

    return make


def _number(found: list[Entry], issued: BadgeList, issuer: badge.Issuer) -> None:
    """Give each badge that is to be made its number."""
    for entry in found:
        if isinstance(entry.reading.record, Record) and not _why_none(entry):
            issued.place_of(badge.name_of(entry.reading.record, issuer))


def _keep(root: Path, issued: BadgeList, issuer: badge.Issuer, key: Ed25519PrivateKey, *, anew: bool = False) -> None:
    """Write the list of badges; what is published is signed where it says something else, or another site has it."""
    if anew or issued.signed.get("issuer", {}).get("id") != issuer.did:
        issued.sign(issuer, key)
    outputs.put(root / places.BADGES, issued.as_text())


def _taken_back(root: Path, found: list[Entry], issued: BadgeList, issuer: badge.Issuer, key: Ed25519PrivateKey) -> int:
    """Take back the badges of records, and say of each what became of it."""
    today, before, left = badge.now()[:10], len(issued.revoked), 0
    for entry in found:
        record = entry.reading.record
        who = f"{entry.file}: {record.learner.name}, {record.course.code}" if record else entry.file
        name = badge.name_of(record, issuer) if isinstance(record, Record) else ""
        if not name:
            what, left = entry.outcome.label, left + 1
        elif name not in issued.issued:
            what, left = tell(UNISSUED, did=issuer.did), left + 1
        elif date := issued.revoked.get(name):
            what = tell(AGAIN, date=date)
        else:
            issued.revoked[name] = today
            what = tell(TAKEN_BACK)
        say(UNSHOWN.sub("\ufffd", " ".join(f"{who}: {what}".split())))
    _keep(root, issued, issuer, key, anew=True)
    say(
        tell(
            "%(records)s, %(badges)s taken back.",
            records=counted(len(found), "record"),
            badges=counted(len(issued.revoked) - before, "badge"),
        )
    )
    say(tell(TOLD, address=f"{issuer.address}{badge_list.PUBLISHED}"))
    return PROBLEMS if left else DONE


def _targets(root: Path, files: list[Path], options: Namespace) -> list[Path]:
    """Return where each badge goes; raises ``WrongUsage`` before anything is written."""
    if options.to and len(files) != 1:
        raise WrongUsage(
            tell(
                "--to names one badge, and there are %(records)s. Leave it out.", records=counted(len(files), "record")
            )
        )
    targets = [options.to] if options.to else [path.with_suffix(BESIDE) for path in files]
    for path in targets:
        if path.suffix not in FORMS:
            raise WrongUsage(
                tell("%(path)s is no badge: its name ends in .png, .svg, or .json for the credential.", path=path)
            )
        if why := places.why_not(root, path, outside=True):
            raise WrongUsage(tell("%(path)s %(why)s. Name another file.", path=path, why=why))
        outputs.may_write(path, force=options.force)
    return targets


def _issuer(root: Path, content: Content, key: str, *, web: bool) -> badge.Issuer:
    """Return who issues the badges: the key by itself, or the site at its address."""
    address = read_settings(root, Problems()).site_url  # loading the course told what is wrong there
    address = f"{address.rstrip('/')}/" if is_real(address) else ""
    did = did_web(address) if web else did_key(key)
    if not did:
        raise WrongUsage(tell(NO_WEB))
    return badge.Issuer(did=did, name=content.catalogue.offered_by, address=address)


def _form(press: Press, record: Record, credential: str, suffix: str) -> bytes:
    """Return a credential as a file of this sort."""
    if suffix == ".json":
        return credential.encode()
    code = press.content.former.now("course-codes", (record.course.code,))[0]
    course = next((one for one in press.content.catalogue.courses if one.code == code), None)
    document = badge_document(press, course, record.course.code)
    if suffix == ".svg":
        return baked_svg(press.drawing(document), credential)
    return baked_png(press.picture(document), credential)


def _why_none(entry: Entry) -> str:
    """Return why a record can have no badge, or ""; that one was taken back is looked up where it is made."""
    if not isinstance(entry.reading.record, Record) or entry.outcome.state not in SHOWN_COMPLETE:
        return tell("no badge. %(label)s. %(lines)s", label=entry.outcome.label, lines=" ".join(entry.outcome.lines))
    return "" if entry.outcome.signed else tell(UNSIGNED)


def _make_all(found: list[tuple[Path, Entry]], make: Make) -> list[Entry]:
    """Make what may be made, say of each record what became of it, and return those of which nothing did."""
    left = []
    for path, entry in found:
        record = entry.reading.record
        who = f"{entry.file}: {record.learner.name}, {record.course.code}" if record else entry.file
        why = _why_none(entry)
        if isinstance(record, Record) and not why:
            why = make(path, record, entry.outcome.signed)
        what = why or tell("%(path)s is the badge.", path=path)
        left += [entry] if why else []
        say(UNSHOWN.sub("\ufffd", " ".join(f"{who}: {what}".split())))
    say(
        tell(
            "%(records)s, %(badges)s made.",
            records=counted(len(found), "record"),
            badges=counted(len(found) - len(left), "badge"),
        )
    )
    return left
