import pytest

from loket.controle.taal.richting import NU_WE, is_verleden


@pytest.mark.parametrize("zin", ["We belden iedereen.", "De ronde is afgerond.", "Zij lazen en schreven veel."])
def test_a_past_tense_is_known(zin):
    assert is_verleden(zin)


@pytest.mark.parametrize("zin", ["Er volgt een tweede ronde.", "Aanstaande maandag bellen we.", "We praten verder."])
def test_a_present_tense_is_known(zin):
    assert not is_verleden(zin)


def test_what_the_writer_does_in_the_report_is_no_event():
    assert NU_WE.search("dan bekijken we de folder") and not NU_WE.search("dat vinden we mooi")
