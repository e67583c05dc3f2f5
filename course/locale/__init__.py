"""The words of ours, in the language of a course: sentences, numbers with their nouns, days and lists.

Input: a language tag, and a project whose ``locale/`` may hold words of its own. Output: ``Words``. English is what
stands in the code and needs no file; every other language is a file of gettext's, ``<tag>.po``, and what a build
reads of it, ``<tag>.json``. ``compiling`` makes the one into the other, and ``faults`` says what is wrong in a file.
"""

from course.locale.words import ENGLISH, Words, several, translatable

__all__ = ["ENGLISH", "Words", "several", "translatable"]
