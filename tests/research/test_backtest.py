"""Hand-made wars before hand-made alliances, each answer reasoned from the treaty and the day; then the published coding."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from foedus.core.answers import Answer
from foedus.datasets import atop
from foedus.datasets.alliances.spellrows import spells
from foedus.datasets.rowfiles import RowFile, of_text, row_file
from foedus.datasets.wars import wars
from foedus.research.backtest.backtest import Backtest, Row, backtest
from foedus.research.backtest.blows import blows
from foedus.research.backtest.coding import coding
from foedus.research.backtest.explain import lines
from foedus.research.backtest.score import score

FLAGS = """defense offense neutral nonagg consul defcoadv defcoloc defcocon defconum defcodem defconpr offcoadv offcoloc offcocon
offconum offcodem neucoadv neucoloc neucocon neuconum neucodem neuconpr neucoatt concoadv concoloc concocon concoreq
olimob obvary wartime statthr1 statthr2"""
MEMBERS = ("atopid", "member", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit", "phase", *FLAGS.split(), "version")
ENTRIES = """larger_war_id larger_war_name init_war_name year init_name init_ccode target_name target_ccode month_entry day_entry
month_exit day_exit month_exit02 day_exit02 joiner"""
CODED = "warid,warname,atopid,honorbf,violatebf,cfnabf\n1,War,1,1,,\n"
FRA, POL, GER, GBR, SWE, RUS = 220, 290, 255, 200, 380, 365
NAMES = {FRA: "France", POL: "Poland", GER: "Germany", GBR: "United Kingdom", SWE: "Sweden", RUS: "Russia"}


def table(columns: Iterable[str], rows: Iterable[dict[str, str]], path: str = "t.csv") -> RowFile:
    names = list(columns)
    text = "\n".join([",".join(names), *(",".join(row.get(name, "0") for name in names) for row in rows)])
    file, problems = of_text(Path(path), text)
    assert file is not None
    assert problems == []
    return file


def member(state: int, entry: str = "1930-1-1", exit: str = "0-0-0", **flags: str) -> dict[str, str]:
    start, end = entry.split("-"), exit.split("-")
    days = dict(zip(("yrent", "moent", "dayent", "yrexit", "moexit", "dayexit"), (*start, *end), strict=True))
    return {"atopid": "1", "member": str(state), "version": "4.01", **days, **flags}


def entry(by: int, to: int, day: str, joiner: str = "0", until: str = "12-31", **cells: str) -> dict[str, str]:
    year, month, monthday = day.split("-")
    exit_month, exit_day = until.split("-")
    return {
        "larger_war_id": "1", "larger_war_name": "War", "init_war_name": "War", "year": year, "init_name": NAMES[by],
        "init_ccode": str(by), "target_name": NAMES[to], "target_ccode": str(to), "month_entry": month, "day_entry": monthday,
        "month_exit": exit_month, "day_exit": exit_day, "month_exit02": "NA", "day_exit02": "NA", "joiner": joiner, **cells,
    }  # fmt: skip


def run(folder: Path, members: Iterable[dict[str, str]], entries: Iterable[dict[str, str]]) -> Row:
    path = folder / "members.csv"
    path.write_text(table(MEMBERS, members).text, encoding="utf-8")
    file, _ = row_file(path)
    assert file is not None
    bound, problems = spells(file, "ATOP")
    fought, faults = wars(table(ENTRIES.split(), entries))
    coded, _ = of_text(Path("coded.csv"), CODED)
    assert bound is not None
    assert fought is not None
    assert coded is not None
    assert problems + faults == []
    return backtest(atop.treaties(path), bound, fought, coding(coded)[0]).rows[0]


def both(row: Row) -> tuple[Answer, bool]:
    return row.answer, row.called


YES, NO, OPEN = (Answer.YES, True), (Answer.NO, False), Answer.UNKNOWN


def pact(**flags: str) -> list[dict[str, str]]:
    return [member(FRA, **flags), member(POL, **flags)]


# --- defence


def test_a_member_is_attacked(tmp_path: Path) -> None:
    assert both(run(tmp_path, pact(defense="1"), [entry(GER, POL, "1939-9-1")])) == YES


def test_a_member_attacks(tmp_path: Path) -> None:
    """Help against attack is not owed to the attacker."""
    assert both(run(tmp_path, pact(defense="1"), [entry(POL, GER, "1939-9-1")])) == NO


def test_only_who_promised_is_bound(tmp_path: Path) -> None:
    """France alone promises help; so an attack on France calls on nobody."""
    members = [member(FRA, defense="1"), member(POL, consul="1")]
    assert both(run(tmp_path, members, [entry(GER, POL, "1939-9-1")])) == YES
    assert both(run(tmp_path, members, [entry(GER, FRA, "1939-9-1")])) == NO


@pytest.mark.parametrize(("named", "expected"), [(GER, YES), (RUS, NO)])
def test_the_attacker_is_or_is_not_the_one_named(tmp_path: Path, named: int, expected: tuple[Answer, bool]) -> None:
    members = pact(defense="1", defcoadv="1", statthr1=str(named))
    assert both(run(tmp_path, members, [entry(GER, POL, "1939-9-1")])) == expected


def test_adversaries_that_are_described_and_not_named_are_presumed(tmp_path: Path) -> None:
    assert both(run(tmp_path, pact(defense="1", defcoadv="1"), [entry(GER, POL, "1939-9-1")])) == (OPEN, True)


def test_who_provoked_the_attack(tmp_path: Path) -> None:
    """France joins Poland's side against Germany, which had struck first: that is an attack, of 1939, and a provoked one."""
    war = [entry(GER, POL, "1939-9-1"), entry(FRA, GER, "1939-9-3", joiner="1")]
    assert both(run(tmp_path, [member(GER, defense="1"), member(SWE, defense="1")], war)) == YES
    unprovoked = [member(GER, defense="1", defconpr="1"), member(SWE, defense="1", defconpr="1")]
    assert both(run(tmp_path, unprovoked, war)) == NO


def test_help_for_a_victim_is_no_attack_since_the_charter(tmp_path: Path) -> None:
    war = [entry(RUS, POL, "1956-9-1"), entry(FRA, RUS, "1956-9-3", joiner="1")]
    assert both(run(tmp_path, [member(RUS, defense="1"), member(SWE, defense="1")], war)) == (OPEN, False)


def test_who_joins_the_attacker_attacks(tmp_path: Path) -> None:
    war = [entry(GER, FRA, "1939-9-1"), entry(RUS, POL, "1939-9-17", joiner="1")]
    members = [member(GBR, defense="1", defconpr="1"), member(POL, defense="1", defconpr="1")]
    assert both(run(tmp_path, members, war)) == YES


def test_an_area_takes_in_the_home_and_not_a_war_to_which_the_partner_went(tmp_path: Path) -> None:
    members = pact(defense="1", defcoloc="1")
    assert both(run(tmp_path, members, [entry(GER, POL, "1939-9-1")])) == (OPEN, True)
    went = [entry(RUS, SWE, "1939-9-1"), entry(POL, RUS, "1939-9-2", joiner="1"), entry(GER, POL, "1939-9-3", joiner="1")]
    assert both(run(tmp_path, members, went)) == (OPEN, False)


# --- days


def test_an_alliance_made_in_the_war_finds_the_attack_going_on(tmp_path: Path) -> None:
    made = [member(FRA, "1939-10-1", defense="1"), member(POL, "1939-10-1", defense="1")]
    assert both(run(tmp_path, made, [entry(GER, POL, "1939-9-1")])) == YES
    assert both(run(tmp_path, made, [entry(GER, POL, "1939-9-1", until="9-27")])) == NO


def test_a_member_that_joined_after_the_fighting_is_not_bound(tmp_path: Path) -> None:
    members = [member(FRA, defense="1"), member(POL, "1940-1-1", defense="1"), member(SWE, defense="1")]
    assert both(run(tmp_path, members, [entry(GER, POL, "1939-9-1", until="10-5")])) == NO


def test_a_treaty_that_ends_on_the_day_of_the_attack_is_broken_by_it(tmp_path: Path) -> None:
    def until(day: str) -> list[dict[str, str]]:
        return [member(GER, exit=day, nonagg="1"), member(POL, exit=day, nonagg="1")]

    assert both(run(tmp_path, until("1939-9-1"), [entry(GER, POL, "1939-9-1")])) == YES
    assert both(run(tmp_path, until("1939-8-31"), [entry(GER, POL, "1939-9-1")])) == NO


# --- attacks inside


def test_a_member_attacks_a_member(tmp_path: Path) -> None:
    """Who promised help against anybody may not attack the partner; who promised it against Russia alone has not promised that."""
    war = [entry(FRA, POL, "1939-9-1")]
    assert both(run(tmp_path, pact(defense="1"), war)) == YES
    assert both(run(tmp_path, pact(defense="1", defcoadv="1", statthr1=str(RUS)), war)) == NO
    assert both(run(tmp_path, pact(consul="1"), war)) == NO


# --- offence and neutrality: a partner's war, whoever began it


@pytest.mark.parametrize("war", [entry(POL, GER, "1939-9-1"), entry(GER, POL, "1939-9-1")])
def test_a_partner_at_war(tmp_path: Path, war: dict[str, str]) -> None:
    assert both(run(tmp_path, pact(offense="1"), [war])) == YES
    assert both(run(tmp_path, pact(neutral="1"), [war])) == YES


def test_neutrality_where_the_partner_is_attacked(tmp_path: Path) -> None:
    members = pact(neutral="1", neucoatt="1")
    assert both(run(tmp_path, members, [entry(GER, POL, "1939-9-1")])) == YES
    assert both(run(tmp_path, members, [entry(POL, GER, "1939-9-1")])) == NO


def test_help_against_several_and_neutrality_against_one(tmp_path: Path) -> None:
    one, two = [entry(GER, POL, "1939-9-1")], [entry(GER, POL, "1939-9-1"), entry(RUS, POL, "1939-9-2", joiner="1")]
    help_, neutrality = pact(offense="1", offconum="1"), pact(neutral="1", neuconum="1")
    assert [both(run(tmp_path, help_, war)) for war in (one, two)] == [(OPEN, False), (OPEN, True)]
    assert both(run(tmp_path, neutrality, one)) == (OPEN, True)


def test_a_particular_conflict(tmp_path: Path) -> None:
    """An alliance made in the war is about it; one made in an earlier war is not; of an older one nobody tells."""
    war = [entry(GER, POL, "1939-9-1")]
    flags = {"offense": "1", "offcocon": "1"}
    made = [member(FRA, "1939-10-1", wartime="1", **flags), member(POL, "1939-10-1", wartime="1", **flags)]
    assert both(run(tmp_path, made, war)) == YES
    assert both(run(tmp_path, pact(wartime="1", **flags), war)) == NO
    assert both(run(tmp_path, pact(**flags), war)) == (OPEN, False)


# --- reading and telling


def test_the_proof_names_the_alliance_and_its_variables(tmp_path: Path) -> None:
    row = run(tmp_path, pact(defense="1", defcoadv="1", statthr1=str(RUS)), [entry(GER, POL, "1939-9-1")])
    told = "\n".join(lines(row))
    assert "War (war 1), ATOP 1: coded as invoked, not called (no)" in told
    assert "DEFENSE, DEFCOADV" in told
    assert "DEFCOADV is not met: STATTHR names the Soviet Union; the adversary is Germany" in told


def test_rows_of_one_entry_are_one_and_a_slip_of_a_number_is_told() -> None:
    rows = [
        entry(GER, POL, "1939-9-1"),
        entry(GER, POL, "1940-1-1", until="6-1"),
        entry(RUS, FRA, "1940-1-1", target_ccode=str(GER)),
    ]
    found, problems = wars(table(ENTRIES.split(), rows))
    assert found is not None
    first, second = found.wars[1].entries
    assert (first.start.latest, first.end.latest) == (date(1939, 9, 1), date(1940, 6, 1))
    assert second.to == "FRA"
    assert ["never was the number of France" in str(problem) for problem in problems] == [True]


def test_what_is_no_day_costs_one_row() -> None:
    found, problems = wars(table(ENTRIES.split(), [entry(GER, POL, "1939-13-1"), entry(RUS, POL, "1939-9-17")]))
    assert found is not None
    assert [e.by for e in found.wars[1].entries] == ["SUN"]
    assert len(problems) == 1


def test_who_is_struck_first_and_strikes_back_answers() -> None:
    found, _ = wars(table(ENTRIES.split(), [entry(GER, POL, "1939-9-1"), entry(POL, GER, "1939-9-2")]))
    assert found is not None
    assert [blow.answers is not None for blow in blows(found.wars[1])] == [False, True]


def test_a_coding_that_says_both_is_told() -> None:
    file, _ = of_text(Path("c.csv"), CODED + "1,War,2,1,,1\n2,War,2,,,\n")
    assert file is not None
    found, problems = coding(file)
    assert [(one.alliance, one.invoked) for one in found] == [("1", True), ("2", None)]
    assert len(problems) == 1


def test_scores() -> None:
    """Two hits, one false call, one miss: precision and recall 2/3."""
    told = score([(True, True), (True, True), (True, False), (False, True), (False, False)])
    assert (told.precision, told.recall, told.f1) == (2 / 3, 2 / 3, 2 / 3)
    assert score([]).f1 == 0


# --- the published coding

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "alliances"
NEEDED = ("atop_member_v4.01.csv", "interstate_war_data_v1.1.csv", "casus_foederis_dev.csv")


@pytest.fixture(scope="module")
def published() -> Backtest:
    if not all((SHARED / name).is_file() for name in NEEDED):
        pytest.skip(f"SKIPPED: {', '.join(NEEDED)} are not all in {SHARED}")
    files = [row_file(SHARED / name)[0] for name in NEEDED]
    members, war, coded = (file for file in files if file is not None)
    bound, fought = spells(members, "ATOP")[0], wars(war)[0]
    assert bound is not None
    assert fought is not None
    return backtest(atop.treaties(members.path), bound, fought, coding(coded)[0])


def test_the_coding_is_met_better_than_by_roles(published: Backtest) -> None:
    assert len(published.scored) == 228
    assert published.score.f1 >= 0.90
    assert min(half.f1 for half in published.halves) >= 0.80
    assert published.score_of_roles.f1 <= 0.75


def test_what_the_facts_tell_is_seldom_wrong(published: Backtest) -> None:
    invoked, unmet = published.by_answer[Answer.YES]
    assert invoked / (invoked + unmet) >= 0.90
    invoked, unmet = published.by_answer[Answer.NO]
    assert unmet / (invoked + unmet) >= 0.95


def test_each_disagreement_names_the_alliance(published: Backtest) -> None:
    for row in published.disagreements:
        assert f"ATOP {row.coded.alliance}" in lines(row)[0]
        assert len(lines(row)) >= 2
