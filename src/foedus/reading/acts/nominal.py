"""Acts told by a noun with its day: "since South Africa's accession in 1991", "the signing of the pact in Rome on 3 May 1950"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from foedus.core.states import organisations
from foedus.core.words import WAYS_OUT, ActKind, Status
from foedus.reading.acts.actnouns import ActNoun, act_kind, act_nouns
from foedus.reading.acts.actors import states_of
from foedus.reading.acts.focus import Focus
from foedus.reading.acts.treatymentions import treaty_of
from foedus.reading.acts.words import act_words
from foedus.reading.days.kinds import Deictic, Weekday
from foedus.reading.drafts import DraftAct
from foedus.reading.syntax.clause import Clause
from foedus.reading.syntax.phrase import Node, Phrase
from foedus.reading.syntax.scan import Parsed
from foedus.reading.words.grammar import words


def nominal(parsed: Parsed, focus: Focus, told: Iterable[Clause]) -> list[DraftAct]:
    """The acts that the nouns of a sentence tell with a day, outside what its verbs tell (the clauses `told`)."""
    used = {(p.start, p.end) for c in told for p in (*c.subject[:1], *c.phrases[:1])}
    nouns = (n for n in act_nouns(parsed.nodes) if n.apart or (n.phrase.start, n.phrase.end) not in used)
    return [*(act for noun in nouns if (act := _act(noun, parsed, focus))), *_welcomed(parsed, focus)]


def _welcomed(parsed: Parsed, focus: Focus) -> Iterator[DraftAct]:
    """ "The ministers welcomed the signing of the Agreement on Air Services on 7 March": the act is done, with a day or without."""
    for clause in parsed.clauses:
        verb, noun = clause.verb, next(iter(clause.phrases), None)
        kind = act_kind(noun) if noun else None
        untold = verb.negated or verb.modal or verb.future or kind is ActKind.PARLIAMENTARY_APPROVAL
        if verb.lemma not in words("welcoming") or noun is None or kind is None or untold:
            continue
        behind = clause.after[clause.after.index(noun) + 1 :]
        named = next((n for n in behind if isinstance(n, Phrase)), None)
        if named is None or behind[0].low != "of" or not _of_treaty(named):
            continue
        day = next((n for n in behind if isinstance(n, Phrase) and n.sort == "time"), None)
        yield DraftAct(
            kind=kind, treaty=treaty_of(named, focus), start=noun.start, end=(day or named).end, sentence=focus.sentence,
            actors=states_of(noun, focus) if noun.keys else _doers(behind), time=day.value if day else None,
        )  # fmt: skip


def _act(noun: ActNoun, parsed: Parsed, focus: Focus) -> DraftAct | None:
    how = _status(noun, parsed) if noun.kind is not ActKind.PARLIAMENTARY_APPROVAL else None
    named = next((n for n in noun.rest if isinstance(n, Phrase) and _of_treaty(n)), None)
    if how is None or (named is None and (noun.kind in WAYS_OUT or noun.phrase.low not in words("plain_nominals"))):
        return None
    actors = states_of(noun.phrase, focus) if noun.phrase.keys or noun.phrase.det in words("possessive") else _doers(noun.rest)
    return DraftAct(
        kind=noun.kind, treaty=treaty_of(named, focus), start=noun.phrase.start, end=noun.day.end, sentence=focus.sentence,
        actors=actors if noun.kind is not ActKind.ENTRY_INTO_FORCE else (), status=how, time=noun.day.value,
        future=how is Status.EXPECTED,
    )  # fmt: skip


def _of_treaty(phrase: Phrase) -> bool:
    organisation = phrase.sort == "state" and bool(phrase.keys) and phrase.keys[0] in organisations()
    return organisation or phrase.sort in ("treaty", "treaty_again")


def _doers(rest: Sequence[Node]) -> tuple[str, ...]:
    """Whose act: "ratification by Ghana and Togo", "the accession of Cyprus"."""
    lead = next((i for i, n in enumerate(rest) if n.low in ("by", "of") and i + 1 < len(rest) and _acts(rest[i + 1])), None)
    if lead is None:
        return ()
    return tuple(dict.fromkeys(key for n in rest[lead + 1 :] if isinstance(n, Phrase) and n.sort == "state" for key in n.keys))


def _acts(node: Node) -> bool:
    return isinstance(node, Phrase) and node.sort == "state"


def _status(noun: ActNoun, parsed: Parsed) -> Status | None:
    """Done behind "since" and "after" and in the past; expected under a verb that looks ahead; a bare weekday may be the verb's."""
    clause = next((c for c in parsed.clauses if c.start <= noun.phrase.start < c.end), None)
    if noun.before in act_words("nouns", "behind") and (clause is None or not clause.verb.modal):
        return Status.DONE
    if clause is None or clause.verb.negated or noun.phrase.det == "no" or isinstance(noun.day.value.expr, Weekday | Deictic):
        return None
    ahead = clause.verb.future or clause.verb.pending or clause.verb.modal != ""
    return Status.EXPECTED if ahead else Status.DONE if noun.before in act_words("nouns", "done") else None
