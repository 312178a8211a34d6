"""The rules on the labelled development sentences; what they score on sentences they have not seen is in the README."""

import pytest

from benchmarks.taaltoets.meet import ONTWIKKEL, Score, meet, scores


@pytest.fixture(scope="module")
def gemeten():
    return meet(ONTWIKKEL)


def test_the_development_sentences_score_at_least_95_percent(gemeten):
    per_zin = scores(gemeten)["per zin"]
    assert per_zin.precisie >= 0.95
    assert per_zin.vangst >= 0.95


def test_every_sentence_has_its_own_id(gemeten):
    assert len({zin.id for zin in gemeten}) == len(gemeten) == len({zin.zin for zin in gemeten})


def test_every_label_is_a_rule(gemeten):
    assert {label for zin in gemeten for label in zin.verwacht} <= set(scores(gemeten))


def test_a_score_counts_what_was_found_and_what_was_missed():
    score = Score(goed=8, vals=2, gemist=8)
    assert (score.precisie, score.vangst) == (0.8, 0.5)
    assert (Score(0, 0, 0).precisie, Score(0, 0, 0).vangst) == (1.0, 1.0)
