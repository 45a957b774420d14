"""What the law answers: tables of treaties, their parties, duties on the day of law, and days to come."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.core.states import name_of
from foedus.core.treaties import Treaty
from foedus.desk.calendar_lines import calendar_lines
from foedus.desk.duty_life_lines import of_treaty
from foedus.desk.tables.table import Row, View, bounds, edtf
from foedus.law.life.life import Standing
from foedus.law.life.standing import standing


def treaties(view: View) -> Iterator[Row]:
    """Each treaty, and where it stands at the end of the day of law."""
    for treaty in view.books.treaties.values():
        stands = _stands(treaty, view)
        yield {
            "treaty": treaty.id, "title": treaty.title, "kind": treaty.kind, "parties": list(treaty.parties), "open": treaty.open,
            "names": list(treaty.names), "standing": stands.word.value, "in_force": stands.answer.value,
            "since": edtf(stands.since), "reason": stands.reason or None, "acts": len(treaty.acts),
            "provisions": len(treaty.provisions), "claims": len(treaty.claims), "incomplete": treaty.incomplete,
        }  # fmt: skip


def parties(view: View) -> Iterator[Row]:
    """Each state of each treaty, and where it stands toward it."""
    for treaty in view.books.treaties.values():
        for state in _stands(treaty, view).states:
            yield {
                "treaty": treaty.id, "state": state.state, "name": name_of(state.state), "standing": state.word.value,
                "binds": state.binds.value, "since": edtf(state.since), "leaves": edtf(state.deadline),
                "consented": state.consented.value, "ratified": state.ratified.value,
            }  # fmt: skip


def duties(view: View) -> Iterator[Row]:
    """Each duty of each treaty with its life so far; those of several that stand alike are one row."""
    for treaty in view.books.treaties.values():
        for duty in of_treaty(treaty, view.books, view.on, view.known).duties:
            yield {
                "treaty": treaty.id, "article": duty.article, "kind": duty.kind, "modality": duty.modality, "conduct": duty.act,
                "bearers": list(duty.bearers), "toward": list(duty.toward), "state": duty.state,
                "operative": duty.operative.value, "since": edtf(duty.since), "sentence": duty.sentence,
                "events": [f"{event.day}: {event.says}" for event in duty.events],
            }  # fmt: skip


def calendar(view: View) -> Iterator[Row]:
    """What is to come of all treaties from the day of law on."""
    for line in calendar_lines(view.books, (), None, view.on, None, view.known):
        yield {
            "uid": line.uid, "treaty": line.treaty, "title": line.title, "state": line.state, "what": line.what,
            "rule": line.rule or None, "article": line.article, "tentative": line.tentative,
        } | bounds(line.when)  # fmt: skip


def _stands(treaty: Treaty, view: View) -> Standing:
    return standing(treaty, view.on, view.books.treaties, view.known)
