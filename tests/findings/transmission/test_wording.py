"""Runs of words: what counts as printed word for word."""

from __future__ import annotations

from tawatur.findings.transmission.wording import shared_runs, word_runs

SENTENCE = "أعلن مجلس بلدية النخيل أمس افتتاح الجسر الجديد أمام المارة والسيارات"


def test_short_texts_have_no_runs() -> None:
    assert not word_runs("")
    assert not word_runs("سبع كلمات لا تكفي لسلسلة واحدة أبدا")


def test_spelling_and_marks_do_not_break_a_run() -> None:
    edited = "اعلن مجلس بلدية النخيل، امس، افتتاح الجسر الجديد؛ امام المارة والسيارات."
    assert word_runs(edited) == word_runs(SENTENCE)
    assert len(word_runs(SENTENCE)) == 4


def test_a_changed_word_breaks_the_runs_that_hold_it() -> None:
    assert shared_runs(SENTENCE, SENTENCE.replace("والسيارات", "والعربات")) == 3
    assert shared_runs(SENTENCE, SENTENCE.replace("افتتاح", "تدشين")) == 0
