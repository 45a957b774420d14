"""Claims side by side, and their numbers in words."""

import pytest

from foedus.core.statements import Claim, Statement
from foedus.core.treaties import Held
from foedus.core.words import Stance
from foedus.desk.claim_lines import claim_groups, figure
from foedus.desk.passages import Shelf


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
