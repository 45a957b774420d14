"""The fold on cases small enough to be judged by hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_values import ledgers

from foedus.core.sources import Source
from foedus.core.statements import Act, Claim, Clauses, Content, Naming, Provision, Relation, Statement
from foedus.core.treaties import Held, Treaty
from foedus.core.when import When
from foedus.core.words import About, ActKind, Stance, Status
from foedus.ledger.cards.register import register
from foedus.ledger.folding.accounts import Account, at_least, everything, register_only, reports_only, without
from foedus.ledger.folding.fold import claims, fold
from foedus.ledger.folding.independence import citations

GOLD = Path(__file__).parents[2] / ".." / "shared" / "gold" / "seeds.json"
SOURCES = {
    **{key: Source(id=key, name=f"{key}.txt") for key in "abcd"},
    "gazette": Source(id="gazette", name="Gazette 1", kind="citation"),
    "un": Source(id="un", name="1 UNTS 2", kind="citation"),
}


def act(kind: str, when: str | None = None, actors: str = "", **rest: Any) -> Act:
    day = When.parse(when) if when else None
    return Act(kind=ActKind(kind), treaty="t", when=day, actors=tuple(actors.split()), **rest)


def says(source: str, content: Content, speaker: str | None = None, stance: Stance = Stance.ASSERTS) -> Statement:
    method = "card" if SOURCES[source].kind == "citation" else "rules"
    return Statement(source=source, start=0, end=0, content=content, speaker=speaker, stance=stance, method=method)


NAMED = says("gazette", Naming(treaty="t", name="Treaty", parties=("RUS", "PRK")))


def folded(
    *said: Statement, account: Account | None = None, lineage: dict[str, str] | None = None, of: Statement = NAMED
) -> Treaty:
    groups = lineage or {}
    return fold([of, *said], SOURCES, lambda s: groups.get(s, s), account)["t"]


def table(treaty: Treaty) -> list[tuple[str, str, str, str]]:
    return [(h.content.kind, " ".join(h.content.actors), str(h.content.when), h.content.status) for h in treaty.acts]


def only(treaty: Treaty) -> Held[Act]:
    (held,) = treaty.acts
    return held


def test_one_signature_told_by_several_is_one() -> None:
    whole = act("signature", "2024-06-19", "RUS PRK", place="Pyongyang")
    held = only(
        folded(
            says("a", whole), says("b", act("signature", "2024-06", "RUS")), says("c", act("signature", persons=("Kim Jong Un",)))
        )
    )
    assert (held.content.actors, held.content.when, held.content.place) == (("RUS", "PRK"), When.on(date(2024, 6, 19)), "Pyongyang")
    assert held.content.persons == ("Kim Jong Un",)
    assert (held.reports, held.independent, held.differences) == (3, 3, ())


def test_what_each_state_does_alone_stays_apart() -> None:
    treaty = folded(says("a", act("ratification", "2024-11-09", "RUS")), says("b", act("ratification", "2024-11-11", "PRK")))
    assert table(treaty) == [("ratification", "RUS", "2024-11-09", "done"), ("ratification", "PRK", "2024-11-11", "done")]


def test_a_report_that_both_ratified_supports_each() -> None:
    treaty = folded(says("a", act("ratification", "2024-11-09", "RUS")), says("b", act("ratification", None, "RUS PRK")))
    assert table(treaty) == [("ratification", "RUS", "2024-11-09", "done"), ("ratification", "PRK", "None", "done")]
    assert [h.reports for h in treaty.acts] == [2, 1]


DUMA = act("parliamentary approval", "2024-10-21/2024-10-31", "RUS", organ="State Duma")
COUNCIL = act("parliamentary approval", "2024-11-06", "RUS", organ="Federation Council")


def test_lawmakers_are_the_chamber_that_voted_then() -> None:
    treaty = folded(
        says("a", DUMA), says("a", COUNCIL), says("b", act("parliamentary approval", "2024-10", "RUS", organ="parliament"))
    )
    assert [(h.content.organ, str(h.content.when), h.reports) for h in treaty.acts] == [
        ("State Duma", "2024-10-21/2024-10-31", 2),
        ("Federation Council", "2024-11-06", 1),
    ]


@pytest.mark.parametrize("organ", [None, "parliament", "both chambers"])
def test_what_may_mean_either_chamber_stays_apart(organ: str | None) -> None:
    vague = act("parliamentary approval", None, "RUS", organ=organ)
    treaty = folded(says("a", DUMA), says("a", COUNCIL), says("b", vague))
    assert [h.reports for h in treaty.acts] == [1, 1, 1]
    assert treaty.acts[2].content == vague


def test_two_votes_that_one_source_tells_are_two() -> None:
    votes = [
        act("parliamentary approval", day, "USA", organ="US Senate", status=Status.NOT_DONE) for day in ("1919-11-19", "1920-03-19")
    ]
    assert len(folded(*(says("gazette", v) for v in votes)).acts) == 2
    assert len(folded(*(says("a", v) for v in votes)).acts) == 2
    assert "against" in only(folded(says("a", votes[0]), says("b", votes[1]))).differences[0]


def test_both_chambers_are_neither_of_them() -> None:
    both = act("parliamentary approval", "../2024-11-09", "RUS", organ="both chambers")
    assert len(folded(says("a", COUNCIL), says("b", both)).acts) == 2


def test_the_senate_of_the_united_states_is_the_us_senate() -> None:
    one = act("parliamentary approval", "2024-11-06", "USA", organ="Senate")
    other = act("parliamentary approval", "2024-11-06", "USA", organ="US Senate")
    assert only(folded(says("a", one), says("b", other))).reports == 2


def test_an_uncertain_day_is_narrowed_by_another() -> None:
    held = only(
        folded(says("a", act("exchange of instruments", "2024-12")), says("b", act("exchange of instruments", "../2024-12-04")))
    )
    assert str(held.content.when) == "2024-12-01/2024-12-04"
    assert held.differences == ()


def test_a_day_without_year_takes_the_year_that_is_left() -> None:
    held = only(folded(says("a", act("signature", "XXXX-11-06")), says("b", act("signature", "2024-11"))))
    assert held.content.when == When.on(date(2024, 11, 6))


def test_the_day_that_more_independent_sources_give_is_taken() -> None:
    nineteenth, eighteenth = act("signature", "2024-06-19", "RUS PRK"), act("signature", "2024-06-18", "RUS PRK")
    held = only(folded(says("a", nineteenth), says("b", nineteenth), says("c", eighteenth)))
    assert str(held.content.when) == "2024-06-19"
    assert held.differences == (
        "Sources disagree on the day: 2024-06-18 (c.txt) against 2024-06-19 (a.txt; b.txt); "
        "taken as 2024-06-19, because more independent sources say so.",
    )


def test_copies_outvote_nobody() -> None:
    nineteenth, eighteenth = act("signature", "2024-06-19", "RUS PRK"), act("signature", "2024-06-18", "RUS PRK")
    said = says("a", nineteenth), says("b", nineteenth), says("c", eighteenth)
    held = only(folded(*said, lineage={"a": "x", "b": "x"}))
    assert str(held.content.when) == "2024-06-18/2024-06-19"
    assert "the bounds are kept wide" in held.differences[0]
    assert (held.reports, held.independent) == (3, 2)


def test_an_agency_through_two_papers_is_one_voice() -> None:
    decree = act("ratification", "2024-11-11", "PRK")
    held = only(folded(says("a", decree, "KCNA"), says("b", decree, "KCNA")))
    assert (held.reports, held.independent) == (2, 1)
    held = only(folded(says("a", decree, "KCNA"), says("a", decree), says("b", decree)))
    assert (held.reports, held.independent) == (2, 2)  # KCNA, and b in its own word; a is no voice beside KCNA


def test_the_registers_citations_are_no_reports() -> None:
    signed = act("signature", "2024-06-19", "RUS PRK")
    held = only(folded(says("gazette", signed), says("un", signed), says("a", signed)))
    assert (held.reports, held.independent, citations(held)) == (1, 1, 2)


def test_what_is_done_is_no_longer_expected() -> None:
    expected = act("entry into force", "2025", "RUS PRK", status=Status.EXPECTED)
    held = only(folded(says("a", expected), says("b", act("entry into force", "2024-12-04", "RUS PRK"))))
    assert (held.content.status, str(held.content.when), held.reports) == (Status.DONE, "2024-12-04", 1)
    assert {s.source for s in held.statements} == {"a", "b"}


def test_an_undated_act_borrows_no_day() -> None:
    one, other = act("announcement", "2024-10-02", "RUS"), act("announcement", None, "RUS")
    assert table(folded(says("a", one), says("b", other))) == [
        ("announcement", "RUS", "2024-10-02", "done"),
        ("announcement", "RUS", "None", "done"),
    ]
    assert len(folded(says("a", act("ratification", "2024-11-09", "RUS")), says("b", act("ratification"))).acts) == 2


def test_a_withdrawal_of_another_day_is_another() -> None:
    first, second = act("withdrawal", "1993-03-12", "PRK"), act("withdrawal", "2003-01-10", "PRK")
    assert len(folded(says("a", first), says("b", second)).acts) == 2


def test_leaving_and_making_are_two_matters() -> None:
    leaving = act("ratification", "2024-11-09", "RUS", about=About.WITHDRAWAL)
    assert len(folded(says("a", leaving), says("b", act("ratification", "2024-11-09", "RUS"))).acts) == 2


def test_a_denial_makes_it_disputed_and_counts_for_nobody() -> None:
    denial = says("b", act("signature", None, "RUS PRK"), "Moscow", Stance.DENIES)
    held = only(folded(says("a", act("signature", "2024-06-19", "RUS PRK")), denial))
    assert (held.content.status, held.disputed, held.reports) == (Status.DISPUTED, (denial,), 1)
    assert only(folded(denial)).content.status is Status.NOT_DONE


def test_a_failed_vote_stays_and_a_report_overtaken_goes() -> None:
    told = Source(id="old", name="old.txt", published=When.on(date(2024, 11, 1)))
    undone = act("ratification", None, "RUS", status=Status.NOT_DONE)
    done = says("a", act("ratification", "2024-11-09", "RUS"))
    overtaken = Statement(source="old", start=0, end=0, content=undone)
    assert table(fold([NAMED, overtaken, done], SOURCES | {"old": told})["t"]) == [("ratification", "RUS", "2024-11-09", "done")]
    failed = act("parliamentary approval", "2024-05-01", "RUS", organ="State Duma", status=Status.NOT_DONE)
    assert [row[3] for row in table(folded(says("a", failed), says("b", DUMA)))] == ["not done", "done"]
    assert [row[3] for row in table(folded(says("b", undone), done))] == ["done", "not done"]  # told on a day unknown


def test_joining_an_open_treaty_is_no_entry_into_force_of_the_treaty() -> None:
    many = says("gazette", Naming(treaty="t", name="Treaty", parties=("RUS", "PRK", "USA")))
    whole, later = act("entry into force", "1994-11-16"), act("entry into force", "1997-04-11", "RUS")
    assert len(folded(says("a", whole), says("b", later), of=many).acts) == 2
    assert table(folded(says("a", act("entry into force")), says("b", later), of=many))[1][2] == "None"


def test_acts_stand_in_order_of_time_and_of_their_course() -> None:
    acts = [
        act("entry into force", "2024-12-04"),
        act("exchange of instruments", "2024-12-04"),
        act("signature"),
        act("adoption", "2024-06"),
    ]
    kinds = [row[0] for row in table(folded(*(says("a", a) for a in acts)))]
    assert kinds == ["adoption", "exchange of instruments", "entry into force", "signature"]


def test_provisions_of_one_article_are_completed_but_a_cards_stay_apart() -> None:
    report = Provision(kind="mutual defence", treaty="t", trigger="armed attack")
    fuller = Provision(kind="mutual defence", treaty="t", article="4", limits=("UN Charter art. 51",))
    (held,) = folded(says("a", report), says("b", fuller)).provisions
    assert (held.content.article, held.content.trigger, held.content.limits) == ("4", "armed attack", ("UN Charter art. 51",))
    assert held.reports == 2
    two = [says("gazette", Provision(kind="mutual defence", treaty="t", act=what)) for what in ("assist", "consult")]
    assert len(folded(*two).provisions) == 2
    assert len(folded(says("a", fuller), says("b", Provision(kind="mutual defence", treaty="t", article="5"))).provisions) == 2


def test_a_claim_in_copies_is_one_claim() -> None:
    claim = Claim(speaker="KCNA", stance=Stance.ASSERTS, about="troops", treaty="t", number="1500")
    (held,) = folded(says("a", claim, "KCNA"), says("b", claim, "KCNA")).claims
    assert (held.reports, held.independent) == (2, 1)
    loose = Claim(speaker="USA", stance=Stance.DENIES, about="troops")
    assert [h.content.speaker for h in claims([says("a", claim), says("b", loose)], SOURCES)] == ["KCNA", "USA"]


def test_relations_are_held_once() -> None:
    relation = Relation(kind="supersedes", treaty="t", other="old")
    (held,) = folded(says("a", relation), says("gazette", relation)).relations
    assert (held.content, held.reports, citations(held)) == (relation, 1, 1)


SIGNED = act("signature", "2024-06-19", "RUS PRK")


@pytest.mark.parametrize(
    ("account", "signatures"),
    [
        (everything(), 1),
        (reports_only(), 1),
        (register_only(), 0),
        (without("KCNA"), 1),
        (without("kcna", "TASS"), 0),
        (at_least(2), 1),
        (at_least(3), 0),
    ],
)
def test_an_account_says_who_is_believed(account: Account, signatures: int) -> None:
    said = [says("a", SIGNED, "KCNA"), says("b", SIGNED, "TASS"), says("c", Naming(treaty="t", name="The pact")), NAMED]
    treaty = fold(said, SOURCES, account=account)["t"]
    assert len(treaty.acts) == signatures


def test_clauses_come_from_the_card_unless_the_register_is_not_believed() -> None:
    from foedus.ledger.cards.cards import statements

    card = register()["rus-prk-2024"]
    sources, said = statements(card)
    known = {s.id: s for s in sources}
    assert fold(said, known, cards=register())["rus-prk-2024"].clauses == card.clauses
    report = [*said, says("a", Act(kind=ActKind.SIGNATURE, treaty=card.id))]
    alone = fold(report, known | SOURCES, account=reports_only(), cards=register())[card.id]
    assert (alone.title, alone.clauses.entry_into_force, len(alone.acts)) == (card.title, None, 1)


@given(ledgers(), st.randoms())
@settings(deadline=None, max_examples=60)
def test_the_order_of_reading_changes_nothing(given_: tuple[list[Source], list[Statement]], chance: Any) -> None:
    sources, statements = given_
    mixed = list(statements)
    chance.shuffle(mixed)
    by_id = {s.id: s for s in sources}
    assert fold(statements, by_id) == fold([*mixed, *mixed], by_id)


@given(ledgers())
@settings(deadline=None, max_examples=60)
def test_no_statement_on_a_treaty_is_lost(given_: tuple[list[Source], list[Statement]]) -> None:
    sources, statements = given_
    treaties = fold(statements, {s.id: s for s in sources}).values()
    everywhere: list[Held[Any]] = []
    for t in treaties:
        everywhere += [*t.acts, *t.provisions, *t.relations, *t.claims]
    held = {s.id for h in everywhere for s in (*h.statements, *h.disputed)}
    assert held == {s.id for s in statements if s.content.treaty and not isinstance(s.content, Naming | Clauses)} - _overtaken(
        statements, sources, held
    )


def _overtaken(statements: list[Statement], sources: list[Source], held: set[str]) -> set[str]:
    """Reports that something had not been done, published before it was."""
    dated = {s.id for s in sources if s.published}
    missing = [(s, s.content) for s in statements if s.id not in held and isinstance(s.content, Act)]
    return {s.id for s, act in missing if act.status is Status.NOT_DONE and not act.when and s.source in dated}


@pytest.mark.skipif(not GOLD.exists(), reason="NOT TESTED: ../shared/gold/seeds.json is not here")
def test_the_five_reports_fold_to_the_storys_timeline() -> None:
    gold = json.loads(GOLD.read_text())
    sources = {r["report"]: Source(id=r["report"], name=r["report"]) for r in gold["reports"]}
    groups = {report: group[0] for group in gold["story"]["lineage"]["groups"] for report in group}
    pairs = [(r["report"], a) for r in gold["reports"] for a in r["acts"]]
    said = [Statement(source=r, start=a["span"][0], end=a["span"][1], content=_labelled(a)) for r, a in pairs]
    acts = fold(said, sources, groups.__getitem__)["rus-prk-2024"].acts
    done = [h for h in acts if h.content.status is Status.DONE and h.content.organ != "both chambers"]
    timeline = [(str(h.content.when), h.content.kind, list(h.content.actors)) for h in done]
    assert timeline == [(when, kind, actors) for when, kind, actors, _ in gold["story"]["timeline"]]
    assert [h.independent for h in done] == [3, 1, 2, 2, 2, 1, 1]
    assert not any(h.differences for h in acts)


def _labelled(a: dict[str, Any]) -> Act:
    return Act(
        kind=ActKind(a["kind"]), treaty=a["treaty"], actors=tuple(a["actors"]), status=Status(a["status"]), organ=a["organ"],
        persons=tuple(a["persons"]), place=a["place"], when=When.parse(a["date"]) if a["date"] else None,
    )  # fmt: skip


def test_reservations_of_one_state_to_two_articles_are_two() -> None:
    """VCLT art. 19: each concerns its own provisions."""
    made = act("reservation", "2000-01-01", "RUS", articles=("9",)), act("reservation", "2000-01-01", "RUS", articles=("12",))
    found = folded(*(says("gazette", a) for a in made))
    assert sorted(h.content.articles for h in found.acts) == [("12",), ("9",)]


def test_objections_toward_two_states_are_two() -> None:
    """VCLT art. 20(4)(b): an objection is between two states."""
    raised = [act("objection", "2000-01-01", "RUS", toward=(s,), articles=("9",)) for s in ("FRA", "GBR")]
    assert sorted(h.content.toward for h in folded(*(says("gazette", a) for a in raised)).acts) == [("FRA",), ("GBR",)]


def test_acceptances_toward_two_states_on_two_days_are_two() -> None:
    given = [act("acceptance", day, "RUS", toward=(s,), about=About.RESERVATION) for day, s in (("2000", "FRA"), ("2001", "GBR"))]
    assert len(folded(*(says("gazette", a) for a in given)).acts) == 2


@pytest.mark.parametrize("articles", [("9",), ()])
def test_a_reservation_told_twice_is_one(articles: tuple[str, ...]) -> None:
    """A report may leave out to which provisions it is."""
    card, report = act("reservation", "2000-01-01", "RUS", articles=("9",)), act("reservation", "2000-01", "RUS", articles=articles)
    held = only(folded(says("gazette", card), says("a", report)))
    assert (held.content.articles, held.reports, str(held.content.when)) == (("9",), 1, "2000-01-01")


def test_an_objection_is_completed_from_who_tells_more() -> None:
    short = act("objection", "2000-01-01", "RUS", toward=("FRA",))
    long = act("objection", "2000-01-01", "RUS", toward=("FRA",), articles=("9",), precluding=True)
    held = only(folded(says("a", short), says("b", long)))
    assert (held.content.articles, held.content.precluding) == (("9",), True)


def test_whether_an_objection_precludes_is_open_where_sources_differ() -> None:
    told = [act("objection", "2000-01-01", "RUS", toward=("FRA",), precluding=value) for value in (True, False)]
    assert only(folded(says("a", told[0]), says("b", told[1]))).content.precluding is None
