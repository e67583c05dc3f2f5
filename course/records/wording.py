"""What is said of records, of those who hand them over and of what they answered: states, columns and sentences.

Python and the page ``verify.html`` say the same, and whoever makes that page needs no more of records than this.
"""

from __future__ import annotations

from course.locale import translatable

JUDGED = {
    "core": translatable("{code} is missing, which the course asks for."),
    "electives": translatable("Electives in the record: {number}; the course asks for {choose}."),
    "stray": translatable("{code} is no part of the course."),
    "no-test": translatable("{code}: the record holds no result of its test."),
    "failed": translatable("{code}: the test was not passed; the result is {share}%, and {mark}% passes."),
    "mark": translatable("{code}: by the record {then}% passes, and in version {version} {now}% does."),
    "share": translatable("{code}: {points} of {of} points are not {share}%."),
    "future": translatable("The record says {day}, which is still to come."),
    "before": translatable("{code}: completed on {day}, but version {version} is of {date}."),
    "made-before": translatable("The record was made on {day}, but version {version} of the course is of {date}."),
    "too-early": translatable("The record was made on {made}, before the day on which it was completed, {day}."),
    "late-module": translatable("{code}: completed on {day}, after the course, which was completed on {completed}."),
    "late-test": translatable("{code}: completed on {day}, but its test was passed on {date}."),
    "hours": translatable("Hours by the record: {then}; its modules take {now}."),
    "minutes": translatable("{code}: minutes by the record: {then}; version {version} takes {now}."),
    "no-end": translatable("The record does not say until when it is valid; by the course it is {day}."),
    "end": translatable("By the record it is valid until {until}, and by the course until {day}."),
}
SIGNED = {
    "signed": translatable("Signed by {name} on {day}."),
    "resigned": translatable("Something was changed after {name} signed the record on {day}."),
    "unknown": translatable(
        "Signed on {day} with the key {key}, which this course does not know: that says nothing of who signed."
    ),
    "unknown-resigned": translatable(
        "Something was changed after the record was signed on {day} with the key {key}, "
        "which this course does not know."
    ),
    "withdrawn": translatable(
        "Signed on {day} with the key of {name}, which counts until {until}: it does not count as signed."
    ),
    "false": translatable(
        "The signature of {day} was changed, or was not made with the key {key}, which it names: it does not count."
    ),
    "unsigned": translatable("This is not a signature: {what}."),
    "no-record": translatable("This is a signature of the record {id}, which is not among these files."),
}
# What a signature shows, and what it cannot.
MEANING = translatable(
    "A signature shows that whoever holds the key has signed this record as it is. It does not show that the learner "
    "did the work alone, or that the signer looked on; and its day is the one that their computer had."
)
# What each state is called, in the order in which one of them outweighs the next.
STATES = {
    "unreadable": translatable("Not a record"),
    "altered": translatable("Altered"),
    "incomplete": translatable("Not complete"),
    "foreign": translatable("From another catalogue"),
    "unobserved": translatable("Observation missing"),
    "expired": translatable("Expired"),
    "older": translatable("From an older revision"),
    "unchanged": translatable("Unchanged"),
}
VERIFIED = (
    JUDGED
    | SIGNED
    | {
        "unreadable": translatable("This is not a record: {what}."),
        "altered": translatable("Something was changed after the record was made: {what}."),
        "foreign": translatable(
            "The record comes from the catalogue “{theirs}”, and this is “{ours}”; its modules were not compared."
        ),
        "expired": translatable("The record was valid until {day}."),
        "course-gone": translatable("The course {code} is no longer in this catalogue."),
        "course-older": translatable(
            "{code}: version {then} of the course was completed, and version {now} is in force."
        ),
        "course-newer": translatable(
            "{code}: version {then} of the course was completed, and only version {now} is known here."
        ),
        "gone": translatable("{code} is no longer in this catalogue."),
        "older": translatable("{code}: version {then} was completed, and version {now} is in force."),
        "newer": translatable("{code}: version {then} was completed, and only version {now} is known here."),
        "keys": translatable("{code}: the key of its test has changed since."),
        "unobserved": translatable(
            "{code}: its completion asks for an observation by “{title}”, and the record names none."
        ),
        "observed": translatable(
            "{code}: observed by {observer} on {day}, {place}, signed on the observer’s own device."
        ),
        "handed-over": translatable(
            "{code}: observed by {observer} on {day}, {place}, signed on the learner’s device, handed over for that."
        ),
        "other-learner": translatable("{code}: that sheet is made out to “{theirs}”, and the record to “{ours}”."),
        "entered": translatable("Entered by {name} from worksheets on paper ({which}), and not by the learner."),
        "change": translatable("{version} of {day} ({kind}): {summary}"),
        "mark-now": translatable("{code}: {then}% passed then, and {now}% does now."),
        "core-now": translatable("{code} is asked for now, and is not in the record."),
        "unchanged": translatable(
            "The code fits what the record says, the course is complete, and everything in it is still in force."
        ),
        "complete": translatable("The code fits what the record says, and the course is complete."),
        "incomplete": translatable("The code fits what the record says, but it does not show the course completed."),
        "fits": translatable("The code fits what the record says."),
    }
)
ROSTER_COLUMNS = {
    "learner": translatable("Learner"),
    "number": translatable("Staff number"),
    "site": translatable("Site"),
    "course": translatable("Course"),
    "title": translatable("Title of the course"),
    "version": translatable("Version"),
    "completed": translatable("Completed"),
    "valid_until": translatable("Valid until"),
    "hours": translatable("Hours"),
    "modules": translatable("Modules"),
    "result": translatable("Lowest result, %"),
    "attempts": translatable("Attempts"),
    "state": translatable("What it is"),
    "details": translatable("Details"),
    "merged": translatable("Merged with it"),
    "doubles": translatable("Possible doubles"),
    "made": translatable("Made"),
    "id": translatable("Record"),
    "code": translatable("Code"),
    "signed": translatable("Signed by"),
    "entered": translatable("Entered by"),
    "file": translatable("File"),
}
FIGURES_COLUMNS = (
    *(translatable("Module"), translatable("Question"), translatable("Kind"), translatable("Answers")),
    *(translatable("Answers to an earlier key"), translatable("Answers after it was shown")),
    *(translatable("Facility"), translatable("Facility from"), translatable("Facility to")),
    *(translatable("Discrimination"), translatable("Discrimination from"), translatable("Discrimination to")),
    *(translatable("Advice"), translatable("Choices"), translatable("Better half"), translatable("Worse half")),
    translatable("Place"),
)
GOALS_COLUMNS = (
    *(translatable("Module"), translatable("Objective"), translatable("Text"), translatable("Questions")),
    *(translatable("People"), translatable("Share"), translatable("Share from"), translatable("Share to")),
)
ENOUGH_TO_JUDGE = 30  # answers: a figure of fewer is marked
TABLE = {
    "size": translatable("the file is larger than {size} MB"),
    "utf-16": translatable(
        "the file is in UTF-16, and has to be in UTF-8: have the spreadsheet save it as “CSV UTF-8”"
    ),
    "no-utf-8": translatable("the file is not text in UTF-8: have the spreadsheet save it as “CSV UTF-8”"),
    "workbook": translatable("the file is a workbook, and has to be CSV: have the spreadsheet save it as “CSV UTF-8”"),
    "open": translatable("the quotes that begin here are not closed"),
    "after": translatable("something follows the closing quotes; a quote within a text is written twice"),
}
PEOPLE = TABLE | {
    "empty": translatable("the file is empty; its first line names the columns: {columns}"),
    "column": translatable("there is no column {found}; the columns are {columns}"),
    "no-heads": translatable("the first line names the columns, and {found} is none of them; they are {columns}"),
    "column-twice": translatable("the column {found} stands here a second time"),
    "no-name": translatable("no column is called name; the columns are {columns}"),
    "nobody": translatable("the file names nobody; below its first line stands one line for each person"),
    "cells": translatable(
        "the line has {found} cells, and the first line {wanted}; a text that holds a separator stands in quotes"
    ),
    "name": translatable("the name is missing"),
    "long": translatable("{column} has {found} characters, and may have {most}"),
    "number-twice": translatable("the number {found} stands in line {line} too; each person has one of their own"),
    "number-anew": translatable(
        "{found} is what a spreadsheet makes of a number; write the staff number itself, or {kept} if it is that"
    ),
    "due": translatable(
        "{found} is not a course that is due; write its code, or its code and a day: CERT-A 2026-12-31"
    ),
    "course": translatable("there is no course {found}; the courses are {codes}"),
    "course-twice": translatable("the course {found} stands here a second time"),
    "day": translatable("{found} is no day; write it as 2026-12-31"),
    "day-or-month": translatable("{found} can be {first} or {second}; write the one that is meant"),
}
# How a person stands with a course, the worst first.
STANDINGS = {
    "late": translatable("Late"),
    "expired": translatable("Expired"),
    "not-accepted": translatable("Not accepted"),
    "not-begun": translatable("Not begun"),
    "expiring": translatable("Expires soon"),
    "complete": translatable("Complete"),
    "nothing-due": translatable("Nothing due"),
    "stranger": translatable("Not in the list of people"),
}
STANDING = {
    "nothing": translatable("No record was handed in."),
    "perhaps": translatable("No record is surely theirs; their name stands in {files}."),
    "refused": translatable("A record was handed in that does not count: {file} ({state})."),
    "over": translatable("It was valid until {day}."),
    "ends": translatable("It is valid until {day}."),
    "other-name": translatable("The record {file} with this number names “{name}”."),
    "several": translatable("{number} people have the name of the record {file}, and nothing in it tells them apart."),
    "other-number": translatable("There is somebody of this name in the list, with another staff number."),
    "same-name": translatable("There is somebody else of this name in the list, and not both have a staff number."),
}
WITHIN = 60  # days in which a certificate that ends is told, where nobody says another number
LISTS_COLUMNS = {
    "number": translatable("Staff number"),
    "name": translatable("Name"),
    "site": translatable("Site"),
    "role": translatable("Role"),
    "course": translatable("Course"),
    "due": translatable("Due"),
    "standing": translatable("State"),
    "completed": translatable("Completed"),
    "valid_until": translatable("Valid until"),
    "version": translatable("Version"),
    "double": translatable("Possible double"),
    "details": translatable("Details"),
    "file": translatable("File"),
}
LISTS_HEADS = {
    "late": translatable("Late, or expired"),
    "not-begun": translatable("Not begun: no record is surely theirs"),
    "not-accepted": translatable("Handed in, and not accepted"),
    "expiring": translatable("Expires soon"),
    "doubles": translatable("Possible doubles"),
    "strangers": translatable("Records of people who are not in the list"),
}
COUNTED = ("complete", "expiring", "expired", "late", "not-accepted", "not-begun")
DOUBLE = translatable("yes")
