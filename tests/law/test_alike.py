"""Findings that say the same of several states are told once, with one worked proof; none is lost."""

from datetime import date

from foedus.core.answers import Answer
from foedus.law.scenarios.alike import alike
from foedus.law.scenarios.explain import explain
from foedus.law.scenarios.findings import Finding, what_if
from foedus.law.scenarios.happenings import Scenario
from foedus.law.scenarios.scenarios import parse
from foedus.ledger.cards.cards import statements
from foedus.ledger.cards.register import register
from foedus.ledger.folding.accounts import everything
from foedus.ledger.folding.fold import fold


def found(line: str) -> list[Finding]:
    cards = {key: register()[key] for key in ("csto", "rus-prk-2024")}
    pairs = [statements(card) for card in cards.values()]
    sources = {s.id: s for some, _ in pairs for s in some}
    treaties = fold([s for _, said in pairs for s in said], sources, account=everything(), cards=cards)
    scenario = parse(line, date(2024, 12, 5))
    assert isinstance(scenario, Scenario)
    return what_if(treaties.values(), scenario)


def test_the_members_of_one_alliance_share_a_sentence_and_nobody_is_lost() -> None:
    findings = found("UKR attacks RUS")
    groups = alike(findings)
    assert sum(len(group) for group in groups) == len(findings)
    help_ = next(g for g in groups if g[0].treaty == "csto" and g[0].duty == "help" and g[0].answer is Answer.YES)
    assert {f.bearer for f in help_} == {"ARM", "BLR", "KAZ", "KGZ", "TJK"}
    said = explain(help_[0], [f.bearer for f in help_])
    assert said.startswith("Armenia, Belarus, Kazakhstan, Kyrgyzstan and Tajikistan must help Russia against Ukraine")


def test_other_reasons_stay_apart() -> None:
    groups = alike(found("UKR attacks RUS"))
    assert all(len({f.answer for f in group}) == 1 for group in groups)
    assert all(len({f.decides for f in group}) == 1 for group in groups)
