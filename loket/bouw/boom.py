"""Finding one's way in a body: what Beautiful Soup can do too, but with a dozen questions to every element."""

from __future__ import annotations

from bs4 import Tag


def elementen(deel: Tag, *namen: str) -> list[Tag]:
    """Return the elements inside a part of the body, in their order: all, or those of one of the ``namen``."""
    alle = (element for element in deel.descendants if isinstance(element, Tag))
    return [element for element in alle if element.name in namen] if namen else list(alle)


def koppen(deel: Tag) -> list[Tag]:
    """Return the headings that a report can have."""
    return elementen(deel, "h2", "h3", "h4")


def met_klasse(deel: Tag, klasse: str, *namen: str) -> list[Tag]:
    """Return the elements inside a part of the body that have a class."""
    return [element for element in elementen(deel, *namen) if klasse in element.get_attribute_list("class")]


def is_merk(element: Tag | None) -> bool:
    """Tell whether an element is the sign of where a number comes from."""
    return element is not None and "herkomst" in element.get_attribute_list("class")


def figuren(deel: Tag) -> list[Tag]:
    """Return the tables and charts that have a caption."""
    klassen = {"tabel", "grafiek"}
    return [figuur for figuur in elementen(deel, "figure") if klassen & set(figuur.get_attribute_list("class"))]


def rijen(tabel: Tag) -> list[list[Tag]]:
    """Return the cells of a table, row by row, headings included."""
    return [elementen(rij, "th", "td") for rij in elementen(tabel, "tr")]


def op_anker(deel: Tag) -> dict[str, Tag]:
    """Return the elements that have an id, by it; of those with the same one the last."""
    return {str(element["id"]): element for element in elementen(deel) if "id" in element.attrs}
