"""A finding in one sentence that a lawyer would accept."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.core.answers import Answer
from foedus.law.basics.names import full, listed, short
from foedus.law.basics.proofs import deciding
from foedus.law.scenarios.findings import Finding
from foedus.law.scenarios.manners import manner


def explain(finding: Finding, bearers: Sequence[str] = ()) -> str:
    """Who must do what for whom, under which article, or why not, or what cannot be told.

    `bearers` are all those for whom the same holds, where there are several.
    """
    who = listed(map(full, bearers or (finding.bearer,)))
    text = {Answer.YES: _yes, Answer.NO: _no, Answer.UNKNOWN: _unknown}[finding.answer](finding, who)
    return f"Hypothetical: {finding.supposing}, {text}" if finding.supposing else text[0].upper() + text[1:]


def _yes(f: Finding, who: str) -> str:
    how = ", ".join(filter(None, (f.provision.act if f.duty == "help" else "", *manner(f.provision))))
    limits = f"within {listed(f.provision.limits)}" if f.provision.limits else ""
    return f"{who} {_duty(f, who)} under {_place(f)}" + "".join(filter(None, (how and f": {how}", limits and f"; {limits}"))) + "."


def _no(f: Finding, who: str) -> str:
    verb = "are" if who != full(f.bearer) else "is"
    why = "; ".join(dict.fromkeys(step.says for step in deciding(f.proof)))
    return f"{who} {verb} not bound toward {full(f.toward)} by {_place(f)}: {why}."


def _unknown(f: Finding, who: str) -> str:
    return f"whether {who} {_duty(f, who)} under {_place(f)} cannot be told: {'; '.join(f.decides)}."


def _place(f: Finding) -> str:
    article = f"article {f.provision.article} of " if f.provision.article else ""
    title = short(f.title)
    return f"{article}{title}" if title.lower().startswith("the ") else f"{article}the {title}"


def _duty(f: Finding, who: str) -> str:
    return {"help": _help, "consult": _consult, "abstain": _abstain}.get(f.duty, _restraint)(f, who)


def _modal(f: Finding, who: str) -> str:
    """What is declared and not promised is less than a "must"."""
    declared = "is to" if who == full(f.bearer) else "are to"
    return {"may": "may", "declares": declared}.get(f.provision.modality or "", "must")


def _help(f: Finding, who: str) -> str:
    return f"{_modal(f, who)} help {full(f.toward)} against {_adversaries(f)}"


def _consult(f: Finding, who: str) -> str:
    return f"{_modal(f, who)} consult with {full(f.toward)}"


def _abstain(f: Finding, who: str) -> str:
    return f"may not help {_adversaries(f)} against {full(f.toward)}"


def _restraint(f: Finding, who: str) -> str:
    what = f" ({f.provision.kind}: {f.provision.act})" if f.provision.act else f" ({f.provision.kind})"
    whose = "its" if who == full(f.bearer) else "their"
    return f"would break {whose} duty toward {full(f.toward)}{what}"


def _adversaries(f: Finding) -> str:
    return listed(map(full, f.against)) or "the adversary"
