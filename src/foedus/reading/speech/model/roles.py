"""The parts of attributions as one label a token, and back."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from foedus.reading.speech.kinds import Attribution, Span
from foedus.reading.text.tokens import Token

CUE, SOURCE, CONTENT = "Cue", "Source", "Content"
ROLES = (CUE, SOURCE, CONTENT)
Spans = dict[str, list[Span]]
OUT = "O"


def roles(found: Iterable[Attribution]) -> Spans:
    """The spans of each role in the attributions that stand in no other's content."""
    outermost = [one for one in found if one.outer is None]
    return {
        CUE: [one.cue for one in outermost],
        SOURCE: [one.source for one in outermost if one.source],
        CONTENT: [span for one in outermost for span in one.content],
    }


def labels(marks: Sequence[Token], found: Spans) -> list[str]:
    """One label a token: "B Cue" where a span begins, "I Cue" inside; of roles that overlap cue before source before content."""
    out = [OUT] * len(marks)
    for role in reversed(ROLES):
        for start, end in sorted(found[role]):
            for k in range(first := _at(marks, start), _at(marks, end)):
                out[k] = f"{'B' if k == first else 'I'} {role}"
    return out


def spans(marks: Sequence[Token], found: Sequence[str]) -> list[tuple[str, Span]]:
    """The stretches of tokens of one role, in order."""
    out: list[tuple[str, Span]] = []
    for k, label in enumerate(found):
        if label[0] == "I" and k and found[k - 1][2:] == label[2:]:
            role, (start, _) = out[-1]
            out[-1] = role, (start, marks[k].end)
        elif label != OUT:
            out.append((label[2:], (marks[k].start, marks[k].end)))
    return out


def _at(marks: Sequence[Token], place: int) -> int:
    return bisect_left(marks, place, key=lambda mark: mark.start)
