"""What scenarios set off, by the shipped register alone."""

import json
from datetime import date

import pytest
from shipped import shelf, treaties

from foedus.core.plain import plain
from foedus.law.basics.proofs import proof_lines
from foedus.law.scenarios.conflicts import collisions
from foedus.law.scenarios.scenarios import Finding, Scenario, cascade, conflicts, explain, parse, what_if


def suppose(line: str, day: str, *given: str) -> Scenario:
    found = parse(line, date.fromisoformat(day), given)
    assert isinstance(found, Scenario), found
    return found


def duty(findings: list[Finding], treaty: str, bearer: str, kind: str = "help") -> Finding:
    found = [f for f in findings if (f.treaty, f.bearer, f.duty) == (treaty, bearer, kind)]
    assert len(found) == 1
    return found[0]


def test_allies_on_both_sides_are_told_in_a_few_lines() -> None:
    scenario = suppose("GRC attacks TUR", "2025-01-01")
    found = conflicts(treaties().values(), cascade(treaties().values(), scenario), scenario.on)
    assert len(found) <= 6
    alliance = next(c for c in found if c.treaties == ("nato", "nato"))
    assert len(alliance.states) == 30  # the 32 of 2025 but Greece and Turkey
    assert alliance.says.startswith("Albania, Belgium, ")
    assert alliance.says.endswith("too if attacked (North Atlantic Treaty)")
    kept = json.loads(json.dumps(plain(alliance)))
    assert {c["state"] for c in kept["each"]} == set(alliance.states)
    assert kept["proof"]["steps"]


def test_each_of_the_collisions_can_be_proved() -> None:
    scenario = suppose("GRC attacks TUR", "2025-01-01")
    found = collisions(treaties().values(), cascade(treaties().values(), scenario), scenario.on)
    proofs = [(each.one, each.prove()) for conflict in found for each in conflict]
    assert len(proofs) > 30
    assert all(proof.steps and proof.answer is one.answer for one, proof in proofs)


HELP = "North Korea must help Russia against Ukraine under article 4 of the Treaty on Comprehensive Strategic Partnership"


@pytest.mark.parametrize(
    ("day", "given", "answer", "said"),
    [
        ("2024-12-05", ("state of war",), "yes", f"{HELP}: military and other assistance, immediately, by all means"),
        ("2024-12-05", (), "undetermined", f"Whether {HELP} cannot be told: no source says whether a state of war exists."),
        ("2024-12-05", ("no state of war",), "no", "North Korea is not bound toward Russia by article 4"),
        ("2024-12-04", ("state of war",), "yes", HELP),
        ("2024-12-03", ("state of war",), "no", "North Korea is not bound toward Russia by article 4"),
        ("2024-12-03", (), "no", "North Korea is not bound toward Russia by article 4"),
        ("2024-12-05", ("not state of war",), "no", "North Korea is not bound toward Russia by article 4"),
        ("2024-11-30", ("state of war",), "no", "North Korea is not bound toward Russia by article 4"),
    ],
)
def test_article_4_of_the_treaty_of_2024(day: str, given: tuple[str, ...], answer: str, said: str) -> None:
    found = duty(what_if(treaties().values(), suppose("UKR attacks RUS", day, *given)), "rus-prk-2024", "PRK")
    assert (found.answer.value, found.against) == (answer, ("UKR",))
    assert explain(found).startswith(said)


@pytest.mark.parametrize(
    ("line", "decides"),
    [
        ("RUS attacks UKR on 2024-12-05; UKR attacks RUS on 2024-12-06; state of war", (True, False)),
        ("RUS attacks UKR on 2024-12-05; UKR attacks RUS on 2024-12-06", (True, True)),
        ("UKR attacks RUS on 2024-12-05; RUS attacks UKR on 2024-12-06", (False, True)),
        ("RUS attacks UKR on 2024-12-05; UKR attacks RUS on 2024-12-06; unprovoked", (False, True)),
    ],
)
def test_help_for_who_attacked_first_hangs_on_self_defence(line: str, decides: tuple[bool, bool]) -> None:
    """UN Charter art. 51: article 4 asks for an armed attack, and lawful self-defence is none."""
    found = duty(what_if(treaties().values(), suppose(line, "2024-12-05")), "rus-prk-2024", "PRK")
    assert found.answer.value == "undetermined"
    told = " ".join(found.decides)
    first = "Russia attacked Ukraine first, and lawful self-defence is no attack (UN Charter art. 51)"
    assert (first in told, "no source says whether a state of war exists" in told) == decides


def test_help_for_who_attacked_first_collides_with_the_charter() -> None:
    scenario = suppose("RUS attacks UKR on 2024-12-05; UKR attacks RUS on 2024-12-06; state of war", "2024-12-05")
    found = conflicts(treaties().values(), what_if(treaties().values(), scenario), scenario.on)
    (told,) = [c for c in found if c.kind == "aggressor" and c.treaties[0] == "rus-prk-2024"]
    assert told.says.startswith("North Korea may have to help Russia, and may not help in its attack on Ukraine")
    assert "UN Charter art. 103" in told.resolution


def test_a_suspension_toward_one_ally_stops_the_duty_toward_it_alone() -> None:
    """VCLT art. 58: ANZUS between the United States and New Zealand since 1986."""
    found = what_if(treaties().values(), suppose("X attacks NZL", "1990-01-01", "in the area"))
    told = {f.bearer: f.answer.value for f in found if f.treaty == "anzus" and f.duty == "help"}
    assert told == {"AUS": "yes", "USA": "no"}


def test_the_day_before_says_why_not() -> None:
    found = duty(what_if(treaties().values(), suppose("UKR attacks RUS", "2024-11-30", "state of war")), "rus-prk-2024", "PRK")
    assert explain(found).endswith(": it entered into force only on 4 December 2024.")


def test_the_proof_names_acts_articles_and_sources() -> None:
    found = duty(what_if(treaties().values(), suppose("UKR attacks RUS", "2024-12-05", "state of war")), "rus-prk-2024", "PRK")
    lines = proof_lines(found.proof, shelf()[0])
    assert len(lines) == 7
    assert lines[0].endswith("article 4")
    text = "\n".join(lines)
    assert "it entered into force for North Korea on 4 December 2024 (VCLT art. 24) [Interfax, 5 December 2024" in text
    assert "supposed: a state of war exists [TASS, 6 November 2024" in text
    assert "no further than UN Charter art. 51 and laws of Russia and of North Korea [TASS" in text
    assert all(line.endswith("]") for line in lines[2:])


def test_the_allies_of_tashkent_are_bound_and_the_suspended_one_is_not() -> None:
    found = what_if(treaties().values(), suppose("UKR attacks RUS", "2024-12-05", "state of war"))
    told = {f.bearer: f.answer.value for f in found if f.treaty == "csto" and f.duty == "help"}
    assert told == {"ARM": "yes", "BLR": "yes", "KAZ": "yes", "KGZ": "yes", "TJK": "yes", "UZB": "no"}
    assert "Uzbekistan: suspended since 28 June 2012" in explain(duty(found, "csto", "UZB"))


def test_arms_resolutions_stand_against_military_help() -> None:
    scenario = suppose("UKR attacks RUS", "2024-12-05", "state of war")
    found = conflicts(treaties().values(), what_if(treaties().values(), scenario), scenario.on)
    told = {c.treaties: c for c in found if c.kind == "prohibition"}
    assert set(told) == {("rus-prk-2024", "unsc-1718"), ("rus-prk-2024", "unsc-1874")}
    assert {(c.states, c.answer.value) for c in told.values()} == {(("PRK",), "yes")}
    assert all("Charter art. 103" in c.says for c in told.values())
    early = suppose("UKR attacks RUS", "2024-11-30", "state of war")
    assert conflicts(treaties().values(), what_if(treaties().values(), early), early.on) == []
