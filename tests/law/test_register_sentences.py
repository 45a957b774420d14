"""The standing of a dozen varied treaties of the shipped register, in a sentence."""

import pytest
from shipped import stand

from foedus.law.life.standing import sentence

UNKNOWN = (
    "signed; whether it is in force cannot be told; no source says what brings it into force; "
    "its final clauses or a report of its entry into force would tell"
)


@pytest.mark.parametrize(
    ("key", "day", "said"),
    [
        ("nato", "2024-03-07", "in force"),
        ("new-start", "2023-03-01", "suspended"),
        ("new-start", "2026-02-05", "expired"),
        ("usa-twn-1954", "1979-06-01", "in force; the United States' withdrawal takes effect on 1 January 1980"),
        ("eu-uk-tca", "2021-02-01", "provisionally applied, not in force"),
        ("sau-pak-2025", "2025-12-01", UNKNOWN),
        (
            "ctbt", "2024-01-01",
            "signed, not in force; 35 of 44 instruments reported; deposit of instrument outstanding for 9 states",
        ),
        (
            "anglo-polish-1939", "1941-01-01",
            "in force or terminated, which cannot be told; the termination is claimed by one side alone",
        ),
        ("rus-prk-2000", "2025-01-01", "superseded"),
        ("paris-agreement", "2025-06-01", "in force; the United States' withdrawal takes effect on 27 January 2026"),
        (
            "start-2", "1998-01-01",
            "signed, not in force; United States: Senate approved, president's ratification outstanding; "
            "Russia: ratification outstanding",
        ),
        (
            "indus-waters-1960", "2025-06-01",
            "in force or suspended, which cannot be told; "
            "the suspension is disputed (Pakistan rejects it; the treaty has no clause on suspension by one party)",
        ),
    ],
)  # fmt: skip
def test_the_sentence_reads_well(key: str, day: str, said: str) -> None:
    assert sentence(stand(key, day)) == said
