"""CL, first part: what lessons say about research, numbers and people, and which claims are used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from course.model import Claim, Content, Evidence, Module, Side
from course.model.thresholds import House
from course.reading.problems import Position, shown
from course.reading.telling import tell, tell_many
from course.rules.lesson_parts import Paragraph, paragraphs, sections
from course.rules.rule import Finding
from course.rules.words import any_of, has_any, quotations, sentences, unmarked, without_quotations, words

_CITED = re.compile(r"\[\^([^\[\]\s]{1,80})\](?!:)")
_RESEARCH = re.compile(
    r"\b(?:research(?:ers)?|stud(?:y|ies)|surveys?|experiments?|scien(?:ce|tists))\s+(?:clearly\s+|often\s+|has\s+|have\s+"
    r"|also\s+|consistently\s+)?(?:shows?|showed|shown|proves?|proved|proven|finds?|found|suggests?|suggested|says?|said"
    r"|tells?\s+us|told\s+us|confirms?|confirmed|demonstrates?|demonstrated|agrees?)\b",
    re.IGNORECASE,
)
_OF_RESEARCH = ("research", "stud", "survey", "experiment", "scien")
_PERCENT = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d+)?\s?(?:%|per cent\b|percent\b)", re.IGNORECASE)
_NUMBER = r"(?:\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten|twenty|twenty-five)"
_MULTIPLE = re.compile(
    rf"\b{_NUMBER} times (?:as|more|less|the (?:cost|price|amount|number))\b|\b\d+(?:\.\d+)?x\b", re.IGNORECASE
)
_SAMPLE = re.compile(
    r"(?<![\w.,])\d{1,3}(?:,\d{3})+ (?:people|consumers|customers|clients|guests|callers"
    r"|employees|incidents|respondents)\b"
    r"|\b(?:sample of|survey of|asked) \d{2,}\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SAID = re.compile(
    r"\b[A-Z][a-z]+ [A-Z][a-z]+(?:'s|\u2019s)?,? (?:once |famously )?(?:said|wrote|put it|called|held|argued)\b"
)
_ATTRIBUTED = re.compile(r"\battribut\w*|\bcredited\b|\bascribed\b", re.IGNORECASE)
_ABSOLUTES = ("never", "always", "nothing", "only", "completely")
_ABSOLUTE = any_of(_ABSOLUTES)
_VIEW = re.compile(
    r"\b(?:article|author|writer|speaker|parent|consultant|piece|view|opinion|account|study|survey|review)s?\b[^.?!]{0,90}\b"
    r"(?:says?|said|holds?|held|argues?|argued|claims?|claimed|thinks?|thought|believes?|writes?|wrote|wants?|calls?|"
    r"maintains?|insists?|suggests?|describes?|sees?|finds?|found|goes|puts?|treats?|warns?|promises?|tells?)\b",
    re.IGNORECASE,
)
WEAK = ("opinion", "anecdote", "unverified", "contradicted")
_PLACEHOLDER = re.compile(r"\W*(?:n/?a|tbd|tba|to do|todo|unknown|none|\?+|-+|x+)\W*", re.IGNORECASE)


def learner_paragraphs(content: Content, *needles: str) -> Iterator[tuple[Module, Paragraph]]:
    """Yield every paragraph that learners read, with its module; of lessons alone that hold one of the ``needles``."""
    for module in content.modules:
        for lesson in module.lessons:
            if not needles or has_any(lesson.body, needles):
                for paragraph in paragraphs(lesson):
                    yield module, paragraph


def cited_in(text: str) -> list[str]:
    """Return the ids that a text cites."""
    return _CITED.findall(text)


def _evidence_of(content: Content, names: list[str]) -> list[Evidence]:
    """Return the evidence among these sources, and what their claims rest on."""
    found = []
    for name in names:
        source = content.sources.by_id.get(name)
        for one in source.evidence if isinstance(source, Claim) else (name,):
            evidence = content.sources.by_id.get(one)
            if isinstance(evidence, Evidence):
                found.append(evidence)
    return found


def research_is_named(content: Content, _: House) -> Iterator[Finding]:
    """CL01."""
    for _module, paragraph in learner_paragraphs(content, *_OF_RESEARCH):
        if not _RESEARCH.search(paragraph.text):
            continue
        plain = without_quotations(unmarked(paragraph.text))
        for start, sentence in sentences(paragraph.text):
            found = _RESEARCH.search(plain, start, start + len(sentence))
            if found and not _evidence_of(content, cited_in(sentence)):
                yield Finding(
                    paragraph.at(found.start()),
                    tell("%(found)s names no study", found=shown(found.group())),
                    tell("cite the evidence in the same sentence, such as [^E02], or say whose view it is"),
                    paragraph.lesson,
                    sentence,
                )
    for _module, question in ((module, one) for module in content.modules for one in module.quiz.questions):
        for key in ("prompt", "explanation"):
            text = getattr(question, key) or ""
            found = _RESEARCH.search(without_quotations(text)) if has_any(text, _OF_RESEARCH) else None
            if found and not _evidence_of(content, list(question.claims)):
                hint = tell("add the evidence to `claims`, such as E02, or say whose view it is")
                yield Finding(
                    question.at.at(key), tell("%(found)s names no study", found=shown(found.group())), hint, question.at
                )


def _known_figures(content: Content) -> str:
    """Return where the figures of the sources stand, without spaces."""
    if "figures" not in content.derived:
        known = " ".join(part.finding for part in content.sources.evidence)
        known += " ".join(f"{part.says} {part.found}" for part in content.sources.claims)
        content.derived["figures"] = _without_spaces(known)
    return str(content.derived["figures"])


def _figures(text: str) -> Iterator[re.Match[str]]:
    for pattern in (_PERCENT, _MULTIPLE, _SAMPLE):
        yield from pattern.finditer(text)


def figures_have_sources(content: Content, _: House) -> Iterator[Finding]:
    """CL02: figures of research. A figure inside a worked example or a quotation belongs to its case."""
    known = _known_figures(content)
    for _module, paragraph in learner_paragraphs(content):
        bare = unmarked(paragraph.text)
        if not (_DIGIT.search(bare) or has_any(bare, ("times",))) or next(_figures(bare), None) is None:
            continue
        plain = without_quotations(bare)
        for figure in _figures(plain):
            cited = cited_in(paragraph.text)
            told = partial(Finding, paragraph.at(figure.start()), holder=paragraph.lesson, words=paragraph.text)
            about_people = re.search(r"\b(?:said|asked|survey|found|of (?:people|clients|customers|callers))\b", plain)
            if not cited:
                if _without_spaces(figure.group()) in known or (about_people and paragraph.block != "example"):
                    hint = tell("cite it, such as [^E02], and give year and sponsor")
                    yield told(found=tell("%(figure)s has no source", figure=shown(figure.group())), write=hint)
                continue
            yield from _source_in_words(content, paragraph, figure, cited, told)


def _without_spaces(text: str) -> str:
    return re.sub(r"\s+", "", text.casefold()).replace("percent", "%")


def _source_in_words(
    content: Content, paragraph: Paragraph, figure: re.Match[str], cited: list[str], told: partial[Finding]
) -> Iterator[Finding]:
    evidence = [
        one
        for one in _evidence_of(content, cited)
        if _without_spaces(figure.group()) in _without_spaces(one.finding + one.size)
    ]
    plain = unmarked(paragraph.text)
    if evidence and not _YEAR.search(plain) and any(_YEAR.search(one.source) for one in evidence):
        hint = tell("say when it was found, such as %(first_year)s", first_year=_first_year(evidence))
        yield told(found=tell("%(figure)s has no year", figure=shown(figure.group())), write=hint)
    for one in evidence:
        name = (words(one.sponsor or "") or ("",))[0]
        if name and not re.search(rf"\b{re.escape(name)}\b", plain):
            hint = tell("name %(value)s in the text, who had an interest", value=shown(one.sponsor or ""))
            yield told(
                found=tell(
                    "%(figure)s comes from %(id)s, whose sponsor is not named", figure=shown(figure.group()), id=one.id
                ),
                write=hint,
            )
            break


def _first_year(evidence: list[Evidence]) -> str:
    return next(match.group() for one in evidence if (match := _YEAR.search(one.source)))


def people_are_quoted_soundly(content: Content, _: House) -> Iterator[Finding]:
    """CL03."""
    known = _people(content)
    for _module, paragraph in learner_paragraphs(content):
        if '"' not in paragraph.text and "\u201c" not in paragraph.text:
            continue
        quoted = [paragraph.text[start:end] for start, end in quotations(paragraph.text)]
        if not any(len(words(text)) >= 4 for text in quoted):
            continue
        named = _SAID.search(paragraph.text) or (known.search(without_quotations(paragraph.text)) if known else None)
        if named and not _ATTRIBUTED.search(paragraph.text) and not _verified(content, paragraph.text):
            yield Finding(
                paragraph.at(named.start()),
                tell("%(named)s is quoted without a source that was verified", named=shown(named.group())),
                tell("cite evidence for the words, or write that they are attributed to that person"),
                paragraph.lesson,
                paragraph.text,
            )


def _people(content: Content) -> re.Pattern[str] | None:
    """Return what finds the names of the sources' authors and of whom they quote, if there are any."""
    if "people" not in content.derived:
        authors = {
            word
            for article in content.sources.articles
            if not article.author.startswith("Not ")
            for word in re.findall(r"\b[A-Z][a-z]{3,}\b", article.author)[1:]
        }
        authors |= {word for claim in content.sources.claims if claim.kind == "quotation" for word in _surnames(claim)}
        content.derived["people"] = re.compile(rf"\b(?:{'|'.join(sorted(authors))})\b") if authors else None
    known: re.Pattern[str] | None = content.derived["people"]
    return known


def _surnames(claim: Claim) -> list[str]:
    found: list[str] = re.findall(r"\b([A-Z][a-z]{3,})\b(?=(?:'s)? (?:is quoted|quoted|wrote|said|held))", claim.says)
    return found


def _verified(content: Content, text: str) -> bool:
    sources = [content.sources.by_id.get(name) for name in cited_in(text)]
    return any(isinstance(one, Evidence) or (isinstance(one, Claim) and one.status == "supported") for one in sources)


def no_absolutes(content: Content, _: House) -> Iterator[Finding]:
    """CL04: outside quotations, examples, rules to keep, headings, and sentences that say whose view it is."""
    for _module, paragraph in learner_paragraphs(content, *_ABSOLUTES):
        if paragraph.block in ("rule", "example", "task") or paragraph.is_title or not _ABSOLUTE.search(paragraph.text):
            continue
        plain = without_quotations(unmarked(paragraph.text))
        for start, sentence in sentences(paragraph.text):
            found = _ABSOLUTE.search(plain, start, start + len(sentence))
            if found and not _VIEW.search(sentence):
                yield Finding(
                    paragraph.at(found.start()),
                    tell("the absolute %(found)s stands in the text", found=shown(found.group())),
                    tell("say how much or when, or say whose view it is"),
                    paragraph.lesson,
                    sentence,
                )


def status_is_shown(content: Content, _: House) -> Iterator[Finding]:
    """CL05: the page labels each footnote of a claim; a claim named in plain words would go without."""
    weak = {part.id: None for part in content.sources.claims if part.status in WEAK}
    if not weak:
        return
    if "weak" not in content.derived:
        content.derived["weak"] = re.compile(rf"(?<![\w^-])(?:{'|'.join(map(re.escape, weak))})(?![\w-])")
    pattern: re.Pattern[str] = content.derived["weak"]
    for module in content.modules:
        for lesson in module.lessons:
            for paragraph in paragraphs(lesson):
                for found in pattern.finditer(paragraph.text):
                    hint = tell("write [^%(found)s], so that the page shows its status", found=found.group())
                    yield Finding(
                        paragraph.at(found.start()),
                        tell("the claim `%(found)s` stands here without its status", found=found.group()),
                        hint,
                        lesson,
                    )
            for number, line in enumerate(lesson.body.split("\n"), start=lesson.first_line):
                own = re.match(r"\[\^([^\[\]\s]{1,80})\]:", line)
                if own and own.group(1) in weak:
                    hint = tell("take the note away; the page supplies it with its status")
                    found_words = tell("the lesson has a note of its own for `%(own)s`", own=own.group(1))
                    yield Finding(Position(lesson.path, number), found_words, hint, lesson)


def every_claim_used(content: Content, _: House) -> Iterator[Finding]:
    """CL06."""
    if not content.catalogue.complete:
        return
    used = {name for module in content.modules for name in module.facts.mentioned}
    for claim in content.sources.claims:
        if claim.id not in used and not claim.excluded:
            hint = tell("cite it in a lesson, [^%(claim)s], or say why not under `excluded`", claim=claim.id)
            yield Finding(
                claim.at.at("id"),
                tell("no lesson, question or item uses the claim `%(claim)s`", claim=claim.id),
                hint,
                claim.at,
            )
        elif claim.id in used and claim.excluded:
            hint = tell("take `excluded` away, or the citation")
            yield Finding(
                claim.at.at("excluded"),
                tell("the claim `%(claim)s` is excluded, and still used", claim=claim.id),
                hint,
                claim.at,
            )


def every_side_told(content: Content, _: House) -> Iterator[Finding]:
    """CL07."""
    sides: dict[str, tuple[Side, ...]] = {one.id: one.sides for one in content.sources.evidence if one.sides}
    sides |= {one.id: one.sides for one in content.sources.claims if one.sides}
    if not sides:
        return
    for lesson in (lesson for module in content.modules for lesson in module.lessons):
        for section, text in sections(lesson).items():
            for name in dict.fromkeys(cited_in(text)):
                if missing := [side.says for side in sides.get(name, ()) if not _tells(text, side)]:
                    parts = (part for part in paragraphs(lesson) if part.section == section)
                    citing = next(part for part in parts if name in cited_in(part.text))
                    found = tell_many(
                        "the section leaves out a side of `%(name)s`",
                        "the section leaves out sides of `%(name)s`",
                        len(missing),
                        name=name,
                    )
                    hint = tell("say as well that %(missing)s", missing=tell(", and that ").join(missing))
                    yield Finding(citing.at(), found, hint, lesson, text)


def _tells(text: str, side: Side) -> bool:
    return re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, side.words))})", text, re.IGNORECASE) is not None


def evidence_is_described(content: Content, _: House) -> Iterator[Finding]:
    """CL08; that the fields are there, the schema sees to."""
    for evidence in content.sources.evidence:
        for key in ("setting", "size", "design"):
            if _PLACEHOLDER.fullmatch(getattr(evidence, key)):
                hint = tell("say it in a few words, or that what you read does not state it")
                found = tell("%(found)s says nothing about `%(key)s`", found=shown(getattr(evidence, key)), key=key)
                yield Finding(evidence.at.at(key), found, hint, evidence.at)


def interests_are_shown(content: Content, _: House) -> Iterator[Finding]:
    """CL09."""
    for article in (one for one in content.sources.articles if one.interest):
        promotes = next(
            (one for one in content.sources.claims if one.id.startswith(f"{article.id}-") and one.status == "promo"),
            None,
        )
        silent = re.match(r"none\b|not stated|unknown", article.interest, re.IGNORECASE)
        if _PLACEHOLDER.fullmatch(article.interest) or (promotes and silent and "own" not in article.interest):
            found = (
                tell("%(interest)s hides an interest", interest=shown(article.interest))
                if promotes
                else tell("%(interest)s says nothing", interest=shown(article.interest))
            )
            hint = (
                tell(
                    "say what the author gains if readers agree; claim %(claim)s promotes something", claim=promotes.id
                )
                if promotes
                else tell("say what the author gains if readers agree")
            )
            yield Finding(article.at.at("interest"), found, hint, article.at)
