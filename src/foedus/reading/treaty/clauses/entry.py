"""When a treaty enters into force by its own clause (VCLT art. 24(1)), and for who joins later (24(3)), read from English texts.

What follows on "shall enter into force" is a day or a delay, and what fulfils it. A clause that is found and not read is told
with its article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from foedus.core.clauses import Delay, EntryIntoForce
from foedus.core.texts import Element
from foedus.core.when import When
from foedus.core.words import EntryRule
from foedus.reading.treaty.clauses.clause import Found, best, found
from foedus.reading.treaty.clauses.dates import days
from foedus.reading.treaty.clauses.delays import delay, lengths
from foedus.reading.treaty.clauses.entering import THIS, Entering, Role, entering
from foedus.reading.treaty.clauses.fulfilled import Fulfilled, fulfilled
from foedus.reading.treaty.clauses.named import given
from foedus.reading.treaty.clauses.patterns import pattern
from foedus.reading.treaty.clauses.sentences import Sentence, mentioning

# a time that was not read as a delay: then the clause is not read at all
_UNREAD = pattern("entry", "unread")
_CONDITION = pattern("entry", "condition")
_ON = pattern("entry", "on")
# between whom it does, before the words that say when
_BETWEEN = pattern("entry", "between")
_OTHERS = pattern("entry", "others")
_BECOMES = pattern("entry", "becomes")  # another way to say it: such a state shall become a party on the thirtieth day
_FROM_ACT = pattern("entry", "from_act")
_OWN_ACT = pattern("entry", "own_act")


def entry_into_force(sentences: Iterable[Sentence]) -> Found[EntryIntoForce] | None:
    """The clause of the treaty itself: the first that can be read, else the first of all. None where there is none."""
    every = list(sentences)
    said = [(one, role) for one in mentioning(every, "force", "effect", "operati") if (role := entering(one))]
    mine = sorted((one for one in said if one[1].role is Role.OWN), key=lambda one: one[1].subject != THIS)
    own = best(found(one, _own(one, role)) for one, role in mine or [one for one in said if one[1].subject != "it"])
    if own is None or own.clause is None:
        return own
    later = [one for one in said if one[1].role is not Role.OWN]
    clause = _with(own.clause, own.article, later)
    return replace(own, clause=clause if clause.later else replace(clause, later=_becoming(every, own.article)))


def _becoming(sentences: Iterable[Sentence], article: Element) -> Delay | None:
    """From when who joins later is a party, where the clause's own article says it so."""
    here = (one for one in mentioning(sentences, "become") if one.article.start == article.start)
    hits = (joining(one.words[hit.end() :]) for one in here if (hit := _BECOMES.search(one.words)))
    return next((long for long in hits if long is not None), None)


def _own(sentence: Sentence, said: Entering) -> EntryIntoForce | None:
    if said.role is not Role.OWN:
        return None
    clause = read(said.says, sentence.before) or read(f"{said.lead} {said.says}", sentence.before)
    return replace(clause, article=sentence.article.number) if clause else None


def _with(clause: EntryIntoForce, article: Element, more: Sequence[tuple[Sentence, Entering]]) -> EntryIntoForce:
    """The clause with what other sentences say: of who joins later, in its own article first, and of a day on which nothing was
    fulfilled: then the delay runs from the day on which it is; where nothing says so, as for who joins later."""
    nearest = sorted(more, key=lambda one: one[0].article.start != article.start)
    delays = [(said.role, long) for _, said in nearest if (long := joining(said.says)) is not None]
    later = clause.later or next((long for role, long in delays if role is Role.LATER), None)
    missed = next((long for role, long in delays if role is Role.FALLBACK), later)
    counted = clause.date is not None and clause.rule is not EntryRule.DATE and clause.delay == Delay()
    return replace(clause, later=later, delay=missed if counted and missed else clause.delay)


def read(words: str, before: str = "") -> EntryIntoForce | None:
    """What follows on "shall enter into force", as typed data; None where any of it that counts could not be read."""
    here, others = _split(words)
    if between := _BETWEEN.match(here):
        here = here[between.end() :]
    fixed, rest = _fixed(here)
    later, rest = delay(rest)
    by = fulfilled(rest, before)
    if _UNREAD.search(rest[: by.at] if by else rest):
        return None
    clause = _clause(fixed, later, by, rest)
    return replace(clause, later=joining(others)) if clause and others else clause


def _clause(fixed: When | None, later: Delay, by: Fulfilled | None, rest: str) -> EntryIntoForce | None:
    if by is None:
        if fixed is None or later != Delay():
            return None
        besides = _CONDITION.search(rest)
        if named := given(rest):
            return EntryIntoForce(rule=EntryRule.INSTRUMENTS, date=fixed, named=named)
        return EntryIntoForce(rule=EntryRule.DATE, date=fixed, note=" ".join(besides[0].split())[:300] if besides else None)
    return EntryIntoForce(
        rule=by.rule, count=by.count, named=by.named, conditions=by.conditions, date=fixed, delay=later, note=by.besides
    )


def joining(words: str) -> Delay | None:
    """The delay from a state's own instrument; None where it cannot be read."""
    between = _BETWEEN.match(words)
    long, rest = delay(words[between.end() :] if between else words)
    act = _OWN_ACT.search(rest)
    if act and not _UNREAD.search(rest[: act.start()]) and "whichever" not in words:
        return long
    return next((one for one, _, end in lengths(words) if _FROM_ACT.match(words, end)), None)


def _split(words: str) -> tuple[str, str]:
    """What is said of the treaty, and what of others in the same sentence."""
    found = _OTHERS.search(words)
    return (words[: found.start()], words[found.end() :]) if found else (words, "")


def _fixed(words: str) -> tuple[When | None, str]:
    """The day with which the words begin, and those after it."""
    begins = _ON.match(words)
    for day, start, end in days(words) if begins else ():
        if begins and start == begins.end():
            return day, words[end:]
    return None, words
