"""Which day of a sentence is an act's: one of its own clause, else of the clauses that it hangs on or that only describe it."""

from __future__ import annotations

from foedus.reading.acts.clausedays import days_of_clause, index_of, of_content, times_of
from foedus.reading.days.kinds import Absolute, Deictic, Unit, Weekday, Within, Yearless
from foedus.reading.days.times import TimeMention
from foedus.reading.syntax.clause import Clause
from foedus.reading.syntax.phrase import Phrase
from foedus.reading.syntax.scan import Parsed
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import control


def timed(parsed: Parsed, clause: Clause, text: str) -> tuple[TimeMention | None, TimeMention | None]:
    """The day's expression, and the day from which it is counted back where one is given."""
    own = [t for t in days_of_clause(clause, text) if not (_counts_from_clause(t, parsed, clause) or _quoted(t, parsed, text))]
    if not own and (counted := _counted(parsed, clause)):
        return counted
    k = index_of(parsed, clause)
    inside = times_of(parsed.nodes[clause.verb.first : clause.verb.last])  # "has today deposited"
    found = own or inside or _led(parsed, clause) or of_content(parsed, k) or _beneath(parsed, k) or _above(parsed, k, text)
    return (found[0].value if found else None), None


def _quoted(time: Phrase, parsed: Parsed, text: str) -> bool:
    """ "Today" in somebody's words is the day on which they were spoken."""
    before = text[parsed.sentence.start : time.start]
    inside = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return inside and isinstance(time.value.expr, Deictic)


def _counts_from_clause(time: Phrase, parsed: Parsed, clause: Clause) -> bool:
    """ "takes effect ninety days after it has been ratified": the day depends on what the next clause tells."""
    if not getattr(time.value.expr, "named", False):
        return False
    if time.value.expr.unit in (Unit.MONTH, Unit.YEAR) and not time.value.expr.counted:
        return True  # "the month after the sixtieth instrument"
    return any(c.link in ("after", "before") and c.hang == "subordinate" and c.start >= time.end for c in parsed.clauses)


def _lead(parsed: Parsed) -> list[Phrase]:
    """The times before the first verb of the sentence."""
    return times_of(parsed.nodes[: parsed.clauses[0].verb.first if parsed.clauses else 0])


def _led(parsed: Parsed, clause: Clause) -> list[Phrase]:
    """The adverbial at the head of the sentence where it still holds for this clause."""
    first = parsed.clauses[0]
    leads = (clause is first and clause.hang in ("main", "coordinated")) or (
        first.hang == "main" and clause.hang == "coordinated" and clause.outer == 0
    )
    return [n for n in _lead(parsed) if leads and n.end <= clause.start]


def _counted(parsed: Parsed, clause: Clause) -> tuple[TimeMention, TimeMention] | None:
    """ "On Saturday, a day after Jamaica had deposited its own": the time before "after", and the day it counts back from."""
    if clause.hang != "subordinate" or clause.outer is None or clause.link not in ("after", "before"):
        return None
    days = [n.value for n in times_of((*_lead(parsed), *_behind_outer(parsed, clause.outer)))]
    span = next((d for d in days if getattr(d.expr, "named", False) and d.end <= clause.start), None)
    base = next((d for d in days if d is not span), None)
    return (span, base) if span and base else None


def _behind_outer(parsed: Parsed, k: int | None) -> list[Phrase]:
    """What stands behind a clause's verb and behind those it hangs on."""
    out: list[Phrase] = []
    while k is not None:
        out = [*parsed.clauses[k].phrases, *out]
        k = parsed.clauses[k].outer
    return out


def _beneath(parsed: Parsed, k: int) -> list[Phrase]:
    """Days of a participle that tells no act of its own: "rejected it, mustering only 48 votes on Wednesday"."""
    hanging = (c for c in parsed.clauses[k + 1 : k + 3] if (c.outer == k and c.hang == "gerund" and not c.link) or _names(c))
    return [p for c in hanging if not any(n.sort in _ACTED for n in c.phrases) for p in times_of(c.after) if _of_the_news(p)]


def _names(clause: Clause) -> bool:
    """ "(signed the pact,) known as X, in Vienna on June 18": an aside that only names."""
    return clause.verb.lemma in words("naming") and clause.verb.participle


_ACTED = words("themes") | {"force"}


def _of_the_news(time: Phrase) -> bool:
    expr = time.value.expr
    return isinstance(expr, Weekday | Deictic | Yearless | Within | Absolute) and getattr(expr, "offset", 0) <= 0


def _above(parsed: Parsed, k: int, text: str) -> list[Phrase]:
    """Days of the clause on which this one hangs: "on Thursday refused to ratify it", "on February 26, when they approved it"."""
    clause = parsed.clauses[k]
    outer = parsed.clauses[clause.outer] if clause.outer is not None else None
    if outer is None:
        return []
    if clause.link == "that" and outer.verb.lemma == "be" and outer.subject and outer.subject[0].low == "it":
        return times_of(outer.after)  # "It was only in July 2019 that Nigeria signed"
    if clause.hang == "infinitive" and control(outer.verb.lemma) in (None, "refuse"):
        return days_of_clause(outer, text) or _led(parsed, outer) or _above(parsed, clause.outer or 0, text)
    if clause.hang == "gerund" and not clause.link:
        return days_of_clause(outer, text) or _led(parsed, outer)
    last = next((n for n in reversed(outer.after) if n.low != ","), None)
    when = clause.link == "when" and clause.hang == "subordinate" and last is not None
    return times_of((last,)) if when and last is not None else []
