"""CL: the rules for claims, figures and quotations; ``claims`` and ``shared_words`` judge them."""

from __future__ import annotations

from course.rules import claims, shared_words
from course.rules.rule import Rule

RULES = (
    Rule(
        id="CL01",
        severity="error",
        says='"Research shows" and its like need evidence in the same sentence.',
        why='A house rule: articles often say "research shows" or "surveys show" and name none.',
        fix="Cite the evidence in that sentence, or say whose view it is.",
        example="A 2018 survey by Signalhorn, a vendor of alarms, found that ...[^E02]",
        check=claims.research_is_named,
    ),
    Rule(
        id="CL02",
        severity="error",
        says="A percentage, a multiple or a sample size has its source and year, and its sponsor where there was "
        "an interest.",
        why="A house rule: several figures in circulation come from sellers of what the figures recommend.",
        fix="Cite it, and give year and sponsor in the text.",
        example="In a 2018 survey of 1,200 people by Signalhorn, a vendor of alarms, 64% said ...[^E02]",
        check=claims.figures_have_sources,
    ),
    Rule(
        id="CL03",
        severity="error",
        says="A person's words in quotation marks have a verified source, or are called attributed.",
        why="A house rule: many a sentence in circulation was never written by whom it is credited to.",
        fix="Cite evidence for the words, or write that they are attributed.",
        example="a sentence often attributed to Nightingale, whose checkable words are ...[^E02]",
        check=claims.people_are_quoted_soundly,
    ),
    Rule(
        id="CL04",
        severity="warning",
        says="Lesson text says never, always, nothing, only and completely only where it says whose view that is.",
        why="A house rule: the strongest sentence falls to a single counter-example.",
        fix="Say how much or when, or say whose view it is.",
        example="The first article holds that nothing can replace it.",
        check=claims.no_absolutes,
    ),
    Rule(
        id="CL05",
        severity="error",
        says="Where a claim of opinion, an anecdote, or an unverified or contradicted claim is used, its status "
        "is shown.",
        why="A house rule: a reader should see at once how much a sentence can bear.",
        fix="Cite it by a footnote, which the page labels; leave the note to the page.",
        example="In one welder's account ...[^000-02]",
        check=claims.status_is_shown,
        judged_by=("tests/rules/test_pages_made.py",),
    ),
    Rule(
        id="CL06",
        severity="error",
        says="Every claim is used, or excluded with a reason.",
        why="A house rule: what is left out in silence cannot be told from what was overlooked.",
        fix="Cite it in a lesson, a question or an item, or say why not under `excluded`.",
        example="excluded: It advertises the author's own product.",
        check=claims.every_claim_used,
    ),
    Rule(
        id="CL07",
        severity="error",
        says="A section that cites a source with `sides` tells each of them.",
        why="A house rule: a study that found two things is easily quoted for the one that suits.",
        fix="Say what the side holds, with one of its `words`; or change `sides` in modules/sources.yml.",
        example="The bell shortened the wait where people knew each other, and lengthened it among strangers.[^E01]",
        check=claims.every_side_told,
    ),
    Rule(
        id="CL08",
        severity="warning",
        says="Evidence states its setting, its size and its design.",
        why="A house rule: 40 people in one workshop and 15,000 in a survey are different reasons to "
        "believe something.",
        fix="Say it in a few words, or that what you read does not state it.",
        example="size: Not stated in what we read.",
        check=claims.evidence_is_described,
        judged_by=("course/reading/schema.py",),
    ),
    Rule(
        id="CL09",
        severity="warning",
        says="An article says what its author gains if readers agree.",
        why="A house rule: whoever sells or advises gains by what readers come to believe.",
        fix="Name the interest, or write that none is stated.",
        example="interest: A consultant in the trade since 1998.",
        check=claims.interests_are_shown,
        judged_by=("tests/rules/test_pages_made.py",),
    ),
    Rule(
        id="CL10",
        severity="error",
        says="No 13 words in a row are those of a source article, unless quoted; a quotation has 25 words at most.",
        why="The articles are copyright works: the course teaches in its own words.",
        fix="Say it in words of your own.",
        example="the articles' runs of 13 words stand as hashes in modules/sources.runs",
        settings=("quotation_words_max",),
        check=shared_words.own_words,
    ),
)
