"""Who says what in a text: the attributions in order of place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from foedus.reading.speech.headings import heading
from foedus.reading.speech.kinds import Attribution, Span
from foedus.reading.speech.nesting import nested
from foedus.reading.speech.reports import reports
from foedus.reading.speech.sentence import Spoken, sentences
from foedus.reading.speech.tags import tags
from foedus.reading.speech.telling import told
from foedus.reading.syntax.scan import Scan


def attributions(seen: Scan) -> tuple[Attribution, ...]:
    """All attributions. A pure function, linear in the text's length; never raises."""
    heard, spoken = _Heard(), tuple(sentences(seen))
    for one in spoken:
        heard.hear(one)
    return nested(seen.text, told(seen.text, spoken, heard.all()), heard.quoted)


@dataclass
class _Heard:
    """What was read so far, and whose quotation may go on in the next sentence."""

    found: list[Attribution] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)  # does the cue stand in quotation marks?
    more: dict[int, list[Span]] = field(default_factory=dict)  # further sentences of a quotation
    last: int | None = None

    def hear(self, spoken: Spoken) -> None:
        """Read one sentence."""
        head = heading(spoken)
        behind = [head] if head else tags(spoken)
        found = sorted([*behind, *reports(spoken, behind)], key=lambda one: one.cue)
        inside = [spoken.quoted[spoken.node_at(one.cue[0])] is not None for one in found]
        if all(inside):
            self._go_on(spoken)
        else:
            self._take_back(min((one.content[0][0] for one in behind), default=spoken.nodes[0].start))
            self.last = len(self.found) + next(k for k in range(len(found) - 1, -1, -1) if not inside[k])
        self.found += found
        self.quoted += inside

    def all(self) -> list[Attribution]:
        """All that was read, quotations with all their sentences."""
        for k, spans in self.more.items():
            self.found[k] = replace(self.found[k], content=(*self.found[k].content, *spans))
        return self.found

    def _go_on(self, spoken: Spoken) -> None:
        """A sentence that is a quotation from end to end goes on with what the last speaker said."""
        span = spoken.span(0, len(spoken.nodes))
        if self.last is not None and span and spoken.quoted[0] is not None and spoken.quoted[-1] is not None:
            self.more.setdefault(self.last, []).append(span)
        elif spoken.opens:
            self.last = None

    def _take_back(self, place: int) -> None:
        """What was taken for a quotation that goes on belongs, from a place on, to the speaker named behind it."""
        spans = self.more.get(self.last, []) if self.last is not None else []
        while spans and spans[-1][0] >= place:
            spans.pop()
