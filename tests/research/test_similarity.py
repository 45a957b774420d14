"""Similarity of alliance portfolios: a published example, examples by hand, a slow count of pairs, and what cannot be told."""

from collections.abc import Mapping
from itertools import combinations
from math import isclose, sqrt
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from foedus.core.problems import Refused
from foedus.research.measures.portfolios import ATOP, ATOP_FPSIM, COW
from foedus.research.measures.similarity import similarity

FLAGS = {3: "cow_defense", 2: "cow_neutrality", 1: "cow_entente"}
ALL = ("cow_defense", "cow_neutrality", "cow_nonaggression", "cow_entente")
Ties = Mapping[tuple[int, int], int | None]


def world(ties: Ties, states: list[int], year: int = 1900) -> pl.DataFrame:
    """Every directed pair of the states, each with the flag of its value; a tie of None has no flag that is known."""
    rows = []
    for pair in ((a, b) for a in states for b in states if a != b):
        value = ties.get(pair, 0)
        flags = dict.fromkeys(ALL, None if value is None else 0) | ({FLAGS[value]: 1} if value else {})
        rows.append({"ccode1": pair[0], "ccode2": pair[1], "year": year, **flags})
    return pl.DataFrame(rows, schema_overrides=dict.fromkeys(ALL, pl.Int8))


def both_ways(ties: dict[tuple[int, int], int]) -> Ties:
    return {**ties, **{(b, a): value for (a, b), value in ties.items()}}


def scores(frame: pl.DataFrame, a: int, b: int) -> dict[str, float | None]:
    row = frame.filter(pl.col("ccode1") == a, pl.col("ccode2") == b).to_dicts()[0]
    return {name: value for name, value in row.items() if name not in ("ccode1", "ccode2", "year")}


# Signorino and Ritter 1999, table 6: Europe in 1914, with the capabilities that the table gives, and what it has of the two states
EUROPE = ("GMY", "RUS", "UKG", "FRN", "AUH", "ITA", "BEL", "SPN", "TUR", "NTH",
          "SWD", "RUM", "POR", "SWZ", "GRC", "DEN", "YUG", "BUL", "NOR", "ALB")  # fmt: skip
CAPABILITIES = [0.25, 0.21, 0.20, 0.08, 0.08, 0.05, 0.03, 0.03, 0.02, 0.01, 0.01, 0.01, 0.01, 0.01, 0, 0, 0, 0, 0, 0]
GERMANY = {"AUH": 3, "ITA": 3, "RUM": 3}
RUSSIA = {"UKG": 1, "FRN": 3, "ITA": 1}


def europe() -> tuple[pl.DataFrame, pl.DataFrame]:
    number = {name: n for n, name in enumerate(EUROPE, 1)}
    ties = {(number["GMY"], number[to]): value for to, value in GERMANY.items()}
    ties |= {(number["RUS"], number[to]): value for to, value in RUSSIA.items()}
    weights = pl.DataFrame({"ccode": list(number.values()), "year": [1900] * 20, "weight": CAPABILITIES})
    return world(both_ways(ties), list(number.values())), weights


def test_germany_and_russia_in_1914_are_as_signorino_and_ritter_have_them() -> None:
    frame, weights = europe()
    found = scores(similarity(frame, COW, weights), 1, 2)
    assert round(found["taub"] or 0, 2) == 0.03
    assert isclose(found["srsvaa"] or 0, 0.4)
    assert isclose(found["srswvaa"] or 0, -0.46)
    # By hand: squared distances 9+9+1+9+9+4+9 = 50; Germany's values sum to 12, their squares to 36; Russia's to 8 and 20.
    assert isclose(found["srsvas"] or 0, 1 - 2 * 50 / (20 * 9))
    assert isclose(found["kappava"] or 0, 1 - 50 / (36 + 20 - 2 * 12 * 8 / 20))
    assert isclose(found["piva"] or 0, 1 - 50 / (36 + 20 - 20**2 / 40))
    # Binary: they differ on GMY RUS UKG FRN AUH RUM, six of twenty; four ties each, one of them, Italy, in common.
    assert isclose(found["srsba"] or 0, 1 - 2 * 6 / 20)
    assert isclose(found["kappaba"] or 0, (14 / 20 - (16 + 256) / 400) / (1 - (16 + 256) / 400))
    assert isclose(found["srswba"] or 0, 1 - 2 * (0.25 + 0.21 + 0.20 + 0.08 + 0.08 + 0.01))


def slow(x: list[int], y: list[int], weights: list[float]) -> dict[str, float | None]:
    """The measures by their definitions, a pair of columns at a time."""
    n, net, untied_x, untied_y = len(x), 0, 0, 0
    for k, other in combinations(range(n), 2):
        dx, dy = x[k] - x[other], y[k] - y[other]
        net += (dx * dy > 0) - (dx * dy < 0)
        untied_x, untied_y = untied_x + (dx != 0), untied_y + (dy != 0)
    squared = sum((a - b) ** 2 for a, b in zip(x, y, strict=True))
    chance = {
        "kappava": sum((a - b) ** 2 for a in x for b in y) / n,
        "piva": sum((a - b) ** 2 for a in x + y for b in x + y) / (4 * n),
    }
    differ = [float((a > 0) != (b > 0)) for a, b in zip(x, y, strict=True)]
    return {
        "taub": net / sqrt(untied_x * untied_y) if untied_x and untied_y else None,
        "srsvaa": 1 - 2 * sum(abs(a - b) for a, b in zip(x, y, strict=True)) / (3 * n),
        "srsvas": 1 - 2 * squared / (9 * n),
        "srswvas": 1 - 2 * sum(w * (a - b) ** 2 for a, b, w in zip(x, y, weights, strict=True)) / (9 * sum(weights)),
        "srswba": 1 - 2 * sum(w * d for w, d in zip(weights, differ, strict=True)) / sum(weights),
        **{name: 1 - squared / by_chance if by_chance else None for name, by_chance in chance.items()},
    }


def small_world(seed: int) -> tuple[pl.DataFrame, pl.DataFrame, np.ndarray, list[float]]:
    """Six states with ties of their own toward each other (ATOP's obligations differ by direction), and their weights."""
    dice = np.random.default_rng(seed)
    matrix = dice.choice([0, 0, 0, 1, 2, 3], size=(6, 6))
    np.fill_diagonal(matrix, 3)
    states, weights = list(range(10, 70, 10)), [float(w) for w in dice.integers(1, 9, 6)]
    ties = {(states[i], states[j]): int(matrix[i, j]) for i in range(6) for j in range(6) if i != j}
    given = pl.DataFrame({"ccode": states, "year": [1900] * 6, "weight": weights})
    return world(ties, states).sample(fraction=1, shuffle=True, seed=seed), given, matrix, weights


@pytest.mark.parametrize("seed", range(25))
def test_the_measures_are_those_of_their_definitions(seed: int) -> None:
    frame, given, matrix, weights = small_world(seed)
    found = similarity(frame, COW, given)
    assert found.select("ccode1", "ccode2").equals(frame.select("ccode1", "ccode2"))
    for i, j in combinations(range(6), 2):
        expected = slow(matrix[i].tolist(), matrix[j].tolist(), weights)
        for a, b in ((i, j), (j, i)):
            told = scores(found, (a + 1) * 10, (b + 1) * 10)
            assert {name: told[name] for name in expected} == pytest.approx(expected, abs=1e-12)


def test_tau_b_is_that_of_scipy() -> None:
    stats = pytest.importorskip("scipy.stats", reason="SKIPPED: scipy is not installed; the slow count above stands alone")
    for seed in range(100, 120):
        frame, _, matrix, _ = small_world(seed)
        found = similarity(frame, COW)
        for i, j in combinations(range(6), 2):
            expected = stats.kendalltau(matrix[i], matrix[j], variant="b").statistic
            told = scores(found, (i + 1) * 10, (j + 1) * 10)["taub"]
            assert told is None if np.isnan(expected) else told == pytest.approx(expected, abs=1e-12)


def test_a_year_is_a_world_of_its_own() -> None:
    alone = world(both_ways({(1, 2): 3}), [1, 2, 3])
    later = world(both_ways({(1, 3): 1}), [1, 2, 3, 4], year=1901)
    both = similarity(pl.concat([later, alone]), COW)
    assert both.filter(year=1900).equals(similarity(alone, COW))
    assert both.filter(year=1901).equals(similarity(later, COW))


def test_a_missing_tie_leaves_both_its_holders_scores_untold_and_no_others() -> None:
    found = similarity(world({(1, 2): 3, (3, 4): None}, [1, 2, 3, 4]), COW)
    assert set(scores(found, 1, 3).values()) == {None}
    assert set(scores(found, 3, 1).values()) == {None}
    assert None not in scores(found, 1, 2).values()


def test_a_missing_flag_that_cannot_matter_leaves_the_score_as_it_is() -> None:
    ties: Ties = {(1, 2): 3, (2, 1): 3, (1, 3): 1}
    frame = world(ties, [1, 2, 3, 4])
    beside_defence = frame.with_columns(cow_entente=pl.when(cow_defense=1).then(None).otherwise("cow_entente"))
    assert similarity(beside_defence, COW).equals(similarity(frame, COW))


def test_any_tie_tells_the_binary_scores_though_its_value_is_open() -> None:
    frame = world({(1, 3): 1}, [1, 2, 3, 4]).with_columns(cow_defense=pl.when(cow_entente=1).then(None).otherwise("cow_defense"))
    found = scores(similarity(frame, COW), 1, 2)
    assert found["srsvaa"] is None
    assert found["srsba"] == 1 - 2 * 3 / 4  # they differ on themselves, each other, and on 3


def test_a_pair_that_the_panel_lacks_is_not_taken_for_no_tie() -> None:
    frame = world({}, [1, 2, 3, 4]).filter(~((pl.col("ccode1") == 3) & (pl.col("ccode2") == 4)))
    assert scores(similarity(frame, COW), 3, 1)["srsvaa"] is None
    assert scores(similarity(frame, COW), 4, 1)["srsvaa"] is not None


def test_a_year_after_the_data_has_no_scores() -> None:
    frame = world(dict.fromkeys([(a, b) for a in (1, 2, 3) for b in (1, 2, 3)], None), [1, 2, 3])
    assert set(scores(similarity(frame, COW), 1, 2).values()) == {None}


def test_a_missing_weight_leaves_the_weighted_scores_of_its_year_untold() -> None:
    frame, weights = europe()
    found = scores(similarity(frame, COW, weights.filter(pl.col("ccode") != 20)), 1, 2)
    assert {name for name, value in found.items() if value is None} == {"srswvas", "srswvaa", "srswba"}


def test_two_states_alone_that_are_bound_leave_nothing_to_compare() -> None:
    found = scores(similarity(world(both_ways({(1, 2): 3}), [1, 2]), COW), 1, 2)
    assert (found["srsvaa"], found["taub"], found["kappava"], found["piva"]) == (1, None, None, None)


def test_atop_ranks_its_flags() -> None:
    flags = ("defense", "offense", "neutral", "nonagg", "consul")
    one = pl.DataFrame([{f"atop_{flag}": int(flag == only) for flag in flags} for only in flags])
    assert one.select(value=ATOP.value(0))["value"].to_list() == [3, 3, 2, 2, 1]
    assert one.select(value=ATOP_FPSIM.value(0))["value"].to_list() == [3, 3, 2, 1, 2]


@pytest.mark.parametrize(
    ("panel", "weights", "says"),
    [
        (world({}, [1, 2]).drop("cow_entente"), None, "no column cow_entente"),
        (pl.concat([world({}, [1, 2]), world({}, [1, 2])]), None, "stands twice"),
        (world({}, [1, 2]), pl.DataFrame({"ccode": [1], "year": [1900]}), "no column weight"),
        (world({}, [1, 2]), pl.DataFrame({"ccode": [1, 1], "year": [1900] * 2, "weight": [1, 2]}), "two weights"),
        (world({}, [1, 2]), pl.DataFrame({"ccode": [1], "year": [1900], "weight": [-1]}), "below zero"),
    ],
)
def test_what_cannot_be_carried_out_is_refused(panel: pl.DataFrame, weights: pl.DataFrame | None, says: str) -> None:
    with pytest.raises(Refused, match=says):
        similarity(panel, COW, weights)


SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "alliances"
YEARLY, STATES = SHARED / "cow_directed_yearly_v4.1.csv.gz", SHARED / "cow_states2016.csv"


@pytest.mark.skipif(
    not YEARLY.is_file() or not STATES.is_file(), reason=f"SKIPPED: the files of Correlates of War are not in {SHARED}"
)
@pytest.mark.parametrize("year", [1914, 1985])
def test_scores_of_a_whole_year_of_cow_are_those_of_the_slow_count(year: int) -> None:
    there = pl.read_csv(STATES).filter(pl.col("styear") <= year, pl.col("endyear") >= year)["ccode"].unique().sort().to_list()
    rows = pl.read_csv(YEARLY, null_values="NA").filter(year=year).rename({flag[4:]: flag for flag in ALL}).fill_null(0)
    given = rows.group_by("ccode1", "ccode2").agg(pl.col(flag).max().cast(pl.Int8) for flag in ALL)
    frame = world({}, there, year).select("ccode1", "ccode2", "year").join(given, on=["ccode1", "ccode2"], how="left").fill_null(0)
    value = {(a, b): v for a, b, v in frame.select("ccode1", "ccode2", COW.value(0).alias("v")).iter_rows()}
    found = similarity(frame, COW)
    for a, b in ((2, 200), (2, 365), (200, 220), (255, 365) if year == 1914 else (260, 365)):
        x, y = ([3 if state == k else value[state, k] for k in there] for state in (a, b))
        told, expected = scores(found, a, b), slow(x, y, [1.0] * len(x))
        assert {name: told[name] for name in told if name in expected} == pytest.approx(
            {name: expected[name] for name in told if name in expected}, abs=1e-9
        )
