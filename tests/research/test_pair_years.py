"""Pairs and their years: phases, re-entry, days not known, obligations toward some, the data's end. Values reckoned by hand."""

from datetime import date

import pytest
from panel_worlds import BEL, FRA, ITA, SPN, USA, asked, atop, column, cow, states

from foedus.core.problems import Refused


def years(rows, name: str, one: int, other: int) -> dict[int, object]:  # type: ignore[no-untyped-def]
    met = rows.filter((rows["ccode1"] == one) & (rows["ccode2"] == other))
    return dict(zip(met["year"].to_list(), met[name].to_list(), strict=True))


def test_every_year_with_a_day_on_which_both_are_bound_and_the_day_of_exit_is_none_in_atop() -> None:
    data = atop("1 0 220 1950-6-1 1953-1-1 defense", "1 0 230 1949-1-1 1960-1-1 consul")
    rows = asked("directed-dyad-year", "1949", "1955", [data], members="all")
    assert years(rows, "atop_defense", FRA, SPN) == {1950: 1, 1951: 1, 1952: 1}
    assert years(rows, "atop_consul", SPN, FRA) == {1950: 1, 1951: 1, 1952: 1}
    assert years(rows, "atop_defense", SPN, FRA) == {1950: 0, 1951: 0, 1952: 0}


def test_the_day_of_the_end_still_counts_in_cow() -> None:
    rows = asked("directed-dyad-year", "1949", "1955", [cow("1 220 230 1950-6-1 1953-1-1 defense")], members="all")
    assert years(rows, "cow_defense", FRA, SPN) == {1950: 1, 1951: 1, 1952: 1, 1953: 1}


def test_a_phase_binds_its_own_members_under_its_own_flags() -> None:
    data = atop(
        "1 1 220 1950-1-1 1952-7-1 defense",
        "1 1 230 1950-1-1 1952-7-1 defense",
        "1 2 220 1952-7-1 1955-1-1 consul",
        "1 2 230 1952-7-1 1955-1-1 consul",
        "1 2 211 1952-7-1 1955-1-1 consul",
    )
    rows = asked("directed-dyad-year", "1950", "1956", [data], members="all")
    assert years(rows, "atop_defense", FRA, SPN) == {1950: 1, 1951: 1, 1952: 1, 1953: 0, 1954: 0}
    assert years(rows, "atop_consul", FRA, SPN) == {1950: 0, 1951: 0, 1952: 1, 1953: 1, 1954: 1}
    assert years(rows, "atop_consul", FRA, BEL) == {1952: 1, 1953: 1, 1954: 1}


def test_who_comes_back_is_bound_again_and_not_between() -> None:
    data = atop("1 0 220 1950-1-1 1980-1-1 defense", "1 0 230 1950-1-1 1952-1-1 defense", "1 0 230 1955-3-1 1956-3-1 defense")
    members = states(FRA="1816-1-1/2016-12-31", SPN="1816-1-1/2016-12-31")
    rows = asked("directed-dyad-year", "1950", "1957", [data], members)
    assert years(rows, "atop_defense", FRA, SPN) == {1950: 1, 1951: 1, 1952: 0, 1953: 0, 1954: 0, 1955: 1, 1956: 1, 1957: 0}


def test_a_month_that_is_not_known_leaves_only_the_years_open_that_hang_on_it() -> None:
    """France is bound from some day of 1950; Spain until some day of 1950 or, in the second alliance, of 1952."""
    data = atop(
        "1 0 220 1950 1960-1-1 defense",
        "1 0 230 1940-1-1 1950 defense",
        "2 0 220 1951-1-1 1960-1-1 nonagg",
        "2 0 230 1951-1-1 1952 nonagg",
    )
    rows = asked("directed-dyad-year", "1949", "1953", [data], states(FRA="1816-1-1/2016-12-31", SPN="1816-1-1/2016-12-31"))
    assert years(rows, "atop_defense", FRA, SPN) == {1949: 0, 1950: None, 1951: 0, 1952: 0, 1953: 0}
    # the first day out may be 1 January 1952
    assert years(rows, "atop_nonagg", FRA, SPN) == {1949: 0, 1950: 0, 1951: 1, 1952: None, 1953: 0}


def test_a_month_within_a_year_leaves_the_year_sure() -> None:
    data = atop("1 0 220 1950-3 1951-5-1 defense", "1 0 230 1950-1-1 1951-5-1 defense")
    rows = asked("directed-dyad-year", "1950", "1951", [data], members="all")
    assert years(rows, "atop_defense", FRA, SPN) == {1950: 1, 1951: 1}


def test_an_obligation_toward_some_partner_is_open_toward_each_of_several_and_told_toward_the_only_one() -> None:
    data = atop(
        *(f"1 0 {state} 1950-1-1 1951-1-1 defense obvary" for state in (220, 230)),
        "1 0 211 1950-1-1 1951-1-1 defense",
        *(f"2 0 {state} 1950-1-1 1951-1-1 nonagg obvary" for state in (220, 230)),
    )
    rows = asked("directed-dyad-year", "1950", "1950", [data], members="all")
    assert years(rows, "atop_defense", FRA, SPN) == {1950: None}
    assert years(rows, "atop_defense", FRA, BEL) == {1950: None}
    assert years(rows, "atop_defense", BEL, FRA) == {1950: 1}
    assert years(rows, "atop_offense", FRA, BEL) == {1950: 0}
    assert years(rows, "atop_nonagg", FRA, SPN) == {1950: 1}
    told = asked("state-year", "1950", "1950", [data], members="all")
    assert column(told, "atop_defense", ccode=FRA) == [1]  # toward some partner, whoever that is


def test_what_one_alliance_says_beats_what_another_leaves_open() -> None:
    data = atop(
        *(f"1 0 {state} 1950-1-1 1952-1-1 defense obvary" for state in (220, 230, 211)),
        *(f"2 0 {state} 1951-1-1 1952-1-1 defense" for state in (220, 230)),
    )
    rows = asked("directed-dyad-year", "1950", "1951", [data], members="all")
    assert years(rows, "atop_defense", FRA, SPN) == {1950: None, 1951: 1}
    assert years(rows, "atop_defense", FRA, BEL) == {1950: None, 1951: None}


def test_an_undirected_flag_holds_where_either_owes_it() -> None:
    data = atop(
        "1 0 220 1950-1-1 1951-1-1 defense",
        "1 0 230 1950-1-1 1951-1-1 consul",
        *(f"2 0 {state} 1950-1-1 1951-1-1 {flags}" for state, flags in ((211, "defense obvary"), (220, ""), (230, ""))),
    )
    rows = asked("dyad-year", "1950", "1950", [data], members="all")
    assert set(zip(rows["ccode1"], rows["ccode2"], strict=True)) == {(BEL, FRA), (BEL, SPN), (FRA, SPN)}
    assert years(rows, "atop_defense", FRA, SPN) == {1950: 1}
    assert years(rows, "atop_defense", BEL, FRA) == {1950: None}  # missing beats 0
    assert years(rows, "atop_consul", BEL, FRA) == {1950: 0}


def test_years_that_the_data_do_not_cover_are_missing_and_not_zero() -> None:
    members = states(FRA="1816-1-1/2016-12-31", SPN="1816-1-1/2016-12-31")
    data = [atop("1 0 220 2000-1-1 - defense", "1 0 230 2000-1-1 - defense"), cow("1 220 230 2000-1-1 - defense right_censor")]
    rows = asked("directed-dyad-year", "2011", "2018", data, members)
    assert years(rows, "atop_defense", FRA, SPN) == {**dict.fromkeys(range(2011, 2017), 1), 2017: None, 2018: None}
    assert years(rows, "atop_offense", FRA, SPN) == {**dict.fromkeys(range(2011, 2017), 0), 2017: None, 2018: None}
    assert years(rows, "cow_defense", FRA, SPN) == {2011: 1, 2012: 1, **dict.fromkeys(range(2013, 2019))}
    assert years(asked("directed-dyad-year", "1815", "1816", data, members="all"), "cow_defense", FRA, SPN) == {}


def test_two_states_are_a_dyad_only_of_a_year_with_a_day_on_which_both_were_members() -> None:
    """Belgium ends on the day before Italy begins; Spain is there in two spells of one year."""
    members = states(
        BEL="1816-1-1/1950-6-30",
        ITA="1950-7-1/2016-12-31",
        SPN=("1816-1-1/1950-2-1", "1950-9-1/2016-12-31"),
        FRA="1951-1-1/2016-12-31",
    )
    rows = asked("dyad-year", "1950", "1950", [atop("1 0 2 1950-1-1 1951-1-1")], members)
    assert list(zip(rows["ccode1"], rows["ccode2"], strict=True)) == [(BEL, SPN), (SPN, ITA)]
    assert column(asked("state-year", "1950", "2018", [atop("1 0 2 1950-1-1 1951-1-1")], members), "year", ccode=FRA)[-1] == 2018
    assert (USA, ITA) not in set(zip(rows["ccode1"], rows["ccode2"], strict=True))


def test_keys_are_those_of_the_bearer_of_a_number() -> None:
    rows = asked(
        "directed-dyad-year",
        "1989",
        "1991",
        [cow("1 260 2 1955-1-1 1990-10-2 defense", "1 255 2 1990-10-3 - defense right_censor")],
        members="all",
    )
    told = rows.select("ccode1", "gwcode1", "iso3_1", "year", "gwcode2", "iso3_2").rows()
    germany = [(255, 260, "DEU", year, 2, "USA") for year in (1990, 1991)]
    assert told == [*germany, *((260, 260, "DEU", year, 2, "USA") for year in (1989, 1990))]


def test_in_gleditsch_and_wards_numbers_a_state_keeps_its_number_where_correlates_of_war_gives_it_another() -> None:
    data = [cow("1 260 2 1955-1-1 1990-10-2 defense", "1 255 2 1990-10-3 - defense right_censor")]
    rows = asked("directed-dyad-year", "1989", "1991", data, members="all", system="gw")
    assert rows.select("gwcode1", "gwcode2", "year", "ccode1", "cow_defense").rows() == [
        (260, 2, 1989, 260, 1),
        (260, 2, 1990, 255, 1),
        (260, 2, 1991, 255, 1),
    ]


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        ({"unit": "week"}, "unit"),
        ({"system": "polity"}, "system"),
        ({"flags": "atop_nothing"}, "flags"),
        ({"flags": "defense"}, "flags"),
        ({"flags": "cow_defense"}, "flags"),
        ({"last": "1940"}, "last"),
        ({"last": "9999"}, "last"),
        ({"as_published": "atop-5.0", "unit": "dyad-year"}, "unit"),
        ({"as_published": "cow-4.1", "unit": "directed-dyad-year"}, "as_published"),
        ({"members": "system"}, "system"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_its_field(request_: dict[str, str], field: str) -> None:
    whole = {"unit": "state-year", "members": "all", "last": "1951", **request_}
    with pytest.raises(Refused) as refusal:
        asked(whole.pop("unit"), "1950", whole.pop("last"), [atop("1 0 2 1950-1-1 1951-1-1")], None, **whole)
    assert refusal.value.problem.place == f"panel: {field}"
    assert refusal.value.problem.remedy


def test_any_variable_of_the_file_may_be_asked() -> None:
    rows = asked(
        "state-year",
        "1950",
        "1950",
        [atop("1 0 2 1950-1-1 1951-1-1 obvary", "1 0 220 1950-1-1 1951-1-1")],
        members="all",
        flags="atop_obvary",
    )
    assert rows["atop_obvary"].to_list() == [1, 0]
    assert [name for name in rows.columns if name.startswith("atop_")] == ["atop_obvary", "atop_partners", "atop_alliances"]


def test_all_states_on_one_day() -> None:
    """France has two alliances and two partners; Spain, with one, is out from the first day of 1951; Belgium has none."""
    data = atop(
        "1 0 220 1950-1-1 1951-1-1 defense",
        "1 0 230 1950-1-1 1951-1-1 consul",
        "2 0 220 1950-5-1 1951-2-1 nonagg",
        "2 0 325 1950-5-1 1951-2-1 nonagg",
    )
    members = states(**dict.fromkeys(("FRA", "SPN", "ITA", "BEL"), "1816-1-1/2016-12-31"))
    rows = asked("state-day", "1950-12-31", "1951-01-01", [data], members)
    eve, new = date(1950, 12, 31), date(1951, 1, 1)
    told = {
        (code, day): rest
        for code, day, *rest in rows.select(
            "ccode", "date", "atop_defense", "atop_nonagg", "atop_partners", "atop_alliances"
        ).rows()
    }
    assert told[FRA, eve] == [1, 1, 2, 2]
    assert told[FRA, new] == [0, 1, 1, 1]
    assert told[SPN, eve] == [0, 0, 1, 1]
    assert told[SPN, new] == [0, 0, 0, 0]
    assert told[BEL, eve] == [0, 0, 0, 0]
    assert len(told) == 8


def test_a_number_that_hangs_on_a_day_that_is_not_known_is_missing() -> None:
    data = atop("1 0 220 1950-1-1 1952-1-1 defense", "1 0 230 1950-1-1 1952-1-1", "1 0 325 1950 1952-1-1")
    rows = asked("state-day", "1950-07-01", "1950-07-01", [data], members="all")
    assert column(rows, "atop_partners", ccode=FRA) == [None]
    assert column(rows, "atop_alliances", ccode=FRA) == [1]
    assert column(rows, "atop_defense", ccode=FRA) == [1]
