"""A report's own days, and the decoys beside them. Expected values are read off the texts by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.reading.dateline import dateline, own_dates
from foedus.reading.dateline_kinds import Ground


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("MOSCOW, Nov. 5, 2004 - The president has signed.", "Moscow", "2004-11-05"),
        ("THE HAGUE, March 9, 2017 - South Africa has revoked.", "The Hague", "2017-03-09"),
        ("KYIV, Ukraine, 5 November 2004 — The parliament voted.", "Kyiv", "2004-11-05"),
        ("PRAGUE, Nov. 3 - The president signed the treaty.", "Prague", "XXXX-11-03"),
        ("Beijing, Aug. 8 (Agency) -- The two sides met.", "Beijing", "XXXX-08-08"),
        ("OSLO (Agency) - The government denied it.", "Oslo", ""),
        ("WASHINGTON — The Senate voted on Tuesday.", "Washington", ""),
        ("A pact is signed\n\nVIENNA, May 15, 1955 - The ministers met.", "Vienna", "1955-05-15"),
        ("NATO – what next\n\nROME, July 1, 2002 - The court opened.", "Rome", "2002-07-01"),
        ("Nov 5 (Agency) - Shares fell.", None, "XXXX-11-05"),
    ],
)
def test_datelines(text: str, place: str | None, day: str) -> None:
    found = dateline(text)
    assert found
    assert (found.place, found.when.edtf) == (place, day)


@pytest.mark.parametrize(
    "text",
    [
        "On November 6 — the day of the vote — nobody slept.",
        "In Moscow, November 6 - a holiday once - passed quietly.",
        "Sevastopol: the rent is off the books",
        "The treaty - signed on June 19, 2024 - replaces another.",
        "Ratified at last - a chronicle",
        "",
    ],
)
def test_no_dateline(text: str) -> None:
    assert dateline(text) is None


@pytest.mark.parametrize(
    ("text", "day", "ground"),
    [
        ("Treaty signed\n\nJune 19, 2024\n\nThe two leaders met.", "2024-06-19", Ground.DATE_LINE),
        ("Treaty signed\nWednesday, 19 June 2024, 10:30 GMT\nThe two leaders met.", "2024-06-19", Ground.DATE_LINE),
        ("Treaty signed\nPublished: 5 March 2021\nThe two leaders met.", "2021-03-05", Ground.PUBLISHED),
        ("Treaty signed\nPublished 2021-03-05 | 09:12\nThe two leaders met.", "2021-03-05", Ground.PUBLISHED),
        ("The two leaders met.\n\nLast updated: 6 March 2021", "2021-03-06", Ground.UPDATED),
        ("OSLO, March 4 - They met.\n\nPublished on 5 March 2021", "2021-03-05", Ground.PUBLISHED),
    ],
)
def test_lines(text: str, day: str, ground: Ground) -> None:
    best = own_dates(text)[0]
    assert (best.when.edtf, best.ground) == (day, ground)


def test_a_date_in_a_sentence_is_not_the_reports_own() -> None:
    assert own_dates("The treaty was signed on June 19, 2024.\nIt entered into force on December 4, 2024.") == []


BODY = "Border treaty ratified by Freedonia\n\nThe parliament of Freedonia ratified the border treaty with Sylvania.\n\n"
OWN = "https://paper.example/2019/02/13/freedonia-border-treaty-ratified"
OTHER = "https://paper.example/2021/07/30/volcano-closes-airports-across-north"


@pytest.mark.parametrize(
    ("tail", "day"),
    [
        (OWN, "2019-02-13"),
        (f"{OWN}\n{OTHER}\n{OTHER}", "2019-02-13"),
        (f"{OTHER}\n\n{OWN}", "2019-02-13"),
        (f"Original url:\n{OWN}\n\n{OTHER}", "2019-02-13"),
        (f"Source: {OWN}", "2019-02-13"),
        ("https://paper.example/news/2019-02-13-freedonia-border-treaty", "2019-02-13"),
        ("https://paper.example/2019/02/freedonia-border-treaty", "2019-02"),
        (f"Read more:\n{OWN}", None),
        (f"Related: {OTHER}", None),
        (f"As the paper wrote ({OWN}) the vote was close.", None),
        (f"Related article: Volcano closes airports across the north\n\n{OTHER}", None),
        ("https://paper.example/2019/13/45/freedonia-border-treaty", None),
        ("https://paper.example/freedonia-border-treaty-ratified", None),
    ],
)
def test_addresses(tail: str, day: str | None) -> None:
    found = own_dates(BODY + tail)
    assert (found[0].when.edtf if found else None) == day


def test_two_addresses_that_both_fit_and_disagree_tell_nothing() -> None:
    assert own_dates(BODY + OWN + "\n" + OWN.replace("2019/02/13", "2020/05/01")) == []


def test_an_address_far_from_the_dateline_is_dropped() -> None:
    near, far = OWN.replace("02/13", "02/14"), OWN.replace("2019", "2022")
    assert [own.when.edtf for own in own_dates(f"ZENDA, Feb. 13, 2019 - {BODY}{near}")] == ["2019-02-13", "2019-02-14"]
    assert [own.when.edtf for own in own_dates(f"ZENDA, Feb. 13, 2019 - {BODY}{far}")] == ["2019-02-13"]
    assert [own.when.edtf for own in own_dates(f"ZENDA, Feb. 13 - {BODY}{near}")] == ["2019-02-14", "XXXX-02-13"]
    assert [own.when.edtf for own in own_dates(f"ZENDA, June 1 - {BODY}{near}")] == ["XXXX-06-01"]


PIECES = st.sampled_from(
    [
        "MOSCOW, ",
        "Nov. 5, 2004",
        " - ",
        " — ",
        "(Agency)",
        "\n",
        "Published: ",
        "5 March 2021",
        OWN,
        OTHER,
        "Related: ",
        " ",
        "x",
        ":",
    ]
)


@given(st.text() | st.lists(PIECES).map("".join))
def test_takes_any_text_and_points_into_it(text: str) -> None:
    grounds = list(Ground)
    found = own_dates(text)
    assert all(0 <= own.start < own.end <= len(text) and own.when.edtf for own in found)
    assert [grounds.index(own.ground) for own in found] == sorted(grounds.index(own.ground) for own in found)
