"""Spells as statements: what the treaties that they fold to say, and what they leave open."""

from datetime import date
from pathlib import Path

import pytest
from alliance_files import atop, cow, cow_member, member

from foedus.core.answers import Answer
from foedus.core.statements import Provision
from foedus.core.treaties import Treaty
from foedus.core.words import Event
from foedus.datasets.alliances.spellrows import read_spells
from foedus.datasets.alliances.telling import statements, treaties
from foedus.law.life.bonds import Bonds
from foedus.law.life.standing import standing
from foedus.law.scenarios.findings import what_if
from foedus.law.scenarios.happenings import Happening, Scenario

PHASE = (
    "atopid,phase,mem1,mem2,begyr,begmo,begday,endyr,endmo,endday,asymm,conditio,defense,offense,neutral,nonagg,consul,version\n"
)
FRA, POL, GBR, TUR, GRC, YUG = 220, 290, 200, 640, 350, 345


def told(path: Path, name: str = "ATOP") -> dict[str, Treaty]:
    found, problems = read_spells(path, name)
    assert found, problems
    return treaties(found)


def binds(treaty: Treaty, day: str, *states: str) -> Answer:
    return Bonds.of([treaty], date.fromisoformat(day)).binding(treaty, *states).answer


def test_the_last_day_of_cow_still_binds_and_that_of_atop_no_more(tmp_path: Path) -> None:
    ours = told(cow(tmp_path, cow_member(FRA, "1950-1-10", "1960-5-1"), cow_member(POL, "1950-1-10", "1960-5-1")), "COW")["cow-1-0"]
    theirs = told(atop(tmp_path, member(FRA, "1950-1-10", "1960-5-1"), member(POL, "1950-1-10", "1960-5-1")))["atop-1-0"]
    assert (binds(ours, "1960-05-01", "FRA", "POL"), binds(ours, "1960-05-02", "FRA", "POL")) == (Answer.YES, Answer.NO)
    assert (binds(theirs, "1960-04-30", "FRA", "POL"), binds(theirs, "1960-05-01", "FRA", "POL")) == (Answer.YES, Answer.NO)


def test_after_the_last_day_of_the_data_it_cannot_be_told(tmp_path: Path) -> None:
    subject = told(atop(tmp_path, member(FRA, "1950-1-10"), member(POL, "1950-1-10")))["atop-1-0"]
    assert binds(subject, "2016-12-31", "FRA", "POL") is Answer.YES  # ATOP 4.01 ends that day
    assert binds(subject, "2017-01-01", "FRA", "POL") is Answer.UNKNOWN
    assert "data end on 31 December 2016" in standing(subject, date(2020, 1, 1)).reason


def test_an_alliance_that_ended_within_the_data_has_ended(tmp_path: Path) -> None:
    subject = told(atop(tmp_path, member(FRA, "1950-1-10", "1960-5-1"), member(POL, "1950-1-10", "1960-5-1")))["atop-1-0"]
    assert binds(subject, "2020-01-01", "FRA", "POL") is Answer.NO


def test_provisions_name_the_alliance_and_its_variables(tmp_path: Path) -> None:
    rows = (member(FRA, "1950-1-10", defense="1", defcoloc="1"), member(POL, "1950-1-10", defense="1", defcoloc="1"))
    (held,) = told(atop(tmp_path, *rows))["atop-1-0"].provisions
    assert held.content.words == "ATOP 1: DEFENSE=1, DEFCOLOC=1"
    assert held.content.bearers == ("FRA", "POL")
    assert len(held.statements) == 2  # each member's row says so of it


def test_a_flag_that_is_not_coded_is_a_duty_that_cannot_be_told(tmp_path: Path) -> None:
    rows = (cow_member(FRA, "1950-1-10", entente="NA"), cow_member(POL, "1950-1-10"))
    found, _ = read_spells(cow(tmp_path, *rows), "COW")
    assert found
    (provision,) = [s.content for s in statements(found) if isinstance(s.content, Provision)]
    assert (provision.kind, provision.bearers) == ("consultation", ("FRA",))
    assert provision.conditions == ("ENTENTE holds, which the file leaves open",)


def test_flags_that_change_within_an_alliance_are_phases_of_their_own(tmp_path: Path) -> None:
    rows = [cow_member(n, "1953-2-28", "1954-8-8", entente="1") for n in (TUR, GRC, YUG)]
    rows += [cow_member(n, "1954-8-9", "1964-4-4", entente="1", defense="1") for n in (TUR, GRC, YUG)]
    found = told(cow(tmp_path, *rows), "COW")
    kinds = {key: sorted(h.content.kind for h in treaty.provisions) for key, treaty in found.items()}
    assert kinds == {"cow-1-0": ["consultation"], "cow-1-1": ["consultation", "mutual defence"]}
    assert binds(found["cow-1-0"], "1954-08-09", "TUR", "GRC") is Answer.NO
    assert binds(found["cow-1-1"], "1954-08-09", "TUR", "GRC") is Answer.YES


@pytest.mark.parametrize(("asymmetric", "conditions"), [("0", 0), ("1", 1), ("", 1)])
def test_flags_of_the_alliance_as_a_whole_bind_no_member_for_sure_where_members_differ(
    tmp_path: Path, asymmetric: str, conditions: int
) -> None:
    (tmp_path / "phase.csv").write_text(PHASE + f"7,0,220,290,1950,1,1,0,0,0,{asymmetric},0,1,0,0,0,0,4\n", encoding="utf-8")
    (held,) = told(tmp_path / "phase.csv")["atop-7-0"].provisions
    assert len(held.content.conditions) == conditions


def test_an_alliance_ends_when_one_member_is_left(tmp_path: Path) -> None:
    rows = (member(FRA, "1950-1-10", "1960-5-1"), member(POL, "1950-1-10", "1958-3-1"), member(GBR, "1950-1-10", "1965-1-1"))
    subject = told(atop(tmp_path, *rows))["atop-1-0"]
    words = [
        standing(subject, date.fromisoformat(day)).word.value for day in ("1949-01-01", "1958-03-01", "1960-04-30", "1960-05-01")
    ]
    assert words == ["not signed", "in force", "in force", "terminated"]
    assert binds(subject, "1960-05-01", "GBR", "FRA") is Answer.NO


def test_an_alliance_that_lasts_has_no_end(tmp_path: Path) -> None:
    rows = (member(FRA, "1950-1-10"), member(POL, "1950-1-10", "1958-3-1"), member(GBR, "1950-1-10"))
    assert standing(told(atop(tmp_path, *rows))["atop-1-0"], date(2000, 1, 1)).word.value == "in force"
    ended = told(atop(tmp_path, member(FRA, "1950-1-10"), member(POL, "1950-1-10", "1958-3-1"), name="one.csv"))["atop-1-0"]
    assert standing(ended, date(2000, 1, 1)).word.value == "terminated"  # France is not bound alone


@pytest.mark.parametrize(("coded", "answer"), [("0", Answer.YES), ("1", Answer.UNKNOWN), ("", Answer.UNKNOWN)])
def test_conditions_that_a_file_does_not_tell_apart_leave_a_duty_open(tmp_path: Path, coded: str, answer: Answer) -> None:
    """Files by alliance have CONDITIO alone, yearly files nothing: their duties are not unconditional for that."""
    (tmp_path / "phase.csv").write_text(PHASE + f"7,0,220,290,1950,1,1,0,0,0,0,{coded},1,0,0,0,0,4\n", encoding="utf-8")
    treaty = told(tmp_path / "phase.csv")["atop-7-0"]
    attack = Happening(event=Event.ARMED_ATTACK, by=("DEU",), to=("POL",))
    (finding,) = what_if([treaty], Scenario(on=date(1960, 1, 1), happenings=(attack,)))
    assert finding.answer is answer
