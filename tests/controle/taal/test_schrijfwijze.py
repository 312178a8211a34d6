import pytest


@pytest.mark.parametrize(
    "zin",
    [
        "De rente is 2.5%.",
        "De rente en de huur: 2,5% en 3%.",
        "Er kwamen 1 huurders.",
        "Er kwamen 2 huurder.",
        "Er kwamen twee huurder.",
        "De actie duurde van 1 maart tot 31 mei.",
        "De bijdrage is € 1,250.00.",
    ],
)
def test_a_wrong_form_is_found(regels, zin):
    assert regels(zin) == ["opmaak"]


@pytest.mark.parametrize(
    "zin",
    [
        "De rente is 2,5%.",
        "Er kwam 1 huurder.",
        "De actie duurde van 1 maart t/m 31 mei.",
        "Inschrijven kan tot 1 april 2023.",
        "De bijdrage is € 1.250,00.",
    ],
)
def test_a_right_form_is_left_alone(regels, zin):
    assert regels(zin) == []


@pytest.mark.parametrize(
    "kop", ["## 4.1 Klachten", "# 3 Jaarcijfers", "## 2.4. Resultaten", "## Hoofdstuk 2: Klachten"]
)
def test_a_typed_number_before_a_heading_is_found(regels, kop):
    assert regels(kop) == ["getypte-nummering"]


@pytest.mark.parametrize(
    "kop", ["## Klachten", "## 2022 in het kort", "## 3 vragen aan de teammanager", "4.1 Klachten"]
)
def test_other_headings_are_left_alone(regels, kop):
    assert regels(kop) == []
