"""A report's own days, and the decoys beside them. Expected values are read off the texts by hand."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.reading.dateline.dateline import dateline, own_dates, stamps
from foedus.reading.dateline.kinds import Ground


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


BODY_AFTER = "\n\nThe government approved the border treaty on Tuesday. It will go to parliament next.\n"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Paris, 22 March 2024", "2024-03-22"),
        ("A headline\n\nNEW DELHI, September 19, 2025", "2025-09-19"),
        ("GAZETTE\n\n20 March 2021 (Saturday)          Number: 31429", "2021-03-20"),
        ("BULLETIN No. 42 / 19 Oct 2020 / Middle East", "2020-10-19"),
        ("Friday 23 May 2025", "2025-05-23"),
        ("A headline\n\nPosted by the editor, 30 January 2025, 9.40 am", "2025-01-30"),
        ("By A. Writer | Published March 5, 2021 at 3:20 pm EST", "2021-03-05"),
        ("Published 12:30, 5 March 2021", "2021-03-05"),
        ("For immediate release: 5 March 2021", "2021-03-05"),
        ("MOSCOW, April 16. The upper house met.", "XXXX-04-16"),
        ("MOSCOW, June 7 (agency) -- The president spoke.", "XXXX-06-07"),
        ("KYIV/RIGA, June 30, 2025 - The ministers met.", "2025-06-30"),
        ("TASS, 5 March.", "XXXX-03-05"),
        ("(Reuters, Ankara, 12 May)", "XXXX-05-12"),
        ("Tehran, Mar 5, IRNA – The minister spoke.", "XXXX-03-05"),
        ("Geneva (5 March 2021) – The experts met.", "2021-03-05"),
        ("Press release 123/24 — 12 May 2024", "2024-05-12"),
        ("IP/04/1234 Brussels, 7 October 2004", "2004-10-07"),
        ("January 29, 2021, 14:30 The Kremlin, Moscow", "2021-01-29"),
        ("March 5, 2021 / 10:20 AM / News", "2021-03-05"),
        ("5/3/2021\n\nIt was signed on 24 February 2021.", "2021-03-05"),
    ],
)
def test_heads(head: str, day: str) -> None:
    assert own_dates(head + BODY_AFTER)[0].when.edtf == day


@pytest.mark.parametrize("foot", ["© Agency, 12 March 2019", "Copyright 2019 The Paper, March 12, 2019", "Moscow, 12 March 2019"])
def test_feet(foot: str) -> None:
    assert [own.when.edtf for own in own_dates("A headline" + BODY_AFTER * 8 + foot)] == ["2019-03-12"]


@pytest.mark.parametrize(
    "head",
    [
        "Moscow, 19 June 2024, was the day of the treaty.",
        "Paris, 10 February 1947, and Vienna, 15 May 1955, are two days to remember.",
        "London, on 5 March 2021, agreed.",
        "Treaty of 19 June 2024",
        "Lisbon Treaty — 13 December 2007",
        "Austria State Treaty, 15 May 1955",
        "Done at Moscow, 19 June 2024",
        "Signed in Pyongyang, 19 June 2024",
        "Entry into force: 4 December 2024",
        "The Treaty of Versailles, 28 June 1919: a hundred years",
        "August 23, 1939. The two ministers signed.",
        "19 June 2024 – treaty signed\n9 November 2024 – ratified",
        "19 June 2024\nTreaty signed.\n\n9 November 2024\nRatified.",
        "• 19 June 2024: signed\n• 9 November 2024: ratified",
        "November 6",
    ],
)
def test_days_of_other_things(head: str) -> None:
    assert own_dates(head + BODY_AFTER) == []
    assert dateline(head + BODY_AFTER) is None


def test_stamps_of_paragraphs() -> None:
    text = "BULLETIN / 19 Oct 2020 / East\n\nRIGA 15/10. Met.\n\nNEW DELHI 5/10. Talks.\n\nOSLO. No.\n\nROME, May 2, 2020 - A vote."
    assert [(s.place, s.when.edtf) for s in stamps(text)] == [
        ("Riga", "XXXX-10-15"),
        ("New Delhi", "XXXX-10-05"),
        ("Rome", "2020-05-02"),
    ]
    assert [own.when.edtf for own in own_dates(text)][-1] == "2020-10-19"


SHARED = Path(__file__).parents[3] / "shared" / "gold" / "reports"


def _labelled() -> list[Path]:
    folders = [Path(__file__).parents[1] / "gold" / "own", SHARED]
    return [path for folder in folders for path in sorted(folder.glob("*.json"))]


def test_shared_reports_are_there() -> None:
    if not SHARED.is_dir():
        pytest.skip(f"SHARED REPORTS ABSENT: {SHARED} — their own days were not checked")
    assert any(path.parent == SHARED for path in _labelled())


@pytest.mark.parametrize("label", _labelled(), ids=lambda path: path.stem)
def test_labelled_reports(label: Path) -> None:
    told = json.loads(label.read_text("utf-8"))
    expected = [] if told.get("published_basis") == "inferred" else [told["published"]] * (told["published"] is not None)
    found = own_dates(label.with_suffix(".txt").read_text("utf-8"))
    assert [own.when.edtf for own in found[:1]] == expected


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


@pytest.mark.parametrize("unit", ["ROME, May 2, 2020 - x\n", "ROME 5/10. x\n", "Posted by a ", "A ", " \t", "1/1/2011 ", "(c) "])
def test_linear(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    start = time.process_time()
    own_dates(text)
    stamps(text)
    assert time.process_time() - start < 5  # half a second; a quadratic reader would take hours
