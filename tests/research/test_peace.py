"""Peace years and spells by hand, against a plain loop, and where they cannot be told."""

import random
from pathlib import Path

import polars as pl
import pytest

from foedus.core.problems import Refused
from foedus.research.measures.eventrows import with_events
from foedus.research.measures.peace import peace_years, spells

Events = list[int | None]


def state(events: Events, start: int = 1900, code: int = 2) -> pl.DataFrame:
    years = list(range(start, start + len(events)))
    schema = {"ccode": pl.Int64, "year": pl.Int64, "war": pl.Int8}
    return pl.DataFrame({"ccode": [code] * len(events), "year": years, "war": events}, schema=schema)


def column(frame: pl.DataFrame, name: str) -> list[int | None]:
    return frame[name].to_list()


def test_peace_counts_from_zero_and_an_events_own_year_still_counts_the_peace_before_it() -> None:
    found = peace_years(state([0, 0, 1, 0, 0, 1, 1, 0]), "war", ["ccode"])
    assert column(found, "peace_years") == [0, 1, 2, 0, 1, 2, 0, 0]
    assert column(found, "peace_spell") == [1, 1, 1, 2, 2, 2, 3, 4]
    assert column(found, "peace_gap") == [0] * 8


def test_a_unit_whose_first_year_has_an_event_begins_anew_after_it() -> None:
    assert column(peace_years(state([1, 0, 0]), "war", ["ccode"]), "peace_years") == [0, 0, 1]


def ps_btscs(events: list[int]) -> list[int]:
    """As ps_btscs of stevemisc walks through one unit's series (its rules written anew)."""
    found, run = [0] * len(events), 0
    for j in range(1, len(events)):
        before, now = events[j - 1], events[j]
        if before == 0:
            found[j] = run + 1
            run = 0 if now else run + 1
        else:
            run = 0
    return found


def test_many_units_in_any_order_are_counted_as_peacesciencers_users_expect() -> None:
    dice = random.Random(7)
    series: dict[int, Events] = {code: [int(dice.random() < 0.2) for _ in range(dice.randint(1, 40))] for code in range(60)}
    panel = pl.concat(state(events, 1800 + code, code) for code, events in series.items()).sample(fraction=1, shuffle=True, seed=7)
    found = peace_years(panel, "war", ["ccode"])
    assert found.select(panel.columns).equals(panel)
    for code, events in series.items():
        expected = ps_btscs([event or 0 for event in events])
        assert column(found.filter(ccode=code).sort("year"), "peace_years") == expected


def test_dyads_are_units_of_two_columns_each_way() -> None:
    one, other = (
        {"ccode1": [a] * 3, "ccode2": [b] * 3, "year": [1, 2, 3], "war": w} for a, b, w in ((2, 3, [0, 1, 0]), (3, 2, [0, 0, 0]))
    )
    found = peace_years(pl.concat([pl.DataFrame(one), pl.DataFrame(other)]), "war")
    assert column(found, "peace_years") == [0, 1, 0, 0, 1, 2]


def test_a_gap_is_not_counted_but_told_or_begins_anew_if_asked() -> None:
    panel = pl.concat([state([0, 0]), state([0, 0, 1, 0], start=1912)])
    kept = peace_years(panel, "war", ["ccode"])
    assert column(kept, "peace_years") == [0, 1, 2, 3, 4, 0]
    assert column(kept, "peace_gap") == [0, 0, 10, 10, 10, 0]
    assert column(kept, "peace_spell") == [1, 1, 1, 1, 1, 2]
    anew = peace_years(panel, "war", ["ccode"], restart=True)
    assert column(anew, "peace_years") == [0, 1, 0, 1, 2, 0]
    assert column(anew, "peace_gap") == [0] * 6
    assert column(anew, "peace_spell") == [1, 1, 2, 2, 2, 3]


def test_nulls_around_the_data_are_null() -> None:
    found = peace_years(state([None, None, 0, 1, 0, None]), "war", ["ccode"])
    assert column(found, "peace_years") == [None, None, 0, 1, 0, None]
    assert column(found, "peace_spell") == [None, None, 1, 1, 2, None]


def test_after_a_null_within_the_data_the_count_waits_for_an_event_and_the_number_is_lost() -> None:
    found = peace_years(pl.concat([state([0, None, 0, 1, 0, 0]), state([0, 0], code=3)]), "war", ["ccode"])
    assert column(found, "peace_years") == [0, None, None, None, 0, 1, 0, 1]
    assert column(found, "peace_gap") == [0, None, None, None, 0, 0, 0, 0]
    assert column(found, "peace_spell") == [1, None, None, None, None, None, 1, 1]


def test_the_powers_are_those_of_the_years() -> None:
    found = peace_years(state([0] * 300), "war", ["ccode"], cubic=True)
    assert column(found, "peace_years2") == [t**2 for t in range(300)]
    assert column(found, "peace_years3") == [t**3 for t in range(300)]


def test_spells_number_the_runs_of_events() -> None:
    found = spells(state([0, 1, 1, 0, 1, 0]), "war", ["ccode"])
    assert column(found, "spell") == [0, 1, 1, 0, 2, 0]
    assert column(found, "spell_year") == [0, 1, 2, 0, 1, 0]


def test_spells_go_on_over_a_gap_which_is_told_or_begin_anew_if_asked() -> None:
    panel = pl.concat([state([1, 1]), state([1, 0], start=1905), state([1], code=3)])
    kept, anew = spells(panel, "war", ["ccode"]), spells(panel, "war", ["ccode"], restart=True)
    assert (column(kept, "spell"), column(kept, "spell_year"), column(kept, "spell_gap")) == (
        [1, 1, 1, 0, 1],
        [1, 2, 3, 0, 1],
        [0, 0, 3, 0, 0],
    )
    assert (column(anew, "spell"), column(anew, "spell_year")) == ([1, 1, 2, 0, 1], [1, 2, 1, 0, 1])


def test_spells_after_a_null_wait_for_the_next_beginning() -> None:
    found = spells(state([None, 1, None, 1, 0, 1, 1]), "war", ["ccode"])
    assert column(found, "spell") == [None, 1, None, None, 0, None, None]
    assert column(found, "spell_year") == [None, 1, None, None, 0, 1, 2]


def dyads(years: range) -> pl.DataFrame:
    return pl.DataFrame([{"ccode1": a, "ccode2": b, "year": y} for a, b in ((2, 3), (3, 2)) for y in years])


WARS = pl.DataFrame({"ccode1": [2, 2, 9], "ccode2": [3, 3, 8], "year": [1901, 1901, 1903]})


def test_events_are_ones_within_what_they_cover_and_null_beyond() -> None:
    found = with_events(dyads(range(1900, 1905)), WARS, "war")
    assert column(found, "war") == [None, 1, 0, 0, None, None, 0, 0, 0, None]
    whole = with_events(dyads(range(1900, 1905)), WARS, "war", covered=(1899, 1904))
    assert column(whole, "war") == [0, 1, 0, 0, 0, 0, 0, 0, 0, 0]


def test_events_both_ways_are_both_states_events() -> None:
    found = with_events(dyads(range(1901, 1903)), WARS, "war", both_ways=True)
    assert column(found, "war") == [1, 0, 1, 0]


def test_a_row_may_say_that_there_was_no_event_or_that_it_is_not_known() -> None:
    said = pl.DataFrame({"ccode1": [2] * 4, "ccode2": [3] * 4, "year": [1901, 1902, 1902, 1903], "event": [0, None, 0, 1]})
    assert column(with_events(dyads(range(1901, 1904)), said).filter(ccode1=2), "event") == [0, None, 1]


def test_no_events_at_all_cover_nothing() -> None:
    assert column(with_events(dyads(range(1901, 1903)), WARS.clear()), "event") == [None] * 4


@pytest.mark.parametrize(
    ("panel", "says"),
    [
        (state([0, 1]).drop("war"), "no column war"),
        (state([0, 2]), "other than 0 and 1"),
        (state([0, 1]).with_columns(war=pl.lit("yes")), "other than 0 and 1"),
        (pl.concat([state([0]), state([1])]), "two rows in a year"),
        (state([0]).with_columns(year=pl.lit("MCM")), "no whole number"),
        (state([0]).with_columns(ccode=None), "no whole number"),
    ],
)
def test_a_panel_that_cannot_be_counted_is_refused(panel: pl.DataFrame, says: str) -> None:
    for count in (peace_years, spells):
        with pytest.raises(Refused, match=says):
            count(panel, "war", ["ccode"])


def test_events_that_cannot_be_read_are_refused() -> None:
    with pytest.raises(Refused, match="no column ccode2"):
        with_events(dyads(range(1)), WARS.drop("ccode2"))
    with pytest.raises(Refused, match="other than 0 and 1"):
        with_events(dyads(range(1)), WARS.with_columns(event=pl.lit(3)))


WAR_DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "alliances" / "interstate_war_data_v1.1.csv"


@pytest.mark.skipif(not WAR_DATA.is_file(), reason=f"SKIPPED: the data of interstate wars are not at {WAR_DATA}")
def test_france_and_prussia_then_germany_by_the_wars_of_the_data() -> None:
    wars = pl.read_csv(WAR_DATA, null_values="NA").select(ccode1="init_ccode", ccode2="target_ccode", year="year")
    years = pl.DataFrame({"ccode1": [220] * 100, "ccode2": [255] * 100, "year": list(range(1850, 1950))})
    found = peace_years(with_events(years, wars, "war", both_ways=True), "war")
    peace = dict(found.select("year", "peace_years").iter_rows())
    # its rows of the two are of 1870-71, 1914-18, 1919 (Latvia's war), 1939-40 and 1944-45
    assert (peace[1850], peace[1870], peace[1872], peace[1914], peace[1920], peace[1939]) == (0, 20, 0, 42, 0, 19)
