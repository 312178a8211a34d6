import pytest


@pytest.mark.parametrize(
    "naam",
    [
        "Locket Housing",
        "Het Locket",
        "Loker Housing",
        "Loket-Housing",
        "LoketHousing",
        "loket housing",
        "Loket Housing Maatsricht",
        "Levantogroep",
        "LEVANTO-groep",
        "Levanto Groep",
        "Servatuis",
        "Woon punt",
        "Maas Vallei",
        "Locketmedewerkers",
    ],
)
def test_a_misspelt_name_is_found(regels, naam):
    assert regels(f"We spraken met {naam} over de buurt.") == ["naamvariant"]


@pytest.mark.parametrize(
    "naam",
    [
        "Loket Housing Maastricht",
        "het loket",
        "onze loketmedewerkers",
        "Servatius’ huurders",
        "Woonpunts directeur",
        "de heer Servaas",
        "mevrouw Levant",
        "een locker",
    ],
)
def test_right_names_and_common_words_are_left_alone(regels, naam):
    assert regels(f"We spraken met {naam} over de buurt.") == []
