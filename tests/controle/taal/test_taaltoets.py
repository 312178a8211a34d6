"""The rules on the labelled sentences: those of development, and those that were kept apart."""

import pytest

from benchmarks.taaltoets.meet import BLIND, ONTWIKKEL, Score, meet, scores


@pytest.fixture(scope="module")
def gemeten():
    return meet(ONTWIKKEL)


def test_the_development_sentences_score_at_least_95_percent(gemeten):
    per_zin = scores(gemeten)["per zin"]
    assert per_zin.precisie >= 0.95
    assert per_zin.vangst >= 0.95


def test_the_sentences_kept_apart_score_what_the_readme_says():
    per_zin = scores(meet(BLIND))["per zin"]
    readme = (BLIND.parent / "README.md").read_text("utf-8")
    final = next(regel for regel in readme.splitlines() if "measured once" in regel)
    assert f"**{per_zin.precisie:.2f}** | **{per_zin.vangst:.2f}**" in final


def test_every_sentence_has_its_own_id(gemeten):
    assert len({zin.id for zin in gemeten}) == len(gemeten) == len({zin.zin for zin in gemeten})


def test_every_label_is_a_rule(gemeten):
    assert {label for zin in gemeten for label in zin.verwacht} <= set(scores(gemeten))


def test_a_score_counts_what_was_found_and_what_was_missed():
    score = Score(goed=8, vals=2, gemist=8)
    assert (score.precisie, score.vangst) == (0.8, 0.5)
    assert (Score(0, 0, 0).precisie, Score(0, 0, 0).vangst) == (1.0, 1.0)
