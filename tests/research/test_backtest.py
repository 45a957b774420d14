"""Hand-made wars before hand-made alliances, each answer reasoned from the treaty and the day."""

from pathlib import Path

import pytest
from handmade import FRA, GBR, GER, NO, OPEN, POL, RUS, SWE, YES, both, entry, member, pact, run

from foedus.core.answers import Answer

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
