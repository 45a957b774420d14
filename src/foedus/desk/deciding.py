"""A person's decision on a statement named by the beginning of its id; one made meanwhile is told, not overwritten."""

from __future__ import annotations

from foedus.core.decisions import Decision, Verdict
from foedus.core.problems import Problem, Refused
from foedus.core.statements import Statement
from foedus.desk.review_lines import SHORT, columns, told
from foedus.ledger.decisions.deciding import Changed, Decided, accepting, correcting, deciding
from foedus.ledger.decisions.reviewed import reviews
from foedus.ledger.store import Ledger


def named(ledger: Ledger, prefix: str) -> Statement:
    """The one statement whose id begins so. Refused where there is none, or several."""
    keys = ledger.ids(prefix) if prefix else []
    found = ledger.statement(keys[0]) if len(keys) == 1 else None
    if found is None:
        said = "Several statements have ids that begin so." if keys else "There is no such statement in this ledger."
        remedy = f"Give more of the id: {', '.join(keys[:5])}." if keys else "`foedus review --ledger FILE` lists their ids."
        raise Refused(Problem(f"statement {prefix}", said, remedy))
    return found


def decide(
    ledger: Ledger,
    statement: Statement,
    verdict: Verdict,
    by: str,
    why: str = "",
    after: str | None = None,
    to: Statement | None = None,
) -> str | Problem:
    """What was done, in words, or who decided otherwise. `after` begins the id of the last decision that the person saw.

    Without it only what is still to be decided is decided, and undo takes back what stands.
    """
    last = _seen(ledger.history(statement.id), verdict, after)
    return _words(ledger.decide(*made(statement, verdict, by, last, why, to)), statement)


def made(
    statement: Statement, verdict: Verdict, by: str, after: str, why: str = "", to: Statement | None = None
) -> tuple[Decision, Statement | None]:
    """What `Ledger.decide` takes for the verdict; `to` is what a correction puts in its place."""
    if verdict is Verdict.ACCEPT:
        return accepting(statement, by, after, why)
    if to:
        return correcting(statement, to, by, after, why)
    return deciding(statement.id, verdict, by, after, why), None


def _seen(history: list[Decision], verdict: Verdict, after: str | None) -> str:
    """The last decision that the person saw."""
    if after is not None:
        return next((d.id for d in history if after and d.id.startswith(after)), after)
    if not history:
        return ""
    stands = reviews(history).verdict(history[0].statement)
    open_ = stands is None or stands.verdict is Verdict.DEFER
    return history[-1].id if open_ or verdict is Verdict.UNDO else ""


def _words(answer: Decided | Changed, statement: Statement) -> str | Problem:
    key = statement.id[:SHORT]
    if isinstance(answer, Changed):
        last = answer.meanwhile[-1].id[:SHORT]
        said = f"It was decided already, and nothing was written. {told(answer.meanwhile)}."
        return Problem(f"statement {key}", said, f"To decide after that all the same, give --after {last}.")
    again = "" if answer.new else " (as before)"
    return f"{key} {answer.decision.verdict.value}{again}: {' '.join(filter(None, columns(statement)))}"
