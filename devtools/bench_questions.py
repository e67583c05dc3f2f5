"""What the questions of a made course ask: ten cases of four choices, each choice with a reason of its own.

A choice is its text and why it is right or wrong; the first is right. Names in braces are filled in
by ``bench_course``, so that no two modules say the same.
"""

from __future__ import annotations

from dataclasses import dataclass

Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """A case, what is asked about it, and four choices of which the first is right."""

    told: str
    asked: str
    choices: tuple[Choice, Choice, Choice, Choice]


CASES = (
    Case(
        "{person} is on duty at the {place}. A visitor holds up the {thing} {when} and waits without a word.",
        "What should {person} do before anything else?",
        (
            (
                "Look up, nod, and turn both shoulders round",
                "Eyes and shoulders are what a visitor can see, and a nod costs {person} one second at the {place}.",
            ),
            (
                "Finish the {other} first, then look round",
                (
                    "A visitor who has not been seen starts to count the minutes, "
                    "and the {other} will still be there later."
                ),
            ),
            (
                "Point to the sign and carry on with typing",
                (
                    "A sign tells visitors to the {place} what to do, and leaves "
                    "them unsure whether anybody knows that they came."
                ),
            ),
            (
                "Ask a colleague on the phone to come down",
                (
                    "Handing over before asking what is needed moves the wait to "
                    "another desk and spends two people on one {thing}."
                ),
            ),
        ),
    ),
    Case(
        "A caller says that the {thing} from the {place} has failed for the third time. {person} has the file open.",
        "Which sentence of {person} would help to begin with?",
        (
            (
                "Three times is too many; I am opening its history",
                "It says back what was heard and names the next step, so the caller knows that {person} took it in.",
            ),
            (
                "We have been short of hands here since the spring",
                "It may be true, and it gives the caller the troubles of the {place} on top of a broken {thing}.",
            ),
            (
                "You could have told us so after the second time",
                "Blame closes a talk: now the caller defends a delay instead of describing what the {thing} does.",
            ),
            (
                "Such parts tend to wear out sooner than one hopes",
                "It explains why parts wear and moves no part of this repair, which the caller needs {when}.",
            ),
        ),
    ),
    Case(
        "The {thing} of a tenant must go to another workshop {when}. {person} does not know how long the repair takes.",
        "What can {person} promise in the meantime?",
        (
            (
                "A call at four with a date, or with the reason why",
                "A time for news can be kept even where a time for the {thing} is not known yet at the {place}.",
            ),
            (
                "A repair by tomorrow, since most are done by then",
                "Most is no promise; if this {thing} is the exception, {person} has broken one before it was due.",
            ),
            (
                "As quick a repair as the workshop can possibly do",
                "It sounds willing and says neither when nor who, so the tenant has to ring the {place} to find out.",
            ),
            (
                "A free {other} to make up for every hour of waiting",
                "Gifts are for somebody else to grant, and the tenant asked {person} for a date and no present.",
            ),
        ),
    ),
    Case(
        "Two people need the {place} at once: one has an appointment, the other stands there with a leaking {thing}.",
        "How should {person} put the two in order?",
        (
            (
                "Stop the leak, and tell the first how long it takes",
                "Water does harm by the minute, and whoever waits with a reason and a time waits in peace.",
            ),
            (
                "Keep to the book, and start with the appointment",
                "A book is fair among equals; here a leaking {thing} ruins the floor of the {place} meanwhile.",
            ),
            (
                "Ask both of them to settle it among themselves",
                "Two strangers cannot weigh a leak against a date, and {person} knows what the {thing} can do.",
            ),
            (
                "See to both together, a minute here, a minute there",
                "Split attention gives each of them half an ear, and the {thing} goes on leaking between two halves.",
            ),
        ),
    ),
    Case(
        '{person} reads the note on a {thing}: "Customer difficult, see {other}". The owner comes back {when}.',
        "What would make that note useful to a colleague?",
        (
            (
                "What was asked, what was done, and what is owed",
                "Facts, steps and debts let the next person go on where this one stopped, whoever is at the {place}.",
            ),
            (
                "How upset the owner was, in three or four words",
                "A mood is gone by the next visit, and the note would have the {place} expect an argument.",
            ),
            (
                "Who is to blame for the delay, by name and date",
                "Blame helps nobody mend a {thing}, and the owner may ask to read what {person} wrote.",
            ),
            (
                "Where the {other} is kept, and who has its key",
                "That serves the {other} alone; what the owner of the {thing} was promised is still missing.",
            ),
        ),
    ),
    Case(
        "A form at the {place} asks for the serial number of the {thing} in two boxes, and most people fill in one.",
        "Which change should {person} try out first?",
        (
            (
                "Take one box away, and watch ten people fill it in",
                "It removes the doubt itself, and ten people are enough to see whether the {place} gets what it needs.",
            ),
            (
                "Print the second box in red letters and a frame",
                "Colour makes the box louder and no clearer: people still ask why the {thing} has two numbers.",
            ),
            (
                "Add a page that explains both boxes in detail",
                "Few read a page beside a counter, so the {place} gains paper and keeps the empty boxes.",
            ),
            (
                "Send back each form on which a box is left empty",
                "It makes people pay for a poor form, and {person} sees every {thing} twice.",
            ),
        ),
    ),
    Case(
        "While {person} enters the {thing} on a tablet, its owner stops talking and looks at the floor of the {place}.",
        "What is the better use of the tablet here?",
        (
            (
                "Lay it down, hear the rest, and type it up after",
                (
                    "What the owner has to say comes first, and a {thing} "
                    "can be typed up at the {place} in a quiet minute."
                ),
            ),
            (
                "Type faster, so that the entry is finished sooner",
                "Speed shortens the silence and keeps the eyes on the glass, which is what stopped the owner.",
            ),
            (
                "Hand it over, so that the owner types it instead",
                "Some owners like that, but nobody asked; {person} would trade a talk about the {thing} for a chore.",
            ),
            (
                "Read out aloud each field while it is filled in",
                "Reading fields aloud fills the silence with the form's words, and the owner's own stay unsaid.",
            ),
        ),
    ),
    Case(
        "The {other} is out of order {when}, and a line has formed at the {place}. {person} cannot talk to each.",
        "What does the whole line need to hear from {person}?",
        (
            (
                "What has failed, what to do now, and until when",
                "One sentence to all spares everybody the same question, and a time lets them choose to stay or go.",
            ),
            (
                "That everybody is sorry, and does what they can",
                "An apology to a line is polite, and nobody at the {place} knows any better what to do.",
            ),
            (
                "That the maker of the {other} has been informed",
                "It tells where the blame may lie, which mends no {thing} and shortens no line.",
            ),
            (
                "That those with a {thing} can come another day",
                "It sends some away without a day, and they come back to the {place} when it suits nobody.",
            ),
        ),
    ),
    Case(
        "{person} wants to know whether the new way of lending the {thing} works, and has a week to find out.",
        "What should {person} count in that week?",
        (
            (
                "How many come back for the same need within days",
                (
                    "A second visit for the same need is what the new way "
                    "should prevent, and it can be counted at the {place}."
                ),
            ),
            (
                "How many leaflets about it were taken from a rack",
                "Leaflets show interest and no result: people take one and still come back with the {thing}.",
            ),
            (
                "How many colleagues say that they like the change",
                "Their view matters for another question; they do not stand in the line at the {place}.",
            ),
            (
                "How many minutes each talk lasts on the average",
                "A shorter talk may be a better or a worse one, and the {thing} tells no more about it.",
            ),
        ),
    ),
    Case(
        "An owner is angry, with good reason: the {thing} was lent to somebody else {when}. {person} listens.",
        "What should {person} say after the first apology?",
        (
            (
                "Here are two ways to set it right; which suits you",
                "Two real ways give the owner a say again, after the {place} had decided over their head.",
            ),
            (
                "My colleague over there must have mixed them up",
                "It is of no use to the owner who it was, and the colleague learns to hide the next mistake.",
            ),
            (
                "It happens to every {place} once in a long while",
                "It makes the loss sound small, and to the owner of this {thing} it is the first.",
            ),
            (
                "We shall see what can be done about it some day",
                "No step, no owner and no time: the sentence ends the talk and leaves the {thing} where it is.",
            ),
        ),
    ),
)
