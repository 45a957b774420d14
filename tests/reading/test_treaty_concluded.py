"""Title, parties, preamble and testimonium, and what they say. Texts and what is expected of them are written by hand."""

from __future__ import annotations

import pytest

from foedus.core.concluded import Concluded
from foedus.core.texts import Kind
from foedus.reading.treaty.conclusion.concluded import concluded
from foedus.reading.treaty.conclusion.solemn import solemn_days
from foedus.reading.treaty.parts.structure import structure

ARTICLES = "\n\nArticle 1\nThere shall be peace.\n\nArticle 2\nIt shall last.\n\n"
PARTS = (Kind.TITLE, Kind.PARTIES, Kind.PREAMBLE, Kind.TESTIMONIUM, Kind.SIGNATURES)


def pieces(text: str) -> list[tuple[str, str]]:
    """Each of those parts with its first and last word."""
    found = [one for part in structure(text) for one in part.all() if one.kind in PARTS]
    words = [(one.kind.value, text[one.start : one.end].split()) for one in found]
    return [(kind, f"{own[0]} {own[-1]}") for kind, own in words]


def done(words: str) -> Concluded:
    text = f"PACT{ARTICLES}{words}\n"
    return concluded(text, structure(text))


MODERN = """AGREEMENT
BETWEEN THE GOVERNMENT OF MALTA
AND THE GOVERNMENT OF PERU
ON LIGHTHOUSES

The Government of Malta and the Government of the
Republic of Peru (hereinafter referred to as "the Parties"),

Desiring to light their coasts,

Have agreed as follows:"""
ROYAL = """TREATY OF AMITY

PREAMBLE

HIS MAJESTY THE KING OF THE BELGIANS,
THE PRESIDENT OF THE FRENCH REPUBLIC,
of the one part, and
HIS MAJESTY THE KING OF SWEDEN,
of the other part,

ANIMATED by old friendship, have named as their Plenipotentiaries:

HIS MAJESTY THE KING OF SWEDEN:
Baron Axel Lind,
Who, having shown their full powers, have agreed upon the following Articles:"""
LOST = (
    "CONVENTION ON TIDES The title goes on\nThe States Parties to this Convention Recognizing that tides rise,"
    " and recalling that they fall, Have agreed as follows:"
)
LEAGUE = """No. 2001.

TREATY OF COMMERCE BETWEEN NORWAY AND LATVIA. SIGNED AT OSLO, MAY 2, 1924.

HIS MAJESTY THE KING OF NORWAY and THE PRESIDENT OF THE
REPUBLIC OF LATVIA, equally desirous of trade, have appointed:

THE PRESIDENT OF THE REPUBLIC OF LATVIA: Monsieur C. R. Ozols;

Who, having shown their full powers, have agreed upon the following provisions:"""
NO_PARTIES = "PACT ON WINDS\n\nWhereas winds blow; Now therefore it is agreed as follows:"


@pytest.mark.parametrize(
    ("opening", "known"),
    [
        (MODERN, [("title", "AGREEMENT LIGHTHOUSES"), ("parties", 'The Parties"),'), ("preamble", "Desiring follows:")]),
        (ROYAL, [("title", "TREATY AMITY"), ("parties", "PREAMBLE part,"), ("preamble", "ANIMATED Articles:")]),
        (LOST, [("title", "CONVENTION on"), ("parties", "The Convention"), ("preamble", "Recognizing follows:")]),
        (LEAGUE, [("title", "No. 1924."), ("parties", "HIS LATVIA,"), ("preamble", "equally provisions:")]),
        (NO_PARTIES, [("title", "PACT WINDS"), ("preamble", "Whereas follows:")]),
        ("PACT ON WINDS", [("title", "PACT WINDS")]),
        ("PREAMBLE", []),
    ],
)
def test_title_parties_and_preamble(opening: str, known: list[tuple[str, str]]) -> None:
    assert pieces(opening + ARTICLES) == known


def test_signatures_are_apart_from_the_testimonium() -> None:
    ending = "IN WITNESS WHEREOF the undersigned, for Malta, signed.\nDONE at Lima on 3 May 1966.\n\nFor Malta:\nA. Borg\n"
    many = "Done at Oslo, May 2, 1924.\n\nIn case of doubt the French text shall prevail.\n\nLIST OF GOODS\n\nfish\n"
    assert pieces(f"PACT{ARTICLES}{many}")[1:] == [("testimonium", "Done prevail.")]
    sealed = "In faith whereof they signed.\nDone at Oslo, May 2, 1924.\n\n(L. S.) (Signed) C. R. Ozols\n"
    assert pieces(f"PACT{ARTICLES}{sealed}")[1:] == [("testimonium", "In 1924."), ("signatures", "(L. Ozols")]
    assert pieces(f"PACT{ARTICLES}{ending}")[1:] == [("testimonium", "IN 1966."), ("signatures", "For Borg")]


@pytest.mark.parametrize(
    ("opening", "known"),
    [
        (MODERN, ["MLT", "PER"]),
        (ROYAL, ["BEL", "FRA", "SWE"]),
        ("TREATY BETWEEN CANADA AND THE UNION OF SOVIET SOCIALIST REPUBLICS", ["CAN", "SUN"]),
        ("TREATY\n\nThe Kingdom of the Netherlands, in respect of Aruba, and Norway,\nHave agreed as follows:", ["NLD", "NOR"]),
        ("TREATY\n\nThe Russian Federation and Malta,\nHave agreed as follows:", ["RUS", "MLT"]),
        (LEAGUE, ["NOR", "LVA"]),
        (LOST, []),
        ("TREATY\n\nMalta and Erewhon,\nHave agreed as follows:", []),
    ],
)
def test_the_parties_that_are_named(opening: str, known: list[str]) -> None:
    text = opening + ARTICLES
    assert [one.value for one in concluded(text, structure(text)).parties] == known


def test_a_party_is_the_state_of_that_day() -> None:
    text = f"TREATY\n\nMalta and Russia,\nHave agreed as follows:{ARTICLES}Done at Valletta on 4 July 1967.\n"
    assert [one.value for one in concluded(text, structure(text)).parties] == ["MLT", "SUN"]


@pytest.mark.parametrize(
    ("words", "place", "day", "originals"),
    [
        ("DONE at The Hague, in duplicate, this 9th day of March 1995.", "The Hague", "1995-03-09", 2),
        ("Done in triplicate at Port of Spain on 31 August 2005.", "Port of Spain", "2005-08-31", 3),
        ("DONE IN TWO ORIGINALS AT SAN JOSÉ THIS FIRST DAY OF MAY, 1950.", "SAN JOSÉ", "1950-05-01", 2),
        ("Done in Geneva on the twenty-fifth day of June, nineteen hundred and six, in a single copy.", "Geneva", "1906-06-25", 1),
        ("Done in the city of Sofia, on February 9, 1993 in two (2) original copies, each in English.", "Sofia", "1993-02-09", 2),
        ("Done at St. John's this thirty-first day of February 1961.", "St. John's", "1961-02", None),
        ("Done at ........, this ..... day of ........ 1996, in English.", None, "1996", None),
        ("Done in English and French.", None, None, None),
    ],
)  # fmt: skip
def test_place_day_and_originals(words: str, place: str | None, day: str | None, originals: int | None) -> None:
    said = done(words)
    assert [one and one.value for one in (said.place, said.day, said.originals)] == [place, day, originals]


@pytest.mark.parametrize(
    ("words", "languages", "equal", "prevailing"),
    [
        ("in the Russian and Korean languages, both texts being equally authentic.", ["Russian", "Korean"], True, None),
        ("in English.", ["English"], False, None),
        ("in Dutch, in Viet Namese and in English, the English text prevailing in case of doubt.",
         ["Dutch", "Vietnamese", "English"], False, "English"),
        ("in the Netherlands and Hindi languages. In case of divergence of them, the Hindi text shall be the operative one.",
         ["Dutch", "Hindi"], False, "Hindi"),
        ("of which the French and Spanish texts are equally authoritative, deposited with the French Republic.",
         ["French", "Spanish"], True, None),
        ("in the English and Arabic languages, both authentic.", ["English", "Arabic"], True, None),
        ("by order of the Spanish Government.", [], False, None),
    ],
)  # fmt: skip
def test_authentic_languages(words: str, languages: list[str], equal: bool, prevailing: str | None) -> None:
    said = done(f"DONE at Lima on 3 May 1966 in duplicate, {words}")
    assert [one.value for one in said.languages] == languages
    assert bool(said.equal) is equal
    assert (said.prevailing and said.prevailing.value) == prevailing


def test_the_last_article_may_say_which_texts_are_authentic() -> None:
    last = "Article 3\nThe original, of which the Arabic, Chinese and English texts are equally authentic, shall be deposited.\n"
    text = f"PACT{ARTICLES}{last}Done at Lima, 3 May 1966.\n"
    said = concluded(text, structure(text))
    assert [text[slice(*one.span)] for one in said.languages] == ["Arabic", "Chinese", "English"]
    assert said.equal


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("the seventh day of July, nineteen hundred and sixty-eight", ["1968-07-07"]),
        ("this 5<sup>th</sup> day of November 2010", ["2010-11-05"]),
        ("the twenty first of May two thousand and three", ["2003-05-21"]),
        ("this 3rd day of May in the year of Our Lord 1921", ["1921-05-03"]),
        ("the thirtieth day of February 1950", []),
        ("the last day of May", []),
    ],
)
def test_a_day_in_solemn_words(words: str, known: list[str]) -> None:
    assert [day.isoformat() for _, _, day in solemn_days(words)] == known
