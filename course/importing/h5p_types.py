"""Which types of H5P are questions of ours, what reads each, and why others are none."""

from __future__ import annotations

from collections.abc import Callable

from course.importing import h5p_cards as cards
from course.importing import h5p_questions as questions
from course.importing.h5p_questions import Content
from course.importing.items import Fields
from course.reading.telling import tellable

Reader = Callable[[Content], Fields]

READERS: dict[str, Reader] = {
    "H5P.MultiChoice": questions.multiple_choice,
    "H5P.TrueFalse": questions.true_false,
    "H5P.Blanks": questions.blanks,
    "H5P.DragText": questions.drag_the_words,
    "H5P.SortParagraphs": cards.sort_paragraphs,
    "H5P.ImageSequencing": cards.image_sequence,
    "H5P.TextGrouping": cards.text_groups,
    "H5P.MultiMediaChoice": cards.picture_choice,
    "H5P.DragQuestion": cards.drag_question,
}
# Types that hold several questions which are no contents of their own: under which key, and what reads each.
SETS: dict[str, tuple[str, Reader]] = {
    "H5P.SingleChoiceSet": ("choices", questions.first_right),
    "H5P.Summary": ("summaries", cards.statement),
    "H5P.Flashcards": ("cards", cards.flashcard),
    "H5P.Crossword": ("words", cards.clue),
}
# What a set says above all its questions, where no question has it.
TASKS = {"H5P.Flashcards": "description", "H5P.Crossword": "taskDescription"}

_ASKS_NOTHING = tellable("it asks nothing: put it into a lesson")
_BY_HAND = tellable("nobody but a person can mark it: write a say-it question with a model answer and criteria")
_PLACES = tellable("its answers are places in a picture: write a hotspot question")
_OPINION = tellable("no answer is right: it asks for an opinion")
_SPOKEN = tellable("it is answered by speaking, or to what is heard: write a short-answer question")
_GAME = tellable("it is a game with pictures: write a matching question")
REFUSED = {
    **dict.fromkeys(
        (
            *("H5P.AdvancedText", "H5P.Text", "H5P.Image", "H5P.Video", "H5P.Audio", "H5P.Link", "H5P.Table"),
            *("H5P.Agamotto", "H5P.Chart", "H5P.Collage", "H5P.ImageHotspots", "H5P.ImageJuxtaposition"),
            *("H5P.ImageSlider", "H5P.IFrameEmbed", "H5P.Timeline", "H5P.TwitterUserFeed", "H5P.KewArCode"),
        ),
        _ASKS_NOTHING,
    ),
    **dict.fromkeys(("H5P.Essay", "H5P.OpenEndedQuestion", "H5P.FreeTextQuestion", "H5P.AudioRecorder"), _BY_HAND),
    **dict.fromkeys(("H5P.Dialogcards", "H5P.GuessTheAnswer"), _BY_HAND),
    **dict.fromkeys(("H5P.ImageHotspotQuestion", "H5P.ImageMultipleHotspotQuestion"), _PLACES),
    **dict.fromkeys(("H5P.SimpleMultiChoice", "H5P.PersonalityQuiz"), _OPINION),
    **dict.fromkeys(("H5P.SpeakTheWords", "H5P.SpeakTheWordsSet", "H5P.Dictation"), _SPOKEN),
    **dict.fromkeys(("H5P.MemoryGame", "H5P.ImagePair"), _GAME),
    "H5P.MarkTheWords": tellable("words are marked in a text: write a multiple-choice question of those words"),
    "H5P.FindTheWords": tellable("words are found among letters: write a short-answer question for each"),
    "H5P.ArithmeticQuiz": tellable("it draws its numbers: write it with some of them"),
    "H5P.AdvancedBlanks": tellable("its words have patterns and signposts of their own: write a fill-in question"),
    "H5P.BranchingQuestion": tellable("its answers lead on: write a scenario"),
}
