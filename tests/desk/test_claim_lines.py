"""Claims side by side, and their numbers in words."""

import pytest

from foedus.core.statements import Claim, Statement
from foedus.core.treaties import Held
from foedus.core.words import Stance
from foedus.desk.claim_lines import claim_groups, figure
from foedus.desk.passages import Shelf, spoken


@pytest.mark.parametrize(
    ("number", "said"),
    [(">=3000", "at least 3,000"), ("1500", "1,500"), (">10000", "more than 10,000"), ("80-90", "80 to 90"), ("<=12", "at most 12"),
     ("2.5", "2.5"), ("1200-1500", "1,200 to 1,500"), ("334 to 73", "334 to 73"), ("~500", "about 500"), (None, None)],
)  # fmt: skip
def test_figures(number: str | None, said: str | None) -> None:
    assert figure(number) == said


def held(speaker: str, stance: Stance, about: str, number: str | None = None) -> Held[Claim]:
    claim = Claim(speaker=speaker, stance=stance, about=about, number=number)
    return Held(content=claim, statements=(Statement(source="s", start=0, end=1, content=claim),))


def test_one_matter_is_one_group_whatever_the_stance() -> None:
    found = claim_groups(
        [
            held("USA", Stance.ASSERTS, "North Korea sent troops to Russia", ">=3000"),
            held("PRK", Stance.DENIES, "North Korea may have sent troops"),
            held("UKR", Stance.ASSERTS, "North Korean troops sent to Russia", ">10000"),
            held("KOR", Stance.ASSERTS, "the treaty harms peace in the region"),
        ],
        Shelf({}, {}),
        "t1",
    )
    assert [[v.speaker for v in g.voices] for g in found] == [["United States", "North Korea", "Ukraine"], ["South Korea"]]
    assert [v.figure for v in found[0].figures()] == ["at least 3,000", "more than 10,000"]
    assert list(found[0].by_stance()) == ["asserts", "denies"]


def told(speaker: str, stance: Stance, about: str, source: str, start: int, number: str | None = None) -> Held[Claim]:
    claim = Claim(speaker=speaker, stance=stance, about=about, number=number)
    return Held(content=claim, statements=(Statement(source=source, start=start, end=start + 9, content=claim),))


def test_who_denies_these_allegations_speaks_to_what_the_same_report_told_before() -> None:
    found = claim_groups(
        [
            told("IND", Stance.DENIES, "these allegations", "one", 300),
            told("PAK", Stance.ASSERTS, "India shelled two villages across the line", "one", 200),
            told("PAK", Stance.ASSERTS, "the dam lowers the river's flow", "one", 100),
            told("CHN", Stance.ASSERTS, "the port would stay open to ships", "two", 250),
            told("IND", Stance.DENIES, "the report on the dam's turbines", "two", 400),
        ],
        Shelf({}, {}),
        "t1",
    )
    assert [(g.about, sorted(v.stance for v in g.voices)) for g in found if len(g.voices) > 1] == [
        ("India shelled two villages across the line", ["asserts", "denies"])
    ]


def test_counts_of_the_same_thing_stand_together_whoever_says_what_else_of_it() -> None:
    found = claim_groups(
        [
            told("UN", Stance.ASSERTS, "at least 40,000 refugees had crossed the river since Monday", "one", 100, ">=40000"),
            told("TUR", Stance.ASSERTS, "it had taken in 25,000 displaced and would close its border", "two", 100, "25000"),
            told("GRC", Stance.ASSERTS, "the port would stay open to ships", "two", 250),
        ],
        Shelf({}, {}),
        "t1",
    )
    assert [[v.figure for v in g.figures()] for g in found] == [["at least 40,000", "25,000"], []]


@pytest.mark.parametrize(
    ("speaker", "words"),
    [("PRK", "North Korea"), ("USA; KOR", "United States; South Korea"), ("Navy (KOR)", "Navy (South Korea)"),
     ("an aide (NGO)", "an aide (NGO)")],
)  # fmt: skip
def test_speakers_in_words(speaker: str, words: str) -> None:
    assert spoken(speaker) == words
