"""The certificate: a face and a page of details, what a record says and no more, valid or expired."""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image, ImageFilter
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from course.checks.load import load_course
from course.locale.reading import shipped
from course.model.links import Links
from course.pages.fragments import Fragments
from course.pages.learning import certificate_page
from devtools.bundle import exposed
from tests.browser.site import ROOT, Site
from tests.browser.whole_site.axe import violations

pytestmark = pytest.mark.browser

MODULES = {
    "foundations": "What First Aid Is, Who Gives It, and What to Keep",
    "people": "People: Until Help Comes",
    "procedures": "Procedures That Save Minutes, Not Paper",
    "property": "Places: Where the Dangers Are",
    "bells": "Bells and Telephones: Choosing One",
    "report": "The Report: Look, Ask, Write Down",
    "phones": "Ambulances, Fire Brigades and Other Numbers",
    "standards": "Standards, Measurement and What People Say",
    "capstone": "Review: Look Back, Change, Look Again",
}
QUIZ = {"points": 11, "of": 12, "per_cent": 91, "pass_mark": 80, "attempts": 2, "date": "2026-11-20"}
CATALOGUE = "first-aid-training"
FACTS: dict[str, Any] = {
    "id": "123e4567-e89b-42d3-a456-426614174000",
    "catalogue": {"id": CATALOGUE, "title": "First Aid Training", "organisation": "Training desk"},
    "learner": {"name": "Zoë Ängström-Müller"},
    "course": {"id": "whole", "code": "CERT-ALL", "title": "Everything there is to learn", "version": "1.2"},
    "completed": "2026-11-20",
    "hours": 5.5,
    "modules": [
        {
            "code": f"FA-{number}",
            "slug": slug,
            "title": title,
            "version": "1.10",
            "fingerprint": "0123456789ab",
            "minutes": 35,
            "completed": "2026-11-20",
            "quiz": QUIZ,
            "questions": [],
            "scores": [],
            "firsts": [],
        }
        for number, (slug, title) in enumerate(MODULES.items(), start=101)
    ],
}
SAYS = (
    "Training desk",
    "Certificate of completion",
    "Zoë Ängström-Müller",
    "CERT-ALL, version 1.2, on 20 November 2026",
    "FA-109",
    "5.5 hours",
    "It does not expire",
    "Self-reported",
    "not a professional qualification",
    "91% (80%)",
    "1.10",
    *MODULES.values(),
)
FACE = (
    "Training desk",
    "Zoë Ängström-Müller",
    "Everything there is to learn",
    "Signature for Training desk",
    "5.5 hours",
)
SAYS_NOT = ("certified", "Print the certificate", "Is your name wrong?")
KEEP = """(facts) => {
  const record = coursewright.record.complete(facts);
  const key = `coursewright/first-aid-training/record/${record.id}`;
  localStorage.setItem(key, JSON.stringify({ v: 2, n: 1, record }));
  return record;
}"""


@pytest.fixture
def certificate(course_files: Callable[..., Path], site: Site, page: Page) -> Page:
    """Return the certificate's page of the small course, as the generator makes it."""
    content = load_course(course_files({}), rules=False)
    made = certificate_page(content, Fragments(content, ROOT / "overrides", Links()))
    site.write("certificate.html", str(made.html), title="Certificate")
    file = site.folder / "certificate.html"
    alone = file.read_text("utf-8").replace("<h1>Certificate</h1>", "").replace("<p>After the content.</p>", "")
    file.write_text(alone, "utf-8")
    page.goto("certificate.html")
    expect(page.get_by_text("When you have completed a course, you make its certificate on")).to_be_visible()
    return page


# Whether some word of an element stands on two lines.
BREAKS = """(heading) => [...heading.textContent.matchAll(/\\S+/g)].filter(({ 0: word, index }) => {
  const range = document.createRange();
  range.setStart(heading.firstChild, index);
  range.setEnd(heading.firstChild, index + word.length);
  return range.getClientRects().length > 1;
}).map(([word]) => word)"""


@pytest.mark.parametrize("language", shipped())
def test_no_word_of_its_heading_is_broken_on_a_phone(
    course_files: Callable[..., Path], site: Site, open_page: Callable[..., Page], language: str
) -> None:
    root = course_files({})
    catalogue = root / "modules/catalogue.yml"
    catalogue.write_text(catalogue.read_text("utf-8").replace("language: en", f"language: {language}"), "utf-8")
    content = load_course(root, rules=False)
    made = certificate_page(content, Fragments(content, ROOT / "overrides", Links()))
    site.write("certificate.html", str(made.html), title="Certificate")
    page = open_page(viewport={"width": 320, "height": 640})
    page.goto("certificate.html")
    heading = page.locator(".course-certificate h1")
    expect(heading).to_be_visible()
    assert heading.evaluate(BREAKS) == []


def show(page: Page, **changes: Any) -> dict[str, Any]:
    page.evaluate(exposed())
    record: dict[str, Any] = page.evaluate(KEEP, {**FACTS, **changes})
    page.goto(f"certificate.html#{record['id']}")
    page.reload()
    expect(page.get_by_text("This is to say that")).to_be_visible()
    return record


def printed(page: Page, **options: Any) -> list[str]:
    """Return the words of each page of a print, after a look at its orientation."""
    sheets = PdfReader(io.BytesIO(page.pdf(print_background=True, **options))).pages
    assert all(sheet.mediabox.width > sheet.mediabox.height for sheet in sheets)
    return [" ".join(unicodedata.normalize("NFKC", sheet.extract_text()).split()) for sheet in sheets]


def test_a_certificate_of_nine_modules_prints_as_a_face_and_a_page_of_details(certificate: Page) -> None:
    record = show(certificate)
    # Paper of the browser's choice, which the style sheet lays the broad way, and Letter.
    for options in ({"prefer_css_page_size": True}, {"format": "Letter", "landscape": True}):
        face, details = printed(certificate, **options)
        assert [words for words in FACE if words not in face] == []
        assert [words for words in (*SAYS, record["code"]) if words not in f"{face} {details}"] == []
        assert record["code"] not in face
        assert [words for words in SAYS_NOT if words in face + details] == []


def test_what_is_to_be_filled_in_has_a_line_and_nothing_else_at_its_foot(certificate: Page) -> None:
    show(certificate)
    lines = (
        """(all) => all.map((one) => [one.textContent, parseFloat(getComputedStyle(one).borderBlockStartWidth) > 0])"""
    )
    for media in ("screen", "print"):
        certificate.emulate_media(media=media)
        signed, hours = certificate.locator(".course-certificate__end p").evaluate_all(lines)
        assert (signed[0].startswith("Signature for "), signed[1]) == (True, True)
        assert hours == ["5.5 hours", False]


def test_what_to_do_with_a_certificate_stands_above_it(certificate: Page) -> None:
    expect(certificate.get_by_role("button", name="Print the certificate")).to_be_hidden()  # while there is none
    show(certificate)
    face = certificate.locator(".course-certificate").bounding_box()
    for name in ("Print the certificate", "Save the record as a file"):
        button = certificate.get_by_role("button", name=name).bounding_box()
        assert face
        assert button
        assert button["y"] + button["height"] <= face["y"]


@pytest.mark.parametrize("name", ["Wolfeschlegelsteinhausenbergerdorff " * 5, "王小明" * 20, "عبد الرحمن بن محمد " * 9])
def test_a_long_name_in_any_script_leaves_the_face_one_page(certificate: Page, name: str) -> None:
    show(certificate, learner={"name": name.strip()})
    assert len(printed(certificate, prefer_css_page_size=True)) == 2


SMALL = """() => [...document.querySelectorAll(".course-certificate *")].filter((element) =>
  element.checkVisibility() && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) &&
  !element.closest("svg") && parseFloat(getComputedStyle(element).fontSize) * 0.75 < 10.99
).map((element) => element.outerHTML.slice(0, 80))"""


def test_no_letter_on_paper_is_smaller_than_11_points(certificate: Page) -> None:
    show(certificate)
    certificate.emulate_media(media="print")
    assert certificate.evaluate(SMALL) == []
    certificate.emulate_media(media="screen")


DOTS_AN_INCH = 150


def skewed(picture: bytes) -> Image.Image:
    """Return a scan as a phone or a worn scanner gives it: slanted, out of focus, grey and squeezed at one side."""
    scan = Image.open(io.BytesIO(picture)).convert("L")
    wide, high = scan.size
    corners = (-0.06, -0.02, 0.01, 1.05, 1.03, 0.99, 1.06, -0.05)
    quad = [part * size for part, size in zip(corners, (wide, high) * 4, strict=True)]
    warped = scan.transform((wide, high), Image.Transform.QUAD, quad, Image.Resampling.BICUBIC, fillcolor=255)
    slanted = warped.rotate(4, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    return slanted.filter(ImageFilter.GaussianBlur(1.2)).point(lambda grey: 40 + grey * 0.75)


def test_the_code_is_read_from_a_skewed_and_blurred_scan_at_150_dots_to_the_inch(
    certificate: Page, open_context: Callable[..., BrowserContext]
) -> None:
    sharp = open_context(device_scale_factor=DOTS_AN_INCH / 96, viewport={"width": 1280, "height": 900}).new_page()
    sharp.goto("certificate.html")
    show(sharp)
    link = sharp.locator(".course-certificate__link").get_attribute("href")
    scan = skewed(sharp.locator(".course-qr").screenshot())
    assert [found.text for found in zxingcpp.read_barcodes(scan)] == [link]


def test_a_text_to_share_names_the_course_and_the_address_at_which_it_is_checked(certificate: Page) -> None:
    show(certificate)
    link = certificate.locator(".course-certificate__link").get_attribute("href")
    certificate.get_by_text("A text to share").click()
    said = (
        "Zoë Ängström-Müller completed the course “Everything there is to learn” of Training desk on 20 November 2026."
    )
    share = certificate.get_by_label("It says what you completed")
    expect(share).to_have_value(f"{said} Anybody can check it here: {link}")
    certificate.get_by_role("button", name="Copy the text").click()
    expect(certificate.get_by_role("status").filter(has_text="The text is")).to_be_visible()


def test_the_code_leads_to_the_verifier_with_the_whole_record(certificate: Page) -> None:
    record = show(certificate)
    link = certificate.locator(".course-certificate__link").get_attribute("href")
    assert link
    assert link.split("#r=")[0].endswith("/verify.html")
    certificate.evaluate(exposed())
    read = certificate.evaluate("(link) => coursewright.record.fromShort(link)", link)
    assert (read["code"], read["learner"], len(read["modules"])) == (record["code"], record["learner"], 9)
    checked = certificate.evaluate("(record) => coursewright.record.check(record)", read)
    assert (checked["sound"], checked["altered"]) == (True, False)
    # What stands on the paper is read by another program.
    picture = certificate.locator(".course-qr").screenshot(scale="css")
    assert [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))] == [link]
    expect(
        certificate.get_by_role("img", name="A code that leads to the page on which this record is checked")
    ).to_be_visible()


def test_past_its_time_it_reads_expired_and_before_it_valid(certificate: Page) -> None:
    show(certificate, valid_until="2027-11-20")
    certificate.clock.set_fixed_time("2027-11-20T12:00:00")
    certificate.reload()
    expect(certificate.get_by_text("Valid until")).to_be_visible()
    certificate.clock.set_fixed_time("2027-11-21T12:00:00")
    certificate.reload()
    expect(certificate.get_by_text("Expired on")).to_be_visible()
    expect(certificate.get_by_text("20 November 2027")).to_be_visible()
    expect(certificate.get_by_text("invalid")).to_have_count(0)


def test_a_wrong_name_is_written_anew_under_the_same_id_with_a_code_of_its_own(certificate: Page) -> None:
    record = show(certificate)
    certificate.get_by_text("Is your name wrong?").click()
    certificate.get_by_label("Your name, as it should stand on the certificate").fill("Zoë Müller")
    certificate.get_by_role("button", name="Write it anew").click()
    expect(certificate.get_by_role("status").filter(has_text="made out to Zoë Müller now")).to_be_visible()
    kept = json.loads(certificate.evaluate(f"localStorage.getItem('coursewright/{CATALOGUE}/record/{record['id']}')"))
    assert (kept["record"]["id"], kept["record"]["learner"]) == (record["id"], {"name": "Zoë Müller"})
    assert kept["record"]["code"] != record["code"]
    assert not violations(certificate, ["light"])


def test_a_name_that_cannot_be_seen_is_told_and_changes_nothing(certificate: Page) -> None:
    record = show(certificate)
    key = f"coursewright/{CATALOGUE}/record/{record['id']}"
    certificate.get_by_text("Is your name wrong?").click()
    field = certificate.get_by_label("Your name, as it should stand on the certificate")
    for name in ("", "   ", "\u00a0\u2003\u3000", "\u200b", "\u2060\u00ad", " \u202e ", "\u2800", "\u3164"):
        field.fill("Zoë")
        assert field.evaluate("(field) => field.validationMessage") == ""  # nothing is left of the name before
        field.fill(name)
        certificate.get_by_role("button", name="Write it anew").click()
        told = "There is no name here that can be seen. Write your name." if name else "Write your name."
        assert field.evaluate("(field) => field.validationMessage") == told, ascii(name)
        kept = json.loads(certificate.evaluate("(key) => localStorage.getItem(key)", key))
        assert kept["record"] == record, ascii(name)
        expect(certificate.locator(".course-certificate__name")).to_have_text(record["learner"]["name"])
    field.fill("  Zoë Müller ")
    certificate.get_by_role("button", name="Write it anew").click()
    expect(certificate.get_by_role("status").filter(has_text="made out to Zoë Müller now")).to_be_visible()


def test_a_record_that_was_changed_in_storage_says_so(certificate: Page) -> None:
    record = show(certificate)
    certificate.evaluate(
        "([key, record]) => localStorage.setItem(key, JSON.stringify({ v: 2, n: 1, record }))",
        [f"coursewright/{CATALOGUE}/record/{record['id']}", {**record, "learner": {"name": "Somebody Else"}}],
    )
    certificate.reload()
    expect(
        certificate.get_by_text("This record was changed after it was made; its code does not match.")
    ).to_be_visible()
