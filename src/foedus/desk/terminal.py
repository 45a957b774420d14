"""The brief on a terminal; plain text when piped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.text import Text
from rich.tree import Tree

from foedus.core.answers import Answer
from foedus.core.saying import day
from foedus.desk.lines import ActLine, ClaimGroup, DutyLine, Passage, ScenarioLine, Step
from foedus.desk.out import table
from foedus.desk.safe import one_line, visible
from foedus.desk.standing_lines import since
from foedus.desk.views import Brief, Shared, SourceLine, TreatyView

STATES = 20  # of an open treaty
SHARERS = 8  # reports that share passages with one
MOST = 6  # passages named in one cell; the page has all


def show(brief: Brief, console: Console) -> None:
    """Print the whole brief."""
    for note in brief.notes:
        console.print(Text(visible(note), style="bold"))
    for treaty in brief.treaties:
        for part in _treaty(treaty):
            console.print(part)
    if brief.mentioned:
        rows = [(t.short, t.standing.word, _brief_acts(t.acts)) for t in brief.mentioned]
        console.print(table(("Other agreements mentioned", f"On {day(brief.on)}", "What is said of it"), rows))
    if brief.claims:
        console.print(Text("\nFurther claims", style="bold"), claims_table(brief.claims))
    if brief.sources:
        console.print(_sources(brief.sources))


def scenario_tree(line: ScenarioLine) -> RenderableType:
    """A scenario with what it would trigger and its proof."""
    parts: list[RenderableType] = [Text(f"Suppose: {one_line(line.scenario)}", style="bold")]
    parts += [proof_tree(v) for v in line.verdicts if v.answer is not Answer.NO]
    parts += [_said(v) for v in line.verdicts if v.answer is Answer.NO]  # its proof is one step, and the sentence says it
    if not line.verdicts:
        parts.append(Text("No duty of a treaty known here would be triggered."))
    if line.conflicts:
        parts += [Text("Duties that cannot all be kept", style="bold"), *map(proof_tree, line.conflicts)]
    return Group(*parts)


def claims_table(groups: Iterable[ClaimGroup]) -> RenderableType:
    """Claims by what they are about."""
    rows = [
        (v.about if v.about != before else "", v.stance, v.speaker, v.figure or "", _cites(v.passages))
        for group in groups
        for v, before in zip(group.voices, ["", *(v.about for v in group.voices)], strict=False)
    ]
    return table(("About", "Stance", "Who", "Number", "Where"), rows)


def _treaty(treaty: TreatyView) -> Iterable[RenderableType]:
    yield Text()
    yield Text(one_line(treaty.short), style="bold underline")
    if not treaty.short.startswith(treaty.title):
        yield Text(one_line(treaty.title))
    also = [name for name in treaty.names if name != treaty.short][:4]
    names = f"; also called {'; '.join(also)}" if also else ""
    between = f" between {', '.join(treaty.parties[:8])}" if treaty.parties else ", open to many states" if treaty.open else ""
    yield Text(one_line(f"{treaty.kind}{between}{names}"), style="dim")
    yield Text(visible(treaty.standing.sentence), style="bold")
    yield from (Text(f"  ○ {one_line(item)}") for item in treaty.standing.outstanding)
    for s in treaty.standing.states[:STATES]:
        yield Text(one_line(f"  {s.name}: {s.word} {since(s)}"))
        yield from (Text(f"    ✓ {one_line(item)}") for item in s.done)
        yield from (Text(f"    ○ {one_line(item)}") for item in s.outstanding)
    if treaty.register:
        yield Text(visible(treaty.register), style="dim")
    yield from (Text(one_line(r.says)) for r in treaty.relations)
    yield from _parts(treaty)


def _parts(treaty: TreatyView) -> Iterable[RenderableType]:
    if treaty.acts:
        yield table(("Day", "Act", "By", "Who and where", "Reports", "Independent", "Where"), map(_act, treaty.acts))
        yield from _disagreements(treaty.acts)
    if treaty.duties:
        yield table(("Provision", "Article", "What it says", "Reports", "Independent", "Where"), map(_duty, treaty.duties))
    if treaty.scenarios:
        yield from map(scenario_tree, treaty.scenarios)
        yield Text()
    if treaty.claims:
        yield claims_table(treaty.claims)


def _disagreements(acts: Sequence[ActLine]) -> Iterable[Text]:
    told = [f"{a.title}{f' ({a.organ})' if a.organ else ''}: {said}" for a in acts for said in a.differences]
    return (Text(f"≠ {one_line(line)}") for line in told)


def _act(act: ActLine) -> tuple[str, ...]:
    status = f" ({act.status})" if act.status not in ("done", "not done") else ""
    who = ", ".join(filter(None, (act.organ, *act.persons, act.place)))
    day_ = (act.when.edtf if act.when else "") or "not known"
    return (
        day_,
        act.title + status + (" ≠" if act.differences else ""),
        ", ".join(act.names[:6]),
        who,
        str(act.reports),
        str(act.independent),
        _cites(act.passages),
    )


def _duty(duty: DutyLine) -> tuple[str, ...]:
    said = "\n".join(f"{name}: {value}" for name, value in duty.parts)
    return duty.title, duty.article or "", said, str(duty.reports), str(duty.independent), _cites(duty.passages)


def _cites(passages: Sequence[Passage]) -> str:
    """As "2:1153-1240": report 2, these characters."""
    told = [f"{p.number}:{p.start}-{p.end}" if p.number else one_line(p.name, 40) for p in passages[:MOST]]
    return ("; " if " " in "".join(told) else " ").join(told) + (" …" if len(passages) > MOST else "")


def _brief_acts(acts: Sequence[ActLine]) -> str:
    return "\n".join(f"{a.title}{'' if a.status == 'done' else f' ({a.status})'}, {a.day} [{_cites(a.passages)}]" for a in acts)


def proof_tree(step: Step) -> Tree:
    """A proof, each step with its answer, its article and where it stands."""
    tree = Tree(_said(step), guide_style="dim")
    for smaller in step.steps:
        tree.add(proof_tree(smaller))
    return tree


def _said(step: Step) -> Text:
    article = f" ({step.article})" if step.article else ""
    where = f" [{_cites(step.passages)}]" if step.passages else ""
    return Text(one_line(f"{step.answer.value}: {step.says}{article}{where}"))


def _sources(sources: Sequence[SourceLine]) -> RenderableType:
    rows = [
        (
            str(s.number),
            f"{s.name}\n{s.removed}" if s.removed else s.name,
            s.day + (f"\n{s.ground}" if s.ground else ""),
            str(s.group or "cannot be told"),
            _sharing(s),
            ", ".join(w for w, _ in s.speakers[:6]),
        )
        for s in sources
    ]
    return table(("No.", "Report", "Published", "Group", "Shares passages with", "Passes on the word of"), rows)


def _sharing(source: SourceLine) -> str:
    prose = _sharers(x for x in source.shared if not x.quotation)
    quoted = _sharers(x for x in source.shared if x.quotation) - prose
    told = (f"prose: {_some(prose)}" if prose else "", f"quotation only: {_some(quoted)}" if quoted else "")
    return "; ".join(filter(None, told))


def _sharers(shared: Iterable[Shared]) -> set[int]:
    return {n for x in shared for n in (x.theirs.number, *x.also)}


def _some(numbers: set[int]) -> str:
    told = ", ".join(map(str, sorted(numbers)[:SHARERS]))
    return told + (f" and {len(numbers) - SHARERS} more" if len(numbers) > SHARERS else "")
