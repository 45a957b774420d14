"""Whatever a card says, the law answers: no clause, day or act that the loader lets through raises."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "ledger"))
from ledger_values import acts, cards, clauses, days, keys, provisions

from foedus.core.treaties import Card, Cited
from foedus.core.words import Event
from foedus.desk.books import of_cards
from foedus.law.basics.facts import Case
from foedus.law.coming import coming
from foedus.law.duties.duty_life import Lives
from foedus.law.life.bonds import Bonds
from foedus.law.life.standing import standing
from foedus.law.life.timeline import Life, only
from foedus.law.life.wording import sentence
from foedus.law.pairs.pairs import relations
from foedus.law.scenarios.cascade import cascade
from foedus.law.scenarios.conflicts import conflicts
from foedus.law.scenarios.explain import explain
from foedus.law.scenarios.happenings import Happening, Scenario


@st.composite
def eventful(draw: st.DrawFn) -> Card:
    """A card with more acts than the ledger's own properties need, all of them of this treaty."""
    card = draw(cards())
    own = [replace(act, treaty=card.id) for act in draw(st.lists(acts(), max_size=6))]
    duties = [replace(p, treaty=card.id) for p in draw(st.lists(provisions(), max_size=2))]
    source = sorted(card.sources)[0]
    more = [*(Cited(content=act, source=source) for act in own), *(Cited(content=duty, source=source) for duty in duties)]
    content = (*card.content, *more)
    return replace(card, content=content, clauses=draw(clauses), clauses_source=source, parties=draw(keys))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(eventful(), days)
def test_every_question_has_an_answer(card: Card, on: date) -> None:
    treaties = of_cards({card.id: card}).treaties
    subject = treaties[card.id]
    found = standing(subject, on, treaties, on)
    assert sentence(found)
    assert only(Life(Case(treaty=subject, others=treaties, known=on)).whole.on(on)) == found.word
    bonds = Bonds.of(treaties.values(), on, on)
    relations(bonds, subject)
    list(Lives.of(subject, on, treaties, on).all())
    coming(subject, on, date(2101, 1, 1), treaties, on)
    attack = Scenario(on=on, happenings=(Happening(event=Event.ARMED_ATTACK, by=("RUS",), to=("FRA",)),))
    findings = cascade(treaties.values(), attack, 2, on)
    assert all(explain(finding) for finding in findings)
    conflicts(treaties.values(), findings, on, on)
