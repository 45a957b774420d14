"""The published files' ways in small worlds, reckoned by hand."""

from panel_worlds import FRA, SPN, asked, atop, cow

from foedus.research.panels import published_cow


def test_cow_numbers_the_years_of_a_second_spell_on_from_the_first() -> None:
    """Two years, a gap, two years: published as four years in a row."""
    data = cow("1 220 230 1950-1-1 1951-5-1 defense", "1 220 230 1980-1-1 1981-5-1 entente")
    rows = asked("directed-dyad-year", "1900", "2012", [data], as_published="cow-4.1")
    assert rows.select("year", "defense", "entente").rows() == [(1950, 1, 0), (1951, 1, 0), (1952, 0, 1), (1953, 0, 1)]
    told = published_cow.falsified(data).select("year", "published", "right").rows()
    assert sorted(told) == [(1952, 1, 0), (1953, 1, 0), (1980, 0, 1), (1981, 0, 1)]


def test_cow_counts_a_spell_that_ends_before_it_begins() -> None:
    data = cow("1 220 230 1950-8-9 1950-8-8 defense")
    rows = asked("directed-dyad-year", "1900", "2012", [data], as_published="cow-4.1")
    assert rows["year"].to_list() == [1950]
    assert published_cow.falsified(data).select("year", "published", "right", "why").rows() == [
        (1950, 1, 0, "a spell that ends before it begins")
    ]
    assert asked("directed-dyad-year", "1900", "2012", [data], members="all").is_empty()


def test_spells_in_order_of_their_days_whatever_the_order_of_the_file() -> None:
    data = cow("1 220 230 1980-1-1 1980-5-1 entente", "1 220 230 1950-1-1 1951-5-1 defense")
    rows = asked("directed-dyad-year", "1900", "2012", [data], as_published="cow-4.1")
    assert rows.select("year", "defense").rows() == [(1950, 1), (1951, 1), (1952, 0)]


def test_atop_counts_the_year_of_exit_the_later_phase_and_no_meeting_of_one_day() -> None:
    data = atop(
        "1 1 220 1950-1-1 1951-6-1 defense",
        "1 1 230 1950-1-1 1951-6-1 defense",
        "1 2 220 1951-6-1 1953-1-1 consul",
        "1 2 230 1951-6-1 1953-1-1 consul",
        "2 0 220 1960-1-1 1961-1-1 defense",
        "2 0 230 1961-1-1 1962-1-1 defense",
    )
    rows = asked("directed-dyad-year", "1900", "2018", [data], as_published="atop-5.0")
    told = [row for row in rows.select("ccode1", "ccode2", "year", "atop_defense", "atop_consul").rows() if row[0] == FRA]
    assert told == [(FRA, SPN, 1950, 1, 0), (FRA, SPN, 1951, 0, 1), (FRA, SPN, 1952, 0, 1), (FRA, SPN, 1953, 0, 1)]


def test_atop_says_nothing_of_obligations_that_vary() -> None:
    data = atop(*(f"1 0 {state} 1950-1-1 1950-6-1 defense obvary" for state in (211, 220, 230)))
    rows = asked("directed-dyad-year", "1900", "2018", [data], as_published="atop-5.0")
    assert rows.select("atop_defense", "atop_consul").unique().rows() == [(None, 0)]
    assert len(rows) == 6
