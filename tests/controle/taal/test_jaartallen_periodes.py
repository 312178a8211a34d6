import pytest


@pytest.mark.parametrize(
    "wanneer",
    [
        "Van 1 januari t/m 30 juni 2022",
        "Van januari tot en met juni",
        "In de eerste helft van 2022",
        "In de eerste zes maanden",
        "In het 1e halfjaar",
        "In Q1",
        "Tot en met juni",
        "In het afgelopen kwartaal",
        "In juni",
    ],
)
def test_part_of_a_year_beside_its_total_is_found(regels, wanneer):
    assert regels(f"{wanneer} waren er {{eval}}`cijfers.plaatsingen` plaatsingen.") == ["halve-periode"]


@pytest.mark.parametrize(
    "zin",
    [
        "Van 1 januari t/m 31 december 2022 waren er {eval}`cijfers.plaatsingen` plaatsingen.",
        'In maart waren er {eval}`cijfers.aanmeldingen["3"]` aanmeldingen.',
        "In de eerste helft van 2022 is de overeenkomst voorbereid.",
        "Sinds 1 juli 2022 geldt de trajectprijs van {eval}`cijfers.trajectprijs`.",
    ],
)
def test_the_whole_year_and_other_subjects_are_left_alone(regels, zin):
    assert regels(zin) == []
