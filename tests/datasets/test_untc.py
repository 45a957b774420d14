"""Status tables as acts: each form of heading, cell and name."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from foedus.core.statements import Act
from foedus.core.treaties import Card
from foedus.core.when import When
from foedus.core.words import ActKind
from foedus.datasets.cells import Dated, dated
from foedus.datasets.columns import column
from foedus.datasets.ontocard import onto
from foedus.datasets.participants import participant
from foedus.datasets.untc import status_table

SHARED = Path(__file__).parents[3] / "shared" / "data" / "status"


def acts(folder: Path, text: str, name: str = "table.csv") -> tuple[list[Act], list[str]]:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    found = status_table(file, "x")
    return list(found.acts), [str(p).removeprefix(str(file)) for p in found.problems]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("", []),
        ("9 Sep 1981", [Dated(date(1981, 9, 9), None, False)]),
        ("19 July 2006", [Dated(date(2006, 7, 19), None, False)]),
        ("5 Sept 2000 AA", [Dated(date(2000, 9, 5), "AA", False)]),
        ("12 Mar 2001 d2,3", [Dated(date(2001, 3, 12), "d", False)]),
        ("12 Mar 20014", [Dated(date(2001, 3, 12), None, False)]),
        ("[12 Sep 1966 a] 15 May 1997 a", [Dated(date(1966, 9, 12), "a", True), Dated(date(1997, 5, 15), "a", False)]),
        ("2016-04-22", [Dated(date(2016, 4, 22), None, False)]),
        ("29 May 1997 a 5 Jun 1998 a", [Dated(date(1997, 5, 29), "a", False), Dated(date(1998, 6, 5), "a", False)]),
        ("31 Feb 2001", None),
        ("soon", None),
        ("5 Foo 2001", None),
    ],
)
def test_the_days_of_a_cell(cell: str, found: list[Dated] | None) -> None:
    assert dated(cell) == found


@pytest.mark.parametrize(
    ("heading", "letter", "act", "instrument"),
    [
        ("Ratification, Accession(a), Succession(d)", None, ActKind.DEPOSIT, "ratification"),
        ("Ratification, Accession(a), Succession(d)", "a", ActKind.ACCESSION, "accession"),
        ("Accession(a), Succession(d), Ratification", "d", ActKind.SUCCESSION, "succession"),
        ("Acceptance(A)", None, ActKind.DEPOSIT, "acceptance"),
        ("Approval(AA), Formal confirmation(c), Ratification", "c", ActKind.DEPOSIT, "formal confirmation"),
        ("Signature, Succession to signature(d)", "d", ActKind.SIGNATURE, None),
        ("Definitive signature(s), Acceptance(A)", "s", ActKind.SIGNATURE, "definitive signature"),
        ("Succession(d), Consent to be bound(P)", "P", ActKind.NOTIFICATION, "consent to be bound"),
        ("Provisional application(n)", "n", ActKind.PROVISIONAL_APPLICATION, None),
        ("Accession to the Act as amended(a), Succession to the Act as amended(d)", "a", ActKind.ACCESSION, "accession"),
        ("Notification of non-provisional application under article 7 (1) (b)", None, ActKind.DECLARATION, None),
        ("Participation by virtue of ratification, accession or succession to the Protocol", None, ActKind.NOTIFICATION,
         "participation"),
        ("Ratification", "a", ActKind.ACCESSION, "accession"),
    ],
)  # fmt: skip
def test_a_heading_says_what_a_day_under_it_is(heading: str, letter: str | None, act: ActKind, instrument: str | None) -> None:
    found = column(heading)
    assert found
    meaning = found.meaning(letter)
    assert meaning
    assert (meaning.act, meaning.instrument) == (act, instrument)


@pytest.mark.parametrize(
    ("name", "on", "key"),
    [
        ("Bolivia (Plurinational State of)", "2000-01-01", "BOL"),
        ("Democratic People's Republic of Korea", "2000-01-01", "PRK"),
        ("The former Yugoslav Republic of Macedonia", "2000-01-01", "MKD"),
        ("Netherlands (Kingdom of the)", "2000-01-01", "NLD"),
        ("Bahamas (The)", "2000-01-01", "BHS"),
        ("Micronesia (Federated States of)12", "2000-01-01", "FSM"),
        ("China4,7,8", "2000-01-01", "CHN"),
        ("Türkiye", "2000-01-01", "TUR"),
        ("Holy See", "2000-01-01", "VAT"),
        ("Cook Islands", "2000-01-01", "COK"),
        ("Niue", "2000-01-01", "NIU"),
        ("State of Palestine", "2014-04-02", "PSE"),
        ("European Union", "1985-01-01", "EU"),
        ("Congo", "2000-01-01", "COG"),
        ("Democratic Republic of the Congo", "2000-01-01", "COD"),
        ("Russian Federation", "1968-06-01", "SUN"),
        ("Russian Federation", "1992-06-01", "RUS"),
        ("Serbia", "2001-03-12", "YUG"),
        ("Serbia", "2004-03-12", "SCG"),
        ("Belarus", "1965-06-22", "BLR"),
        ("Namibia", "1982-11-11", "NAM"),
        ("Germany", "1973-11-08", "DEU"),
        ("Viet Nam", "1966-01-28", "RVN"),
        ("Viet Nam", "1982-06-09", "VNM"),
        ("Atlantis", "2000-01-01", None),
        ("Geneva", "2000-01-01", None),
    ],
)
def test_a_participant_is_the_state_of_its_day(name: str, on: str, key: str | None) -> None:
    assert participant(name, date.fromisoformat(on)) == key


def test_who_did_the_same_on_one_day_is_told_once(tmp_path: Path) -> None:
    found, problems = acts(
        tmp_path, 'Participant,Signature,"Ratification, Accession(a)"\nAustria,1 May 1990,\nChad,1 May 1990,3 May 1990\n'
    )
    assert not problems
    assert [(a.kind, a.actors, str(a.when), a.instrument) for a in found] == [
        (ActKind.SIGNATURE, ("AUT", "TCD"), "1990-05-01", None),
        (ActKind.DEPOSIT, ("TCD",), "1990-05-03", "ratification"),
    ]


def test_what_cannot_be_read_costs_a_line_and_the_rest_is_read(tmp_path: Path) -> None:
    rows = ("Atlantis,1 May 1990,", "Austria,soon,", "Chad,3 May 1990 q,", "Mali,4 May 1990,", "Togo,5 May 1990,,,")
    found, problems = acts(tmp_path, "\n".join(("Participant,Ratification,Colour", *rows)))
    assert [a.actors for a in found] == [("MLI",)]
    assert [p.split(": ")[0] for p in problems] == [":6", ":1", ":2", ":3", ":4"]


def test_brackets_are_an_act_and_its_undoing_before_the_next(tmp_path: Path) -> None:
    found, problems = acts(tmp_path, "Participant,Accession(a)\nAustria,[1 May 1990 a] 7 May 1999 a\n")
    assert not problems
    assert [(a.kind, str(a.when)) for a in found] == [
        (ActKind.ACCESSION, "1990-05-01"),
        (ActKind.WITHDRAWAL, "1990-05-02/1999-05-07"),
        (ActKind.ACCESSION, "1999-05-07"),
    ]


def test_a_list_by_codes_names_the_instrument_in_a_column(tmp_path: Path) -> None:
    text = "Code,Name,Signature,Ratification,Kind,Date-Of-Effect\nEUU,European Union,2016-04-22,2016-10-05,Approval,2016-11-04\n"
    found, problems = acts(tmp_path, text)
    assert not problems
    assert [(a.kind, a.actors, a.instrument) for a in found] == [
        (ActKind.SIGNATURE, ("EU",), None),
        (ActKind.DEPOSIT, ("EU",), "approval"),
    ]


def test_a_page_of_the_depositary(tmp_path: Path) -> None:
    text = "PARTICIPANTS\n\nParticipant3 | Ratification\nBelarus3 | 22 Jun 1965\nTürkiye | 1 Jul 1965\n\n---\n\nNOTES"
    found, problems = acts(tmp_path, json.dumps({"text": text}), "page.json")
    assert not problems
    assert [a.actors for a in found] == [("BLR",), ("TUR",)]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "{}", '{"text": 3}', 'Participant,"Rat\n'])
def test_what_is_no_table_is_one_problem(text: str, tmp_path: Path) -> None:
    found, problems = acts(tmp_path, text)
    assert not found
    assert len(problems) == 1


def test_what_the_card_has_is_not_doubled() -> None:
    def act(kind: ActKind, *actors: str) -> Act:
        return Act(kind=kind, treaty="x", actors=actors, when=When.on(date(2000, 1, 1)), instrument="acceptance")

    card = Card(id="x", title="X", open=True, sources={"a": "A"})
    once = onto(card, [act(ActKind.DEPOSIT, "AUT", "CHE")], "Table")
    again = onto(once, [act(ActKind.ACCEPTANCE, "AUT"), act(ActKind.DEPOSIT, "CHE", "TCD"), act(ActKind.SIGNATURE, "AUT")], "Table")
    assert [c.content.actors for c in again.content if isinstance(c.content, Act)] == [("AUT", "CHE"), ("TCD",), ("AUT",)]
    assert again.sources == {"a": "A", "table": "Table"}


@pytest.mark.skipif(not SHARED.exists(), reason="NOT RUN: ../shared/data/status is not there")
def test_every_table_of_the_collection_is_read_without_a_problem() -> None:
    tables = sorted((SHARED / "untc" / "treaties").glob("*.csv"))
    assert len(tables) == 324
    assert not [str(p) for table in tables for p in status_table(table, "x").problems]
