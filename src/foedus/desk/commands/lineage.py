"""`foedus lineage`: which reports draw on one another, and what they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from foedus.desk import options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foedus.desk.lineage_lines import Pair


@click.command("lineage")
@options.paths
@options.formats("json")
def command(paths: tuple[str, ...], form: str) -> None:
    """Which reports draw on one another: the passages they share, with their characters in both, and who drew on whom.

    Prose, reworded sentences, quotations and boilerplate are told apart; the last two make no lineage. Who drew on whom is
    told by the days of publication, by what only one still awaits or adds, by names and figures that one left out; where
    nothing tells, it says so.

    \b
    Examples:
      foedus lineage reports/
      foedus lineage first.txt second.txt --format json
    """
    from foedus.desk import out
    from foedus.desk.gather import read_paths
    from foedus.desk.lineage_lines import compared

    with options.progress("Reading") as progress:
        readings, problems = read_paths(paths, None, progress)
    found, pairs = compared(readings)
    names = {r.document.id: r.document.name for r in readings}
    groups = sorted(sorted(names[key] for key in group) for group in found.groups)
    if form == "json":
        out.data({"groups": groups, "pairs": [_row(pair) for pair in pairs]})
    else:
        _print(groups, pairs)
    raise SystemExit(1 if out.problems(problems) else 0)


def _row(pair: Pair) -> dict[str, Any]:
    drew = pair.drew
    told = {"source": drew.source, "derived": drew.derived, "ground": drew.ground} if drew else {}
    passages = [
        {
            "kind": p.kind,
            "a": {"start": p.a_start, "end": p.a_end, "words": p.a_words},
            "b": {"start": p.b_start, "end": p.b_end, "words": p.b_words},
        }
        for p in pair.passages
    ]
    return {"a": pair.a, "b": pair.b, "lineage": pair.score is not None, "score": pair.score, **told, "passages": passages}


def _print(groups: Sequence[Sequence[str]], pairs: Sequence[Pair]) -> None:
    from foedus.desk import out

    console = out.console()
    console.print(out.table(("Group", "Reports"), [(str(n), "\n".join(group)) for n, group in enumerate(groups, 1)]))
    for pair in pairs:
        rows = [(p.kind, f"{p.a_start}-{p.a_end}", f"{p.b_start}-{p.b_end}", " ".join(p.a_words.split())) for p in pair.passages]
        console.print(out.table(("Kind", pair.a, pair.b, "Words"), rows, _title(pair)))


def _title(pair: Pair) -> str:
    if pair.score is None:
        return f"{pair.a} and {pair.b}: no lineage"
    if pair.drew is None:
        return f"{pair.a} and {pair.b}: one lineage ({pair.score:.1f}); who drew on whom cannot be told"
    return f"{pair.drew.derived} draws on {pair.drew.source} ({pair.score:.1f}). {pair.drew.ground}"
