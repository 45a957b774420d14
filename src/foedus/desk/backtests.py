"""A backtest from a user's files: read, replayed, and told as a table, lines, or data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedus.core.problems import Problem, Refused
from foedus.datasets import wars as war_files
from foedus.datasets.alliances.layouts import recognised
from foedus.datasets.alliances.spellrows import Spells, spells
from foedus.datasets.rowfiles import RowFile, row_file
from foedus.desk import out
from foedus.desk.alliancefiles import data_files, of_members
from foedus.research.backtest import coding as codings
from foedus.research.backtest.backtest import Backtest, Progress, backtest, uncoded
from foedus.research.backtest.explain import lines
from foedus.research.backtest.score import Score

if TYPE_CHECKING:
    from rich.console import RenderableType

_CODED = {True: "invoked", False: "not met", None: ""}


@dataclass(frozen=True, slots=True)
class Read:
    """The backtest, what was wrong with the files, and how to cite them."""

    backtest: Backtest
    problems: tuple[Problem, ...]
    citations: tuple[str, ...]


def read(paths: Sequence[str], ledger: str | None, war: int | None, progress: Progress | None = None) -> Read:
    """Replay the wars of these files. Refused where no wars are among them, or no alliances are at hand."""
    told, problems = _files(paths)
    fought, faults = war_files.wars(told["wars"])
    bound, wrong = _alliances(told.get("atop"), ledger)
    if fought is None:
        raise Refused(faults[0])
    coded, unread = codings.coding(told["coding"]) if "coding" in told else (tuple(uncoded(bound, fought)), [])
    asked = [one for one in coded if war is None or one.war == war]
    cites = (bound.data.citation, war_files.CITATION, *([codings.CITATION] if "coding" in told else []))
    return Read(backtest(bound, fought, asked, progress), (*problems, *faults, *wrong, *unread), cites)


def _files(paths: Sequence[str]) -> tuple[dict[str, RowFile], list[Problem]]:
    """By what they are: wars, coding, atop."""
    found: dict[str, RowFile] = {}
    problems: list[Problem] = []
    for path in paths:
        file, wrong = row_file(Path(path))
        kind = _kind(file) if file else None
        if file is None or kind is None:
            says = "It is no file of wars, of casus foederis, or of ATOP's members that is known."
            raise Refused(wrong[0] if file is None else Problem(f"{path}:1", says, "Give the files of their publishers."))
        found[kind] = file
        problems += wrong
    if "wars" not in found:
        raise Refused(Problem(", ".join(paths), "None of these is a file of interstate wars.", "Name one."))
    return found, problems


def _kind(file: RowFile) -> str | None:
    layout = recognised(file.columns, "ATOP")
    if layout:
        return "atop" if layout.about == "members" else None
    return "wars" if war_files.fits(file) else "coding" if codings.fits(file) else None


def _alliances(file: RowFile | None, ledger: str | None) -> tuple[Spells, list[Problem]]:
    if file is None:
        found, problems = data_files(ledger)
        return of_members(found, "ATOP"), problems
    told, problems = spells(file, "ATOP")
    if told is None:
        raise Refused(problems[0])
    return told, problems


def table(found: Backtest) -> RenderableType:
    """Each war and alliance: what the engine says by the facts, in two values, and the coding."""
    rows = [
        (
            str(r.coded.war),
            r.coded.war_name,
            r.coded.alliance,
            r.answer.value,
            "called" if r.called else "",
            _CODED[r.coded.invoked],
        )
        for r in found.rows
    ]
    return out.table(("War", "Name", "ATOP", "By the facts", "Called", "Coded"), rows, f"{len(rows)} wars before alliances")


def report(found: Backtest, why: bool) -> Iterator[str]:
    """The score against the coding and the role rules; with `why` the rows that differ, or all where none is coded, with proofs."""
    if found.scored:
        differ = len(found.disagreements)
        yield f"{len(found.scored)} of {len(found.rows)} rows are coded as invoked or as not met; {differ} differ."
        yield _line("by law", found.score)
        yield _line("simple role rules", found.score_of_roles)
        for answer, (invoked, unmet) in found.by_answer.items():
            yield f"{answer.value:20} coded as invoked {invoked:4}, as not met {unmet:4}"
    for row in (found.disagreements if found.scored else found.rows) if why else ():
        yield ""
        yield from lines(row)


def _line(name: str, score: Score) -> str:
    return f"{name:20} precision {score.precision:.3f}  recall {score.recall:.3f}  F1 {score.f1:.3f}"


def data(found: Backtest) -> dict[str, Any]:
    """The same as data, each row with its lines of proof."""
    told = {name: _scores(score) for name, score in (("by law", found.score), ("role rules", found.score_of_roles))}
    rows = [
        {"war": r.coded.war, "name": r.coded.war_name, "atop": r.coded.alliance, "answer": r.answer.value, "called": r.called,
         "coded": r.coded.invoked, "why": lines(r)}
        for r in found.rows
    ]  # fmt: skip
    return {"scored": len(found.scored), **(told if found.scored else {}), "rows": rows}


def _scores(score: Score) -> dict[str, float]:
    return {"precision": round(score.precision, 4), "recall": round(score.recall, 4), "f1": round(score.f1, 4)}
